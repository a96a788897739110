package org.herobase.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.herobase.db.generated.tables.Hero.HERO;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.herobase.OtherProgram;
import org.herobase.db.Catalog;
import org.herobase.db.Database;
import org.herobase.db.generated.tables.records.HeroRecord;
import org.herobase.rows.ConflictException;
import org.herobase.rows.Edits;
import org.herobase.rows.Row;
import org.herobase.rows.RowSource;
import org.herobase.rows.RowSource.Column;
import org.herobase.rows.TableEdits;
import org.herobase.undo.UndoLimits;
import org.herobase.undo.UndoLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/** Mine and theirs, where another program changed the row that the user is changing. */
@Timeout(60)
class SettlementTest {
    @TempDir
    private Path folder;

    private final List<Conflict> asked = new ArrayList<>();
    private final List<Optional<Set<Integer>>> answers = new ArrayList<>();
    private final List<ErrorText> errors = new ArrayList<>();
    private Database database;
    private TableEdits<HeroRecord> heroes;
    private Settlement<HeroRecord> settlement;
    private OtherProgram other;

    @BeforeEach
    void open() throws Exception {
        FxToolkit.registerPrimaryStage();
        database = Database.create(folder.resolve("heroes.db"), true);
        var columns = database.read(sql -> Catalog.columns(sql, "hero")).join();
        heroes = new TableEdits<>(RowSource.of(HERO, columns), new Edits(new UndoLog(database, UndoLimits.DEFAULT)));
        settlement = new Settlement<>(
                database,
                heroes,
                dialogs(),
                Column::name,
                column -> column.name().equals("secret_name"));
        other = OtherProgram.on(database.file());
    }

    @AfterEach
    void close() {
        other.close();
        database.close().join();
    }

    @Test
    void onlyWhatBothChangedIsAskedAndEachColumnGoesWhereTheUserSays() throws Exception {
        var seen = hero(3);
        other.execute("UPDATE hero SET name = 'Theirs', secret_name = 'Hidden', age = 49, team_id = 2 WHERE id = 3");
        answers.add(Optional.of(Set.of(1)));
        save(seen, Map.of("name", "Mine", "secret_name", "My own", "age", 50L));
        assertThat(asked)
                .singleElement()
                .isInstanceOfSatisfying(
                        Conflict.Changed.class,
                        conflict -> assertThat(conflict.columns())
                                .containsExactly(
                                        new Conflict.Column("name", "Rusty-Man", "Theirs", "Mine"),
                                        new Conflict.Column("secret_name", "•••", "•••", "•••"),
                                        new Conflict.Column("age", "48", "49", "50")));
        assertThat(values(3)).containsExactly(3L, "Theirs", "My own", 49L, 2L);
    }

    @Test
    void whatBothChangedToTheSameOrOnlyOneChangedIsNotAsked() throws Exception {
        var seen = hero(3);
        other.execute("UPDATE hero SET name = 'Same', age = 49 WHERE id = 3");
        save(seen, Map.of("name", "Same", "secret_name", "Mine"));
        assertThat(asked).isEmpty();
        assertThat(values(3)).containsExactly(3L, "Same", "Mine", 49L, 1L);
    }

    @Test
    void aValueThatAFormOnlyShowsIsNotWrittenOverTheirs() throws Exception {
        var seen = hero(3);
        other.execute("UPDATE hero SET name = 'Theirs', team_id = 2 WHERE id = 3");
        answers.add(Optional.of(Set.of(0)));
        save(seen, Map.of("name", "Mine", "team_id", 1L));
        assertThat(values(3)).containsExactly(3L, "Mine", "Tommy Sharp", 48L, 2L);
    }

    @Test
    void aRowThatChangesAgainMeanwhileIsAskedAboutAgain() throws Exception {
        var seen = hero(3);
        other.execute("UPDATE hero SET name = 'Theirs' WHERE id = 3");
        answers.add(null); // as below
        answers.add(Optional.of(Set.of(0)));
        save(seen, Map.of("name", "Mine"));
        assertThat(asked).hasSize(2);
        assertThat(asked.getLast())
                .isEqualTo(new Conflict.Changed(
                        "thing", List.of(new Conflict.Column("name", "Theirs", "Theirs again", "Mine"))));
        assertThat(values(3)).contains("Mine");
    }

