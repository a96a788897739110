package org.herobase;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir
    Path folder;

    private LogFile log;

    @BeforeEach
    void open() {
        log = new LogFile(folder.resolve("100%/logs"));
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void thereIsNoFileBeforeThereIsSomethingToLog() {
        log.publish(new LogRecord(Level.INFO, "all is well"));
        log.flush();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void tellsWhatWentWrongAndWhereButNoValues() throws Exception {
        var cause = new NumberFormatException("For input string: \"Dive Wilson\"");
        var record = new LogRecord(Level.SEVERE, "uncaught in {0}");
        record.setParameters(new Object[] {"Thread-7"});
        record.setThrown(new IllegalStateException("cannot read Dive Wilson", cause));
        log.publish(record);
        assertThat(Files.readString(folder.resolve("100%/logs/herobase.0.log")))
                .contains(
                        "SEVERE",
                        "uncaught in Thread-7",
                        "java.lang.IllegalStateException",
                        "java.lang.NumberFormatException",
                        "LogFileTest.tellsWhatWentWrong")
                .doesNotContain("Dive Wilson");
    }

    @Test
    void keepsTheNewestInThreeFiles() {
        for (var number = 0; number < 20; number++) {
            log.publish(new LogRecord(Level.WARNING, number + "x".repeat(100_000)));
        }
        log.close();
        assertThat(folder.resolve("100%/logs").toFile().list())
                .containsExactlyInAnyOrder("herobase.0.log", "herobase.1.log", "herobase.2.log");
        assertThat(folder.resolve("100%/logs/herobase.0.log")).content().contains("19xxx");
    }

    @Test
    void goesOnWhereItEnded() {
        log.publish(new LogRecord(Level.WARNING, "first"));
        log.close();
        log.publish(new LogRecord(Level.WARNING, "second"));
        assertThat(folder.resolve("100%/logs/herobase.0.log")).content().contains("first", "second");
    }
}
