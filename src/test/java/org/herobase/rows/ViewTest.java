package org.herobase.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.herobase.db.generated.tables.Hero.HERO;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.herobase.db.Affinity;
import org.herobase.db.Catalog;
import org.herobase.db.Database;
import org.herobase.db.generated.tables.records.HeroRecord;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages over a table whose values repeat, are NULL and are of another class than their column. */
@Execution(ExecutionMode.CONCURRENT)
class ViewTest {
    private static final int ROWS = 137;

    @TempDir
    Path folder;

    private Database database;
    private RowSource<HeroRecord> source;

    @BeforeEach
    void fill() {
        database = Database.create(folder.resolve("pages.db"), false);
        var random = new Random(7);
        database.write(sql -> {
                    for (long id = 1; id <= ROWS; id++) {
                        sql.insertInto(HERO)
                                .set(HERO.ID, id * 3)
                                .set(HERO.NAME, "Hero " + random.nextInt(9))
                                .set(HERO.SECRET_NAME, "Secret " + random.nextInt(4))
                                .set(HERO.AGE, random.nextInt(3) == 0 ? null : (long) random.nextInt(5))
                                .execute();
                    }
                    return sql.execute("UPDATE hero SET age = 'forty' WHERE id % 11 = 0");
                })
                .join();
        source = RowSource.of(
                        HERO, database.read(sql -> Catalog.columns(sql, "hero")).join())
                .with("half", DSL.field("nullif({0} % 4, 2)", Object.class, HERO.ID), Affinity.INTEGER, false);
    }

    @AfterEach
    void close() {
        database.close().join();
    }

    private List<List<Sort>> orders() {
        var orders = new ArrayList<List<Sort>>();
        orders.add(List.of());
        var names = List.of("id", "name", "age", "half");
        for (var one : names) {
            for (var descending : List.of(true, false)) {
                orders.add(List.of(new Sort(source.find(one).orElseThrow(), descending)));
                for (var other : names) {
                    if (!other.equals(one)) {
                        orders.add(List.of(
                                new Sort(source.find(one).orElseThrow(), descending),
                                new Sort(source.find(other).orElseThrow(), !descending)));
                    }
                }
            }
        }
        return orders;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 137, 500})
    void pagesForwardsAndBackwardsAreTheWholeTableInOrder(int size) {
        for (var sorts : orders()) {
            var view = new View<>(source, Filter.NONE, sorts, size);
            var expected = sortedBySqlite(sorts);
            assertThat(forwards(view)).as("forwards by %s", sorts).isEqualTo(expected);
            assertThat(backwards(view)).as("backwards by %s", sorts).isEqualTo(expected);
        }
    }

    @Test
    void aPageTellsWhereItLies() {
        var view = new View<>(source, Filter.NONE, List.of(), 50);
        var first = read(view, new PageRequest.First());
        var second = read(view, first.next());
        var last = read(view, new PageRequest.Last(OptionalLong.of(ROWS)));
        assertThat(first.firstRow(OptionalLong.empty())).hasValue(1);
        assertThat(second.firstRow(OptionalLong.empty())).hasValue(51);
        assertThat(last.rows()).hasSize(37);
        assertThat(last.firstRow(OptionalLong.empty())).isEmpty();
        assertThat(last.firstRow(OptionalLong.of(ROWS))).hasValue(101);
        var beforeLast = read(view, last.previous(50));
        assertThat(beforeLast.firstRow(OptionalLong.of(ROWS))).hasValue(51);
        assertThat(ids(beforeLast)).isEqualTo(ids(second));
        assertThat(ids(read(view, new PageRequest.Number(3)))).isEqualTo(ids(last));
        assertThat(ids(read(view, new PageRequest.Number(99)))).isEqualTo(ids(last));
    }

    @Test
    void rowsThatGoMeanwhileNeverMakeAPageFail() {
        var view = new View<>(source, Filter.NONE, List.of(), 50);
        var second = read(view, read(view, new PageRequest.First()).next());
        database.write(sql -> sql.deleteFrom(HERO).where(HERO.ID.gt(60L)).execute())
                .join();
        assertThat(ids(read(view, second.next()))).as("nothing behind").isNotEmpty();
        assertThat(ids(read(view, second.previous(50)))).hasSize(20);
        assertThat(ids(read(view, second.request())))
                .as("the page itself is gone")
                .hasSize(20);
        database.write(sql -> sql.deleteFrom(HERO).execute()).join();
        for (var request : List.of(second.next(), second.previous(50), second.request(), new PageRequest.Number(2))) {
            assertThat(ids(read(view, request))).isEmpty();
        }
    }

    @Test
    void theFoundPageOfARowHoldsIt() {
        for (var sorts : orders()) {
            var view = new View<>(source, Filter.NONE, sorts, 10);
            var row = database.read(sql -> view.readRow(sql, List.of(300L))).join();
            var page = database.read(sql -> view.readPageOf(sql, row)).join();
            assertThat(ids(page)).as("by %s", sorts).contains(300L);
        }
    }

    @Test
    void aValueOfAnotherClassIsReadAsItIs() {
        var view = new View<>(source, Filter.NONE, List.of(), 10);
        var row = database.read(sql -> view.readRow(sql, List.of(33L))).join();
        assertThat(row.value("age")).isEqualTo("forty");
        assertThat(row.record().getAge()).isNull();
        assertThat(row.record().getId()).isEqualTo(33L);
    }

    private List<Object> sortedBySqlite(List<Sort> sorts) {
        var keyset = Keyset.of(source, sorts);
        return database.read(sql -> sql.select(source.column(HERO.ID).field())
                        .from(HERO)
                        .orderBy(keyset.order())
                        .fetch(row -> RawValues.value(row, 0)))
                .join();
    }

    private List<Object> forwards(View<HeroRecord> view) {
        var page = read(view, new PageRequest.First());
        var all = new ArrayList<>(ids(page));
        while (page.hasNext()) {
            page = read(view, page.next());
            all.addAll(ids(page));
            assertThat(all).as("an endless walk").hasSizeLessThanOrEqualTo(ROWS);
        }
        return all;
    }

    private List<Object> backwards(View<HeroRecord> view) {
        var page = read(view, new PageRequest.Last(OptionalLong.of(ROWS)));
        var all = new ArrayList<>(ids(page));
        while (page.hasPrevious()) {
            page = read(view, page.previous(view.size()));
            all.addAll(0, ids(page));
            assertThat(all).as("an endless walk").hasSizeLessThanOrEqualTo(ROWS);
        }
        return all;
    }

    private Page<HeroRecord> read(View<HeroRecord> view, PageRequest request) {
        return database.read(sql -> view.read(sql, request)).join();
    }

    private static List<Object> ids(Page<HeroRecord> page) {
        return page.rows().stream().map(row -> row.value("id")).toList();
    }
}
