package org.herobase.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.herobase.db.Excerpt;
import org.herobase.db.StorageClass;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class HistoryTest {
    @TempDir
    Path folder;

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
    void anEntryIsWhatRan() {
        var start = Instant.parse("2026-11-21T15:30:00.123Z");
        var failed = new History.Run(
                "DELETE FROM hero", start, Duration.ofNanos(1_500), -1, 0, "FOREIGN KEY", List.of(), "Cleaning");
        history.add(failed).join();
        assertThat(all("")).singleElement().satisfies(entry -> {
            assertThat(entry.beginning()).isEqualTo("DELETE FROM hero");
            assertThat(entry.length()).isEqualTo(16);
            assertThat(entry.start()).isEqualTo(start);
            assertThat(entry.duration()).isEqualTo(Duration.ofNanos(1_500));
            assertThat(entry.rowsRead()).isEqualTo(-1);
            assertThat(entry.rowsChanged()).isZero();
            assertThat(entry.error()).isEqualTo("FOREIGN KEY");
            assertThat(entry.sheet()).isEqualTo("Cleaning");
        });
    }

    @Test
    void valuesKeepTheirStorageClass() {
        var parameters = List.of(
                new ParameterValue("?1", null),
                new ParameterValue("?2", 5L),
                new ParameterValue(":big", Long.MIN_VALUE),
                new ParameterValue("@real", 5.0),
                new ParameterValue("$tiny", Double.MIN_VALUE),
                new ParameterValue(":text", "5"),
                new ParameterValue(":empty", ""),
                new ParameterValue(":nul", "a\0b"),
                new ParameterValue(":blob", new byte[] {0, -1, 53}),
                new ParameterValue(":none", new byte[0]));
        history.add(run("SELECT ?1", parameters)).join();
        assertThat(statement(0).parameters()).containsExactlyElementsOf(parameters);
        assertThat(statement(0).parameters().get(3).value()).isInstanceOf(Double.class);
    }

    @Test
    void aValueThatIsTooLargeIsKeptAsItsBeginning() {
        history.add(run(
                        "SELECT :text, :blob",
                        List.of(
                                new ParameterValue(":text", "ž".repeat(1_000_001)),
                                new ParameterValue(":blob", new byte[1_000_001]),
                                new ParameterValue(":whole", "z".repeat(1_000_000)))))
                .join();
        assertThat(statement(0).parameters())
                .containsExactly(
                        new ParameterValue(":text", new Excerpt(StorageClass.TEXT, 2_000_002, "ž".repeat(1_000))),
                        new ParameterValue(":blob", new Excerpt(StorageClass.BLOB, 1_000_001, new byte[1_000])),
                        new ParameterValue(":whole", "z".repeat(1_000_000)));
    }

    @Test
    void aLongTextIsKeptWholeAndAHugeOneCut() {
        var longest = "-" + "🦸".repeat(499_999) + "-";
        history.add(run(longest)).join();
        history.add(run(longest + "-")).join();
        assertThat(all("")).extracting(History.Entry::length).containsExactly(1_000_001L, 1_000_000L);
        assertThat(all("").getFirst().beginning()).hasSizeLessThanOrEqualTo(2 * History.SHOWN);
        assertThat(statement(0)).satisfies(cut -> {
            assertThat(cut.isCut()).isTrue();
            assertThat(cut.text()).isEqualTo("-" + "🦸".repeat(49_999)); // no half of a pair
        });
        assertThat(statement(1)).satisfies(whole -> {
            assertThat(whole.isCut()).isFalse();
            assertThat(whole.text()).isEqualTo(longest);
        });
    }

    @Test
    void aNulIsKept() {
        history.add(run("SELECT 'a\0b'")).join();
        assertThat(statement(0).text()).isEqualTo("SELECT 'a\0b'");
        assertThat(statement(0).isCut()).isFalse();
    }

    @Test
    void theSearchFindsWordsAnywhereInAnyOrderAndCase() {
        history.addAll(List.of(
                        run("SELECT * FROM hero\nWHERE name = 'Žofie'"),
                        run("SELECT count(*) FROM heroteamlink"),
                        run("UPDATE team SET name = '100%'")))
                .join();
        assertThat(texts("hero select")).hasSize(2);
        assertThat(texts("  ROTEAM\tcount(*) ")).containsExactly("SELECT count(*) FROM heroteamlink");
        assertThat(texts("žof")).hasSize(1);
        assertThat(texts("100%")).hasSize(1);
        assertThat(texts("%0_")).isEmpty();
        assertThat(texts("'")).hasSize(2);
    }

    @Test
    void pagesFollowOneAnother() {
        history.addAll(IntStream.range(0, 25).mapToObj(i -> run("SELECT " + i)).toList())
                .join();
        var found = new ArrayList<String>();
        History.Entry last = null;
        for (var page = history.page("SELECT", null, 10).join();
                !page.isEmpty();
                page = history.page("SELECT", last, 10).join()) {
            page.forEach(entry -> found.add(entry.beginning()));
            last = page.getLast();
            history.add(run("SELECT 'newer'")).join(); // moves no page
        }
        assertThat(found)
                .hasSize(25)
                .startsWith("SELECT 24")
                .endsWith("SELECT 0")
                .doesNotHaveDuplicates();
    }

    @Test
    void theOldestAreDroppedForEachDatabaseAlone() {
        var other = memory.history(folder.resolve("other.db"));
        other.add(run("SELECT 'other'")).join();
        history.addAll(IntStream.range(0, History.KEPT)
                        .mapToObj(i -> run("SELECT " + i, List.of(new ParameterValue("?1", (long) i))))
                        .toList())
                .join();
        history.addAll(List.of(run("SELECT 'a'"), run("SELECT 'b'"))).join();
        var all = all("");
        assertThat(all).hasSize(History.KEPT);
        assertThat(all.getFirst().beginning()).isEqualTo("SELECT 'b'");
        assertThat(all.getLast().beginning()).isEqualTo("SELECT 2");
        assertThat(other.page("", null, 10).join()).hasSize(1);
        assertThat(texts("SELECT 9999")).hasSize(1);
    }

    @Test
    void ofVeryManyTheLastAreKept() {
        history.addAll(IntStream.range(0, History.KEPT + 5)
                        .mapToObj(i -> run("SELECT " + i))
                        .toList())
                .join();
        assertThat(all(""))
                .hasSize(History.KEPT)
                .last()
                .satisfies(entry -> assertThat(entry.beginning()).isEqualTo("SELECT 5"));
    }

    @Test
    void aDatabaseIsKnownByItsAbsolutePath() {
        history.add(run("SELECT 1")).join();
        assertThat(memory.history(folder.resolve("x/../heroes.db"))
                        .page("", null, 10)
                        .join())
                .hasSize(1);
    }

    @Test
    void entriesAreDeletedAndAllAreCleared() {
        var other = memory.history(folder.resolve("other.db"));
        other.add(run("SELECT 'other'")).join();
        history.addAll(List.of(
                        run("SELECT 1"), run("SELECT 2", List.of(new ParameterValue("?1", 1L))), run("SELECT 3")))
                .join();
        var second = all("").get(1);
        history.delete(second.id()).join();
        assertThat(texts("")).containsExactly("SELECT 3", "SELECT 1");
        assertThat(history.statement(second.id()).join()).isNull();
        history.clear().join();
        assertThat(all("")).isEmpty();
        assertThat(other.page("", null, 10).join()).hasSize(1);
    }

    @Test
    void listenersAreToldUntilTheyEndIt() {
        var told = new AtomicInteger();
        var end = memory.history(folder.resolve("heroes.db")).listen(told::incrementAndGet);
        history.add(run("SELECT 1")).join();
        assertThat(told).hasValue(1);
        end.run();
        history.add(run("SELECT 2")).join();
        assertThat(told).hasValue(1);
    }

    private List<History.Entry> all(String search) {
        return history.page(search, null, 100_000).join();
    }

    private List<String> texts(String search) {
        return all(search).stream().map(History.Entry::beginning).toList();
    }

    private History.Statement statement(int index) {
        return history.statement(all("").get(index).id()).join();
    }

    private static History.Run run(String text) {
        return run(text, List.of());
    }

    private static History.Run run(String text, List<ParameterValue> parameters) {
        return new History.Run(text, Instant.now(), Duration.ofMillis(1), 1, -1, null, parameters, "Sheet 1");
    }
}
