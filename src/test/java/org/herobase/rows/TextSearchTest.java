package org.herobase.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.herobase.AppDriver;
import org.herobase.db.Catalog;
import org.herobase.db.Catalog.Entry;
import org.herobase.db.Catalog.Kind;
import org.herobase.db.Database;
import org.herobase.rows.Destination.TheRow;
import org.herobase.rows.Destination.TheRows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A text in many tables: where it is found, what names the row, what is shown of the value, and where it ends. */
@Timeout(60)
class TextSearchTest {
    @TempDir
    Path folder;

    private Database database;

    @AfterEach
    void close() {
        database.close().join();
    }

    private void open(String... statements) {
        var file = folder.resolve("search.db");
        AppDriver.execute(file, statements);
        database = Database.open(file);
    }

    @Test
    void findsTextsOfAnyCaseAndNumbersByTheirDigitsButNoBytes() {
        open(
                "CREATE TABLE thing (id INTEGER PRIMARY KEY, a, b TEXT)",
                "INSERT INTO thing VALUES (1, 'ONE Wolf', x'776f6c66'), (2, 4711, 'nothing'), (3, 0.25, 'wolf 100%')",
                "INSERT INTO thing VALUES (4, 'ÄRGER', 'Ärger in Überlingen'), (5, NULL, '')");
        assertThat(found("wOLF")).containsExactly("thing.a {id=1} ONE [Wolf]", "thing.b {id=3} [wolf] 100%");
        assertThat(found("71")).containsExactly("thing.a {id=2} 4[71]1");
        assertThat(found("0.2")).containsExactly("thing.a {id=3} [0.2]5");
        assertThat(found("0%")).containsExactly("thing.b {id=3} wolf 10[0%]");
        assertThat(found("ärger")).containsExactly("thing.a {id=4} [ÄRGER]", "thing.b {id=4} [Ärger] in Überlingen");
        assertThat(found("_")).isEmpty();
    }

    @Test
    void namesARowByItsKeyOrItsRowidOrByTheValueItself() {
        open(
                "CREATE TABLE no_key (a)",
                "INSERT INTO no_key VALUES ('x'), ('x')",
                "CREATE TABLE null_key (k TEXT PRIMARY KEY, v)",
                "INSERT INTO null_key VALUES (NULL, 'x')",
                "CREATE TABLE pair (l TEXT, r INTEGER, v, PRIMARY KEY (r, l)) WITHOUT ROWID",
                "INSERT INTO pair VALUES ('left', 2, 'x')",
                "CREATE TABLE shadowed (rowid TEXT, oid TEXT)",
                "INSERT INTO shadowed VALUES ('x', 'y')",
                "CREATE TABLE \"sha\"\"dowed.all\" (rowid, _rowid_, oid, \"\", \"a.b\")",
                "INSERT INTO \"sha\"\"dowed.all\" VALUES (1, 2, 3, 'x', 4), (1, 2, 3, 4, printf('%.*cx', 5000, '-'))",
                "CREATE TABLE z_long (k TEXT NOT NULL PRIMARY KEY)",
                "INSERT INTO z_long VALUES (printf('%.*cx', 1500, '-')), (printf('%.*cx', 3000, '-'))");
        var events = search("x", tables());
        assertThat(events).noneMatch(event -> event instanceof SearchEvent.Failed);
        var hits = hits(events);
        assertThat(hits)
                .extracting(SearchHit::destination)
                .startsWith(
                        new TheRow("no_key", Map.of("rowid", 1L)),
                        new TheRow("no_key", Map.of("rowid", 2L)),
                        new TheRow("null_key", Map.of("rowid", 1L)),
                        new TheRow("pair", Map.of("l", "left", "r", 2L)),
                        new TheRows("sha\"dowed.all", Map.of("", "x")),
                        new TheRows("sha\"dowed.all", Map.of()),
                        new TheRow("shadowed", Map.of("_rowid_", 1L)),
                        new TheRows("z_long", Map.of("k", "-".repeat(1500) + "x")))
                .endsWith(new TheRows("z_long", Map.of()));
    }

    @Test
    void showsWhatIsAroundTheMatchOfALongText() {
        open(
                "CREATE TABLE t (id INTEGER PRIMARY KEY, v)",
                "INSERT INTO t SELECT 1, printf('%.*c', 3000000, '.') || 'Needle' || printf('%.*c', 3000000, '.')",
                "INSERT INTO t SELECT 2, printf('%.*c', 3000000, '.') || 'Übel' || printf('%.*c', 3000000, '.')",
                "INSERT INTO t SELECT 3, replace(printf('%.*c', 40, '.'), '.', '🦸') || 'needle'",
                "INSERT INTO t VALUES (4, 'Needle' || char(0) || 'hidden')");
        assertThat(found("needle"))
                .containsExactly(
                        "t.v {id=1} …%s[Needle]%s…".formatted(".".repeat(30), ".".repeat(44)),
                        "t.v {id=3} …%s[needle]".formatted("🦸".repeat(15)),
                        "t.v {id=4} [Needle]\0hidden");
        assertThat(found("ÜBEL")).containsExactly("t.v {id=2} …%s[Übel]%s…".formatted(".".repeat(30), ".".repeat(46)));
        assertThat(found("hidden")).isEmpty(); // behind a NUL, where SQLite's own LIKE does not look
    }

