package org.herobase.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.herobase.AppDriver;
import org.herobase.OtherProgram;
import org.herobase.SqliteFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A key that the database refuses: what is entered then is of the row where it was, not of the one that has that key. */
@Timeout(60)
class RefusedKeyTest {
    private static final String GRID = "tableGrid";

    @TempDir
    Path folder;

    private Path file;
    private AppDriver app;

    @BeforeEach
    void start() {
        file = SqliteFile.of(
                folder.resolve("pairs.db"),
                "CREATE TABLE pair(a INT, b INT, x, PRIMARY KEY (a, b)) WITHOUT ROWID",
                "INSERT INTO pair VALUES (1, 1, 'one'), (2, 1, 'two')");
        app = AppDriver.start(file, folder);
        app.eventually(() -> assertThat(app.rows(GRID)).isEqualTo(2));
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void whatIsEnteredAfterItWasRefusedIsOfTheSameRow() {
        app.edit(GRID, 0, "a", "2");
        app.press(KeyCode.TAB);
        app.waitForEditor(GRID, "b");
        app.eventually(() -> assertThat(app.isAsked()).isTrue()); // the other cell is open: a dialog says it
        app.answer("Close");
        app.waitForNoDialog();
        app.replace("5");
        app.press(KeyCode.ENTER);
        app.waitForRows("SELECT a, b, x FROM pair ORDER BY x", "1|5|one", "2|1|two");
    }

    @Test
    void whatIsEnteredBeforeItIsRefusedIsOfTheSameRow() {
        try (var other = OtherProgram.on(file)) {
            other.execute("BEGIN IMMEDIATE");
            app.edit(GRID, 0, "a", "2");
            app.press(KeyCode.TAB);
            app.waitForEditor(GRID, "b");
            app.replace("5");
            app.press(KeyCode.ENTER);
            other.execute("COMMIT");
        }
        app.waitForRows("SELECT a, b, x FROM pair ORDER BY x", "1|5|one", "2|1|two");
    }
}
