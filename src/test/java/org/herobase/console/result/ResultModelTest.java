package org.herobase.console.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.asyncFx;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.herobase.Await;
import org.herobase.SqliteFile;
import org.herobase.db.ConnectionThread;
import org.herobase.db.Database;
import org.herobase.db.Problem;
import org.herobase.rows.Criterion;
import org.herobase.rows.Filter;
import org.herobase.rows.Operator;
import org.herobase.rows.Sort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class ResultModelTest {
    private static final int ROWS = 100_000;
    private static final String ENDLESS =
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n";

    @TempDir
    private Path folder;

    private final RowCache cache = new RowCache(1_000_000);
    private Database database;
    private ConnectionThread console;
    private QueryRun run;
    private ResultModel model;

    @BeforeEach
    void open() {
        database = Database.open(SqliteFile.of(
                folder.resolve("t.db"),
                "CREATE TABLE t(id INTEGER PRIMARY KEY, name TEXT)",
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT " + ROWS
                        + ") INSERT INTO t SELECT i, 'name ' || (i % 1000) FROM n"));
        console = database.openConsole();
        run = new QueryRun(console);
    }

    @AfterEach
    void close() throws Exception {
        if (model != null) {
            fx(() -> model.close());
        }
        console.close().join();
        database.close().join();
    }

    @Test
    void countsInTheBackground() throws Exception {
        show("SELECT * FROM t", 1_000);
        Await.until(() -> model.total().get().isPresent());
        assertThat(model.total().get()).hasValue(ROWS);
        assertThat(model.rows()).hasSize(ROWS);
        assertThat(model.all().get()).hasValue(ROWS);
    }

    @Test
    void readsWhatIsLookedAt() throws Exception {
        show("SELECT * FROM t WHERE id > ?", 1_000, 10L);
        Await.until(() -> model.total().get().equals(OptionalLong.of(ROWS - 10)));
        assertThat(model.rows().get(50_000)).isSameAs(ResultRows.NOT_YET);
        look(50_000, 50_020);
        Await.until(() -> model.rows().has(50_020));
        assertThat(model.rows().get(50_000)).containsExactly(50_011L, "name 11");
        look(ROWS - 30, ROWS - 11);
        Await.until(() -> model.rows().has(ROWS - 11));
        assertThat(model.rows().getLast()).containsExactly((long) ROWS, "name 0");
        assertThat(model.changed().get()).isFalse();
        assertThat(model.failure().get()).isNull();
    }

    @Test
    void keepsNoMoreThanTheBoundOfTheCache() throws Exception {
        show("SELECT *, replace(hex(zeroblob(100)), '0', 'x') FROM t", 10);
        Await.until(() -> model.total().get().isPresent());
        for (var row = 1_000; row < ROWS; row += 9_000) {
            var at = row;
            look(at, at + 20);
            Await.until(() -> model.rows().has(at) && model.rows().has(at + 20));
        }
        assertThat(cache.bytes()).isPositive().isLessThanOrEqualTo(1_000_000);
        assertThat(model.rows().has(1_000)).isFalse();
    }

    @Test
    void growsAtItsEndWhileItCannotBeCounted() throws Exception {
        show(ENDLESS, 1_000);
        var before = model.rows().size();
        look(before - 20, before - 1);
        Await.until(() -> model.rows().size() > before);
        assertThat(model.rows().get(before - 1)).containsExactly((long) before);
        assertThat(model.total().get()).isEmpty();
        var far = model.rows().size();
        look(far - 20, far - 1);
        Await.until(() -> model.rows().has(far - 1));
        assertThat(model.rows().get(far - 1)).containsExactly((long) far);
    }

    @Test
    void cancelsWhatIsOffTheScreenAgain() throws Exception {
        show("SELECT * FROM t", 1_000);
        Await.until(() -> model.total().get().isPresent());
        var blocked = new CompletableFuture<Void>();
        console.submit(_ -> blocked.join());
        look(20_000, 20_020);
        var passed = run.reads().getLast();
        look(90_000, 90_020);
        blocked.complete(null);
        Await.until(() -> model.rows().has(90_000));
        assertThat(passed).isCancelled();
        assertThat(model.rows().has(20_000)).isFalse();
    }

    @Test
    void hasTheDatabaseSort() throws Exception {
        show("SELECT name, id FROM t WHERE id <= ?", 100, 5_000L);
        Await.until(() -> model.total().get().isPresent());
        sort(new Sort(model.part().get().source().columns().get(1), true));
        Await.until(() -> !model.part().get().sorts().isEmpty());
        assertThat(model.rows().getFirst()).containsExactly("name 0", 5_000L);
        assertThat(model.rows()).hasSize(5_000);
        look(4_990, 4_999);
        Await.until(() -> model.rows().has(4_999));
        assertThat(model.rows().getLast()).containsExactly("name 1", 1L);
        fx(() -> model.setSorts(List.of()));
        Await.until(() -> model.part().get().sorts().isEmpty());
        assertThat(model.rows().getFirst()).containsExactly("name 1", 1L);
    }

    @Test
    void hasTheDatabaseFilter() throws Exception {
        show("SELECT name AS \"\", id AS \"\" FROM t", 100);
        Await.until(() -> model.total().get().isPresent());
        var column = model.part().get().source().columns().get(1);
        var criterion = new Criterion(column, Operator.LESS, List.of("1234"));
        fx(() -> model.setFilter(Filter.NONE.withCriteria(Filter.Join.ALL, List.of(criterion))));
        Await.until(() -> model.total().get().equals(OptionalLong.of(1_233)));
        assertThat(model.all().get()).hasValue(ROWS);
        fx(() -> model.setFilter(Filter.NONE.withSearch("NAME 777")));
        Await.until(() -> model.total().get().equals(OptionalLong.of(100)));
        assertThat(model.rows().getFirst()).containsExactly("name 777", 777L);
    }

    @Test
    void searchesMoreColumnsThanAnExpressionIsDeep() throws Exception {
        show("SELECT " + "1, ".repeat(1_998) + "id, name FROM t", 10);
        Await.until(() -> model.total().get().isPresent());
        fx(() -> model.setFilter(Filter.NONE.withSearch("name 5")));
        Await.until(
                () -> !model.part().get().filter().isEmpty() || model.failure().get() != null);
        assertThat(model.failure().get()).isNull();
        assertThat(model.rows().getFirst().getLast()).isEqualTo("name 5");
    }

    @Test
    void tellsOfDataChangedByOthers() throws Exception {
        show("SELECT * FROM t", 1_000);
        Await.until(() -> model.total().get().isPresent());
        look(50_000, 50_020);
        Await.until(() -> model.rows().has(50_000));
        assertThat(model.changed().get()).isFalse();
        database.write(sql -> sql.execute("DELETE FROM t WHERE id = 1")).join();
        look(70_000, 70_020);
        Await.until(() -> model.rows().has(70_000));
        assertThat(model.changed().get()).isTrue();
    }

    @Test
    void tellsOfDataChangedByTheSheetItself() throws Exception {
        show("SELECT * FROM t", 1_000);
        Await.until(() -> model.total().get().isPresent());
        console.submit(sql -> sql.execute("UPDATE t SET name = 'x'")).join();
        look(70_000, 70_020);
        Await.until(() -> model.rows().has(70_000));
        assertThat(model.changed().get()).isTrue();
    }

    @Test
    void saysWhatFailed() throws Exception {
        show("SELECT id, json_extract(iif(id = 50000, '{', '{}'), '$') FROM t", 1_000);
        look(49_990, 50_010);
        Await.until(() -> model.failure().get() != null);
        assertThat(Problem.message(model.failure().get())).isEqualTo("malformed JSON");
    }

    @Test
    void canBeStoppedAndGoesOn() throws Exception {
        show("SELECT * FROM t a, t b", 1_000); // its count takes minutes
        fx(() -> model.setFilter(Filter.NONE.withSearch("nobody")));
        Await.until(() -> model.busy().get());
        fx(model::cancel);
        assertThat(model.failure().get()).isInstanceOf(CancellationException.class);
        assertThat(model.rows().getFirst()).containsExactly(1L, "name 1", 1L, "name 1");
        look(1_100, 1_110);
        fx(model::retry);
        Await.until(() -> model.rows().has(1_110));
        assertThat(model.failure().get()).isNull();
    }

    @Test
    void keepsTheRowsOfTheRunWhereItCannotReadAgain() throws Exception {
        show("SELECT random() FROM t", 10);
        assertThat(model.part().get()).isNull();
        assertThat(model.rows()).hasSize(10);
        assertThat(run.reads()).isEmpty();
    }

    private void show(String sql, int most, Object... parameters) throws Exception {
        var result = run.run(sql, most, parameters);
        fx(() -> model = new ResultModel(result, cache));
    }

    private void look(int first, int last) throws Exception {
        fx(() -> model.look(first, last));
    }

    private void sort(Sort sort) throws Exception {
        fx(() -> model.setSorts(List.of(sort)));
    }

    private static void fx(Runnable action) throws Exception {
        asyncFx(action).get(30, TimeUnit.SECONDS);
    }
}
