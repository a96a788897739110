package org.herobase.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.herobase.memory.History;
import org.herobase.memory.Memory;
import org.herobase.sql.Script;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HistoryLogTest {
    @TempDir
    Path folder;

    private final AtomicReference<String> sheet = new AtomicReference<>("Sheet 1");
    private Memory memory;
    private History history;

    @BeforeEach
    void open() {
        memory = new Memory(folder.resolve("console.db"));
        history = memory.history(folder.resolve("heroes.db"));
    }

    @AfterEach
    void close() {
        memory.close().join();
    }

    @Test
    void keepsWhatRanTogetherUnderTheNameThatTheSheetHad() {
        var changes = new AtomicInteger();
        var kept = new CompletableFuture<Void>();
        history.listen(() -> {
            changes.incrementAndGet();
            kept.complete(null);
        });
        var run = new HistoryLog(history, sheet::get)
                .follow(Script.of("SELECT 1; SELECT 2").statements(), ParameterValues.NONE);
        sheet.set("Renamed");
        for (var index = 0; index < 2; index++) {
            run.add(new ScriptEvent.Started(index));
            run.add(new ScriptEvent.Finished(
                    index, OptionalInt.of(1), false, OptionalLong.empty(), Duration.ofMillis(1), null));
        }
        run.end();
        kept.join();
        assertThat(history.page("", null, 10).join())
                .extracting(History.Entry::beginning)
                .containsExactly("SELECT 2", "SELECT 1");
        assertThat(history.page("", null, 10).join())
                .extracting(History.Entry::sheet)
                .containsOnly("Sheet 1");
        assertThat(changes).hasValue(1);
    }
}
