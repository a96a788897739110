package org.herobase.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.herobase.db.generated.tables.Hero.HERO;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.herobase.db.Catalog;
import org.herobase.db.Database;
import org.herobase.db.Problem;
import org.herobase.db.generated.tables.records.HeroRecord;
import org.herobase.undo.UndoLimits;
import org.herobase.undo.UndoLog;
import org.jooq.Field;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of rows: checked against what the user saw, undone and made again. */
class EditsTest {
    @TempDir
    Path folder;

    private Database database;
    private RowSource<HeroRecord> source;
    private Edits edits;

    @BeforeEach
    void open() {
        database = Database.create(folder.resolve("heroes.db"), true);
        source = RowSource.of(
                HERO, database.read(sql -> Catalog.columns(sql, "hero")).join());
        edits = new Edits(new UndoLog(database, UndoLimits.DEFAULT));
    }

    @AfterEach
    void close() {
        database.close().join();
    }

    @Test
    void anUpdateWritesOnlyWhatChangedAndChecksOnlyThat() {
        var seen = hero(3);
        write("UPDATE hero SET age = 49, secret_name = 'Thomas Sharp' WHERE id = 3");
        edits.apply("rename", update(seen, HERO.NAME, "Rusty")).join();
        assertThat(values(3)).containsExactly(3L, "Rusty", "Thomas Sharp", 49L, 1L);
    }

    @Test
    void anUpdateOfAValueThatChangedMeanwhileChangesNothing() {
        var seen = hero(3);
        write("UPDATE hero SET name = 'Theirs' WHERE id = 3");
        var change = update(seen, HERO.NAME, "Mine");
        assertConflict(() -> edits.apply("rename", change).join(), change);
        assertThat(values(3)).contains("Theirs");
        assertThat(edits.undoTitle()).as("nothing was done").isEmpty();
    }

    @Test
    void aValueIsComparedByItsStorageClass() {
        write("UPDATE hero SET age = NULL WHERE id = 3");
        var withNull = hero(3);
        edits.apply("age", update(withNull, HERO.AGE, 0L)).join();
        assertThat(values(3)).contains(0L);
        assertConflict(() -> edits.apply("age", update(withNull, HERO.AGE, 1L)).join());
        write("UPDATE hero SET age = 'forty' WHERE id = 3");
        edits.apply("age", update(hero(3), HERO.AGE, 40L)).join();
        assertThat(values(3)).contains(40L);
    }

    @Test
    void aDeletedRowIsAConflictForUpdateAndDelete() {
        var seen = hero(5);
        write("DELETE FROM hero WHERE id = 5");
        assertConflict(
                () -> edits.apply("rename", update(seen, HERO.NAME, "Mine")).join());
        assertConflict(() -> edits.apply("delete", delete(seen)).join());
    }

    @Test
    void aRowThatChangedSinceItWasShownIsNotDeleted() {
        var seen = hero(5);
        write("UPDATE hero SET age = 36 WHERE id = 5");
        assertConflict(() -> edits.apply("delete", delete(seen)).join());
        assertThat(values(5)).contains("Black Lion", 36L);
    }

    @Test
    void aPlanIsMadeWholeOrNotAtAll() {
        var one = hero(3);
        var gone = hero(5);
        write("DELETE FROM hero WHERE id = 5");
        assertConflict(() -> edits.apply("two", (_, writer) -> {
                    writer.apply(update(one, HERO.NAME, "Half"));
                    writer.apply(delete(gone));
                })
                .join());
        assertThat(values(3)).contains("Rusty-Man");
    }

    @Test
    void anInsertTellsTheKeyAndTheDefaultsThatTheDatabaseGave() {
        write("ALTER TABLE hero ADD COLUMN level INTEGER NOT NULL DEFAULT 7");
        source = RowSource.of(
                HERO, database.read(sql -> Catalog.columns(sql, "hero")).join());
        var made = edits.apply("new", insert("Newcomer")).join();
        var insert = (RowChange.Insert) made.rows().getFirst();
        assertThat(insert.values().get(source.column(HERO.ID).field())).isEqualTo(9L);
        assertThat(insert.values().values()).containsExactly(9L, "Newcomer", "Secret", null, null, 7L);
        edits.undo().orElseThrow().join();
        assertThat(count()).isEqualTo(8);
        edits.redo().orElseThrow().join();
        assertThat(values(9)).containsExactly(9L, "Newcomer", "Secret", null, null, 7L);
    }

    @Test
    void everyChangeIsUndoneInTheInverseOrderAndMadeAgain() {
        edits.apply("rename", update(hero(3), HERO.NAME, "Rusty")).join();
        edits.apply("age", update(hero(3), HERO.AGE, null)).join();
        edits.apply("delete", delete(hero(3))).join();
        assertThat(edits.undoTitle()).contains("delete");
        assertThat(edits.redoTitle()).isEmpty();
        edits.undo().orElseThrow().join();
        assertThat(values(3)).containsExactly(3L, "Rusty", "Tommy Sharp", null, 1L);
        edits.undo().orElseThrow().join();
        edits.undo().orElseThrow().join();
        assertThat(values(3)).containsExactly(3L, "Rusty-Man", "Tommy Sharp", 48L, 1L);
        assertThat(edits.undo()).isEmpty();
        assertThat(edits.redoTitle()).contains("rename");
        edits.redo().orElseThrow().join();
        edits.redo().orElseThrow().join();
        edits.redo().orElseThrow().join();
        assertThat(count()).isEqualTo(7);
        assertThat(edits.redo()).isEmpty();
    }