    @Test
    void aCancelledConflictLeavesTheirsAndFails() {
        var seen = hero(3);
        other.execute("UPDATE hero SET name = 'Theirs' WHERE id = 3");
        answers.add(Optional.empty());
        assertThat(catchThrowable(() -> save(seen, Map.of("name", "Mine"))))
                .hasCauseInstanceOf(ConflictException.class);
        assertThat(values(3)).contains("Theirs");
    }

    @Test
    void anUpdateThatATriggerIgnoresFailsOnce() {
        other.execute("CREATE TRIGGER ignore_all BEFORE UPDATE ON hero BEGIN SELECT RAISE(IGNORE); END");
        assertThat(catchThrowable(() -> save(hero(3), Map.of("name", "Mine"))))
                .hasCauseInstanceOf(ConflictException.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void aDeletedRowIsPutBackAsItWasSeenWithWhatWasEntered() throws Exception {
        var seen = hero(3);
        other.execute("DELETE FROM hero WHERE id = 3");
        answers.add(Optional.of(Set.of()));
        save(seen, Map.of("name", "Mine"));
        assertThat(asked)
                .containsExactly(new Conflict.Deleted(
                        "thing",
                        List.of(
                                new Conflict.Value("id", "3", false),
                                new Conflict.Value("name", "Mine", true),
                                new Conflict.Value("secret_name", "•••", false),
                                new Conflict.Value("age", "48", false),
                                new Conflict.Value("team_id", "1", false))));
        assertThat(values(3)).containsExactly(3L, "Mine", "Tommy Sharp", 48L, 1L);
    }

    @Test
    void aDeletedRowOfWhichOnlyPartsWereReadIsNotPutBack() {
        other.execute("UPDATE hero SET secret_name = printf('%.*c', 5000, 'x') WHERE id = 3");
        var seen = hero(3);
        other.execute("DELETE FROM hero WHERE id = 3");
        assertThat(catchThrowable(() -> save(seen, Map.of("name", "Mine"))))
                .hasCauseInstanceOf(ConflictException.class);
        assertThat(asked).isEmpty();
        assertThat(errors)
                .singleElement()
                .satisfies(error -> assertThat(error.advice()).contains("secret_name"));
        assertThat(database.read(sql -> sql.fetchCount(HERO)).join()).isEqualTo(7);
    }

    private Dialogs dialogs() {
        return (Dialogs) Proxy.newProxyInstance(
                Dialogs.class.getClassLoader(), new Class<?>[] {Dialogs.class}, (_, method, arguments) -> {
                    switch (method.getName()) {
                        case "settle" -> {
                            asked.add((Conflict) arguments[0]);
                            var answer = answers.removeFirst();
                            if (answer != null) {
                                return answer;
                            }
                            other.execute("UPDATE hero SET name = 'Theirs again' WHERE id = 3");
                            return Optional.of(Set.of(0));
                        }
                        case "error" -> errors.add((ErrorText) arguments[0]);
                        default -> throw new AssertionError(method);
                    }
                    return null;
                });
    }

    private void save(Row<HeroRecord> seen, Map<String, Object> mine) throws Exception {
        var values = new LinkedHashMap<Column, Object>();
        heroes.source().columns().stream()
                .filter(column -> mine.containsKey(column.name()))
                .forEach(column -> values.put(column, mine.get(column.name())));
        settlement.save("thing", "what", seen, values).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private Row<HeroRecord> hero(long id) {
        return database.read(sql -> heroes.source().read(sql, HERO.ID.eq(id)))
                .join()
                .getFirst();
    }

    private List<Object> values(long id) {
        var hero = hero(id);
        return heroes.source().columns().stream()
                .map(column -> hero.value(column.name()))
                .toList();
    }
}