    @Test
    void searchesViewsVirtualTablesAndManyColumns() {
        var columns = IntStream.range(0, 1_200).mapToObj(index -> "c" + index).toList();
        open(
                "CREATE VIRTUAL TABLE notes USING fts5 (title, body)",
                "INSERT INTO notes VALUES ('One', 'the first note')",
                "CREATE VIEW firsts AS SELECT body FROM notes",
                "CREATE VIEW broken AS SELECT * FROM nowhere",
                "CREATE TABLE wide (" + String.join(", ", columns) + ")",
                "INSERT INTO wide (c0, c500, c1199) VALUES ('first', 'FIRST', 'the First')");
        assertThat(found("first"))
                .containsExactly(
                        "wide.c0 {rowid=1} [first]",
                        "wide.c500 {rowid=1} [FIRST]",
                        "wide.c1199 {rowid=1} the [First]",
                        "broken failed",
                        "firsts.body {} the [first] note",
                        "notes.body {rowid=1} the [first] note");
    }

    @Test
    void tellsTheFirstHitsOfATableAndOfAll() {
        var statements = new ArrayList<String>();
        for (var table = 10; table < 22; table++) {
            statements.add(
                    "CREATE TABLE t" + table
                            + " AS WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 1000) SELECT 'x' AS v FROM c");
        }
        statements.add("INSERT INTO t10 VALUES ('x')");
        open(statements.toArray(String[]::new));
        var events = search("x", tables());
        assertThat(hits(events)).hasSize(TextSearch.HITS);
        assertThat(events)
                .filteredOn(event -> !(event instanceof SearchEvent.Found || event instanceof SearchEvent.Searching))
                .containsExactly(new SearchEvent.Cut("t10"), new SearchEvent.Full());
    }

    @Test
    void goesOnFromStretchToStretch() {
        open(
                "CREATE TABLE t (id INTEGER PRIMARY KEY, v)",
                "INSERT INTO t WITH RECURSIVE c(i) AS (SELECT -" + TableSearch.STRETCH
                        + " UNION ALL SELECT i + 1 FROM c WHERE i < " + TableSearch.STRETCH
                        + ") SELECT i * 7, CASE WHEN i % 100000 = 0 THEN 'x' END FROM c");
        var events = search("x", tables());
        assertThat(hits(events))
                .extracting(hit -> hit.key().get("id"))
                .containsExactly(-1_400_000L, -700_000L, 0L, 700_000L, 1_400_000L);
        assertThat(events)
                .filteredOn(event -> event instanceof SearchEvent.Searching)
                .extracting(event -> Math.round(10 * ((SearchEvent.Searching) event).share()))
                .containsExactly(0L, 5L, 10L, 10L);
    }

    @Test
    void endsAtOnceWhenItIsCancelled() throws Exception {
        open(
                "CREATE VIEW endless AS WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c) SELECT i FROM c",
                "CREATE TABLE later (v)");
        var found = new CountDownLatch(1);
        var events = Collections.synchronizedList(new ArrayList<SearchEvent>());
        var search = TextSearch.start(database, "4711", tables(), event -> {
            events.add(event);
            if (event instanceof SearchEvent.Found) {
                found.countDown();
            }
        });
        found.await();
        search.cancel();
        assertThatThrownBy(() -> search.end().toCompletableFuture().join()).isInstanceOf(CancellationException.class);
        assertThat(events).noneMatch(event -> event instanceof SearchEvent.Failed);
    }

    private List<Entry> tables() {
        return database.read(Catalog::read).join().entries().stream()
                .filter(entry ->
                        List.of(Kind.TABLE, Kind.VIEW, Kind.VIRTUAL_TABLE).contains(entry.kind()))
                .toList();
    }

    private List<SearchEvent> search(String text, List<Entry> tables) {
        var events = Collections.synchronizedList(new ArrayList<SearchEvent>());
        TextSearch.start(database, text, tables, events::add)
                .end()
                .toCompletableFuture()
                .join();
        return events;
    }

    private static List<SearchHit> hits(List<SearchEvent> events) {
        return events.stream()
                .filter(event -> event instanceof SearchEvent.Found)
                .map(event -> ((SearchEvent.Found) event).hit())
                .toList();
    }

    /** What is found or fails, a line each, the match in brackets. */
    private List<String> found(String text) {
        var lines = new ArrayList<String>();
        for (var event : search(text, tables())) {
            if (event instanceof SearchEvent.Found(var hit)) {
                lines.add("%s.%s %s %s[%s]%s"
                        .formatted(
                                hit.destination().table(),
                                hit.column(),
                                hit.key(),
                                hit.before(),
                                hit.match(),
                                hit.after()));
            } else if (event instanceof SearchEvent.Failed failed) {
                lines.add(failed.table() + " failed");
            }
        }
        return lines;
    }
}