    @Test
    void aNewChangeForgetsWhatWasUndone() {
        edits.apply("rename", update(hero(3), HERO.NAME, "Rusty")).join();
        edits.undo().orElseThrow().join();
        edits.apply("age", update(hero(3), HERO.AGE, 50L)).join();
        assertThat(edits.redoTitle()).isEmpty();
        assertThat(edits.undoTitle()).contains("age");
    }

    @Test
    void anUndoThatMeetsAConflictChangesNothingAndIsForgotten() {
        edits.apply("first", update(hero(5), HERO.NAME, "Lion")).join();
        edits.apply("rename", update(hero(3), HERO.NAME, "Rusty")).join();
        write("UPDATE hero SET name = 'Theirs' WHERE id = 3");
        var reverted = edits.undo().orElseThrow().join();
        assertThat(reverted.rows()).isZero();
        assertThat(reverted.left()).isEqualTo(1);
        assertThat(values(3)).contains("Theirs");
        assertThat(edits.undoTitle()).as("the change before").contains("first");
        assertThat(edits.redoTitle()).isEmpty();
    }

    @Test
    void anUndoThatTheDatabaseRefusesGivesWayToTheOlderOnes() {
        edits.apply("older", update(hero(2), HERO.NAME, "Spider")).join();
        edits.apply("newer", update(hero(3), HERO.SECRET_NAME, "Rusty")).join();
        write("ALTER TABLE hero RENAME COLUMN secret_name TO real_name");
        assertThatThrownBy(() -> edits.undo().orElseThrow().join())
                .satisfies(failure -> assertThat(Problem.message(failure)).contains("secret_name"));
        assertThat(edits.undoTitle()).contains("older");
        edits.undo().orElseThrow().join();
        assertThat(database.read(sql -> sql.fetchValue("SELECT name FROM hero WHERE id = 2"))
                        .join())
                .isEqualTo("Spider-Boy");
    }

    @Test
    void aTriggerDoesNotStopAnUndo() {
        edits.apply("rename", update(hero(3), HERO.NAME, "Rusty")).join();
        write("CREATE TRIGGER stop BEFORE UPDATE ON hero WHEN old.id = 3 BEGIN SELECT raise(ABORT, 'never'); END");
        edits.undo().orElseThrow().join();
        assertThat(values(3)).contains("Rusty-Man");
        assertThatThrownBy(() -> write("UPDATE hero SET age = 1 WHERE id = 3")).hasMessageContaining("never");
    }

    @Test
    void anUndoThatIsCancelledCanBeTriedAgain() {
        edits.apply("rename", update(hero(3), HERO.NAME, "Rusty")).join();
        var writerIsFree = new CountDownLatch(1);
        var before = database.write(_ -> {
            try {
                writerIsFree.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            return 0;
        });
        var undo = edits.undo().orElseThrow();
        undo.cancel(true);
        writerIsFree.countDown();
        before.join();
        assertThat(values(3)).contains("Rusty");
        assertThat(edits.undoTitle()).contains("rename");
        edits.undo().orElseThrow().join();
        assertThat(values(3)).contains("Rusty-Man");
    }

    @Test
    void listenersHearOfEveryChangeUntilTheyLeave() {
        var heard = new AtomicInteger();
        var leave = edits.listen(heard::incrementAndGet);
        edits.apply("rename", update(hero(3), HERO.NAME, "Rusty")).join();
        edits.undo().orElseThrow().join();
        edits.redo().orElseThrow().join();
        // The writer's thread tells, perhaps after the work is complete: behind this, it has.
        database.write(_ -> 0).join();
        assertThat(heard).hasValue(3);
        edits.apply("nothing", (_, _) -> {}).join();
        leave.run();
        edits.undo().orElseThrow().join();
        database.write(_ -> 0).join();
        assertThat(heard).hasValue(3);
    }

    private void assertConflict(ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOf(CompletionException.class).cause().isInstanceOf(ConflictException.class);
    }

    private void assertConflict(ThrowingCallable work, RowChange change) {
        assertThatThrownBy(work)
                .cause()
                .isInstanceOfSatisfying(
                        ConflictException.class,
                        conflict -> assertThat(conflict.change()).isEqualTo(change));
    }

    private RowChange update(Row<HeroRecord> row, Field<?> field, Object value) {
        var column = source.column(field);
        return writing().change(row, Collections.singletonMap(column, value));
    }

    private RowChange delete(Row<HeroRecord> row) {
        return writing().deletion(row);
    }

    private RowChange insert(String name) {
        return writing().insertion(Map.of(source.column(HERO.NAME), name, source.column(HERO.SECRET_NAME), "Secret"));
    }

    private TableEdits<HeroRecord> writing() {
        return new TableEdits<>(source, edits);
    }

    private Row<HeroRecord> hero(long id) {
        return database.read(sql -> source.read(sql, HERO.ID.eq(id))).join().getFirst();
    }

    private List<Object> values(long id) {
        return new ArrayList<>(hero(id).values(source.columns()).values());
    }

    private int count() {
        return database.read(sql -> sql.fetchCount(HERO)).join();
    }

    private void write(String statement) {
        database.write(sql -> sql.execute(statement)).join();
    }
}
