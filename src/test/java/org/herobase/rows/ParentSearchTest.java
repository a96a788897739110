package org.herobase.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.herobase.AppDriver;
import org.herobase.db.Catalog;
import org.herobase.db.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parents found by their label or key, page by page. */
class ParentSearchTest {
    @TempDir
    Path folder;

    private Database database;
    private ParentSearch search;

    @AfterEach
    void close() {
        database.close().join();
    }

    @Test
    void findsByLabelAndByKey() {
        open(
                "CREATE TABLE artist (id INTEGER PRIMARY KEY, name TEXT)",
                "INSERT INTO artist VALUES (1, 'Ann'), (2, 'Bob 100%'), (12, 'Cy'), (30, NULL)",
                "CREATE TABLE child (artist_id INTEGER REFERENCES artist)");
        assertThat(read("")).extracting(ParentRow::label).containsExactly("Ann", "Bob 100%", "Cy", "");
        assertThat(read("ANN")).extracting(ParentRow::key).containsExactly(List.of(1L));
        assertThat(read("%")).extracting(ParentRow::label).containsExactly("Bob 100%");
        assertThat(read("2")).extracting(ParentRow::key).containsExactly(List.of(2L), List.of(12L));
        assertThat(read("nobody")).isEmpty();
    }

    @Test
    void pagesOfAKeyOfSeveralColumnsFollowEachOtherWithoutGaps() {
        open(
                "CREATE TABLE place (country TEXT COLLATE NOCASE, zip, name TEXT, UNIQUE (country, zip))",
                "INSERT INTO place VALUES ('a', 1, 'one'), ('B', 1, 'two'), ('b', 2, 'three'), ('b', 'x', 'four'),"
                        + " ('c', x'00', 'five'), (NULL, 1, 'no key'), ('d', NULL, 'nor this')",
                "CREATE TABLE child (country, zip, FOREIGN KEY (country, zip) REFERENCES place (country, zip))");
        var labels = new ArrayList<String>();
        ParentRow last = null;
        for (var more = true; more; ) {
            var after = last;
            var page = database.read(sql -> search.read(sql, "", after, 2)).join();
            page.forEach(row -> labels.add(row.label()));
            more = page.size() == 2;
            last = page.getLast();
        }
        assertThat(labels).containsExactly("one", "two", "three", "four", "five");
    }

    @Test
    void thePagesAreReadFromTheIndexOfTheKey() {
        open(
                "CREATE TABLE place (country TEXT, zip INTEGER, name TEXT, UNIQUE (country, zip))",
                "CREATE TABLE child (country, zip, FOREIGN KEY (country, zip) REFERENCES place (country, zip))");
        read("");
        database.read(sql -> search.read(sql, "", new ParentRow(List.of("a", 1L), ""), 2))
                .join();
        var statements = database.log().entries().stream()
                .map(entry -> entry.sql())
                .filter(sql -> sql.contains("order by `place`"))
                .toList();
        assertThat(statements)
                .hasSize(2)
                .allSatisfy(sql -> assertThat(plan(sql))
                        .hasSize(1)
                        .first()
                        .asString()
                        .contains("USING INDEX sqlite_autoindex_place_1"));
    }

    private List<String> plan(String sql) {
        return database.read(work -> work.fetch("EXPLAIN QUERY PLAN " + sql.replace("?", "1"))
                        .getValues("detail", String.class))
                .join();
    }

    private List<ParentRow> read(String text) {
        return database.read(sql -> search.read(sql, text, null, 100)).join();
    }

    private void open(String... statements) {
        var file = folder.resolve("search.db");
        AppDriver.execute(file, statements);
        database = Database.open(file);
        search = new ParentSearch(database.read(
                        sql -> ParentLink.read(sql, "child", Catalog.columns(sql, "child"), _ -> Optional.empty()))
                .join()
                .getFirst());
    }
}
