package org.herobase.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SavedSheetsTest {
    private static final SavedSheet FIRST = sheet("1", "SELECT 1");
    private static final SavedSheet SECOND = sheet("2", "SELECT 2");

    @TempDir
    Path folder;

    private Path database;
    private Memory memory;
    private SavedSheets sheets;

    @BeforeEach
    void open() {
        database = folder.resolve("heroes.db");
        memory = new Memory(folder.resolve("console.db"));
        sheets = memory.sheets(database);
    }

    @AfterEach
    void close() {
        memory.close().join();
    }

    @Test
    void atFirstThereIsNone() {
        assertThat(sheets.load().join()).isEqualTo(new SavedSheets.Open(List.of(), null));
    }

    @Test
    void theyAreAsTheyWereSaved() {
        var sheet = new SavedSheet(
                "7",
                "Žofie",
                "SELECT :a, 'x\0y'",
                SheetFile.of(folder.resolve("a b.sql"), "SELECT :a"),
                9,
                true,
                List.of(new ParameterValue(":b", new byte[] {1}), new ParameterValue(":a", null)));
        var saved = new SavedSheets.Open(List.of(SECOND, sheet, FIRST), "7");
        sheets.save(() -> saved).join();
        assertThat(reopened()).isEqualTo(saved);
        assertThat(memory.sheets(folder.resolve("other.db")).load().join().sheets())
                .isEmpty();
    }

    @Test
    void whatChangesIsSavedAndWhatIsClosedIsForgotten() {
        sheets.save(() -> new SavedSheets.Open(List.of(FIRST, SECOND), "1")).join();
        var changed = new SavedSheet("2", "Two", "SELECT 22", null, 3, false, List.of(new ParameterValue(":a", 1L)));
        sheets.save(() -> new SavedSheets.Open(List.of(changed, FIRST), "2")).join();
        assertThat(reopened()).isEqualTo(new SavedSheets.Open(List.of(changed, FIRST), "2"));
        sheets.save(() -> new SavedSheets.Open(List.of(FIRST), "1")).join();
        assertThat(reopened()).isEqualTo(new SavedSheets.Open(List.of(FIRST), "1"));
        sheets.save(() -> new SavedSheets.Open(List.of(), null)).join();
        assertThat(reopened()).isEqualTo(new SavedSheets.Open(List.of(), null));
    }

    @Test
    void whoLoadsWaitsForWhatIsBeingSaved() {
        sheets.save(() -> new SavedSheets.Open(List.of(FIRST), "1")).join();
        var text = new CompletableFuture<SavedSheets.Open>();
        sheets.save(text::join);
        var loaded = memory.sheets(database).load();
        assertThat(loaded).isNotDone();
        text.complete(new SavedSheets.Open(List.of(SECOND), "2"));
        assertThat(loaded.join().sheets()).containsExactly(SECOND);
    }

    @Test
    void ofManySavesTheLastOneStays() {
        for (var number = 0; number < 50; number++) {
            var text = "SELECT " + number;
            sheets.save(() -> new SavedSheets.Open(List.of(sheet("1", text)), "1"));
        }
        assertThat(reopened().sheets()).extracting(SavedSheet::text).containsExactly("SELECT 49");
    }

    @Test
    void theSheetsOfAnotherRunningAppStay() {
        sheets.save(() -> new SavedSheets.Open(List.of(FIRST), "1")).join();
        var other = new Memory(folder.resolve("console.db"));
        other.sheets(database)
                .save(() -> new SavedSheets.Open(List.of(SECOND), "2"))
                .join();
        sheets.save(() -> new SavedSheets.Open(List.of(), null)).join();
        assertThat(other.sheets(database).load().join().sheets()).containsExactly(SECOND);
        other.close().join();
    }

    @Test
    void aLargeTextIsWrittenOnlyIfItChanged() throws Exception {
        var large = "SELECT 'žluťoučký';\n".repeat(250_000);
        sheets.save(() -> new SavedSheets.Open(List.of(sheet("1", large)), "1")).join();
        memory.close().join();
        memory = new Memory(folder.resolve("console.db"));
        sheets = memory.sheets(database);
        assertThat(sheets.load().join().sheets().getFirst().text()).isEqualTo(large);
        var moved = new SavedSheet("1", "1", large, null, 1_000, false, List.of());
        sheets.save(() -> new SavedSheets.Open(List.of(moved), "1")).join();
        assertThat(Files.size(folder.resolve("console.db-wal"))).isLessThan(100_000);
        sheets.save(() -> new SavedSheets.Open(List.of(sheet("1", large + "-- changed")), "1"))
                .join();
        assertThat(Files.size(folder.resolve("console.db-wal"))).isGreaterThan(large.length());
        assertThat(reopened().sheets().getFirst().text()).endsWith("-- changed");
    }

    @Test
    void aFileKnowsWhetherTheTextChangedSince() {
        var file = SheetFile.of(folder.resolve("a.sql"), "SELECT 1");
        assertThat(file.has("SELECT 1")).isTrue();
        assertThat(file.has("SELECT 1 ")).isFalse();
    }

    private SavedSheets.Open reopened() {
        memory.close().join();
        memory = new Memory(folder.resolve("console.db"));
        sheets = memory.sheets(database);
        return sheets.load().join();
    }

    private static SavedSheet sheet(String id, String text) {
        return new SavedSheet(id, id, text, null, 0, false, List.of());
    }
}
