package org.herobase.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.herobase.Await;
import org.herobase.OtherProgram;
import org.herobase.SqliteFile;
import org.herobase.db.CatalogTable;
import org.herobase.db.Database;
import org.herobase.db.Work;
import org.herobase.rows.Change;
import org.herobase.rows.Edits;
import org.herobase.rows.Intent;
import org.herobase.rows.Row;
import org.herobase.rows.RowSource;
import org.herobase.rows.RowSource.Column;
import org.herobase.rows.TableEdits;
import org.herobase.undo.UndoLimits;
import org.herobase.undo.UndoLog;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A change of a key that other rows follow, as a form saves it: asked about, and stopped wherever it is. */
@Timeout(60)
class KeyChangesTest {
    @TempDir
    private Path folder;

    private final AnsweredDialogs dialogs = new AnsweredDialogs();
    private final LinkedBlockingQueue<Work<?>> lookups = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Work<?>> writes = new LinkedBlockingQueue<>();
    private Database database;
    private TableEdits<Record> artists;
    private KeyChanges keys;
    private OtherProgram other;

    @BeforeEach
    void open() throws Exception {
        FxToolkit.registerPrimaryStage();
        database = Database.open(SqliteFile.of(
                folder.resolve("music.db"),
                "CREATE TABLE artist (id INTEGER PRIMARY KEY, name TEXT)",
                "CREATE TABLE album (id INTEGER PRIMARY KEY, artist_id INTEGER REFERENCES artist ON UPDATE CASCADE)",
                "INSERT INTO artist VALUES (1, 'AC/DC')",
                "INSERT INTO album VALUES (1, 1)"));
        var edits = new Edits(new UndoLog(database, UndoLimits.DEFAULT));
        edits.follow(writes::add);
        var table = database.read(sql -> CatalogTable.read(sql, "artist")).join();
        artists = new TableEdits<>(RowSource.of(table), edits);
        var question = new ConsequenceQuestion(database, dialogs, (work, _) -> lookups.add(work), _ -> {});
        keys = new KeyChanges(database, edits, dialogs, question);
        other = OtherProgram.on(database.file());
    }

    @AfterEach
    void close() {
        other.close();
        database.close().join();
    }

    @Test
    void whoCancelsTheTaskStopsTheWriting() throws Exception {
        other.execute("BEGIN IMMEDIATE");
        dialogs.answer(Optional.of(0));
        var saving = save();
        var write = writes.take();
        write.waiting().get(20, TimeUnit.SECONDS);
        saving.cancel(true);
        assertThat(write.isCancelled()).isTrue();
        other.execute("COMMIT");
        assertThat(keysAfterAllWrites()).containsExactly(1L, 1L);
    }

    @Test
    void whoCancelsTheWritingEndsTheTask() throws Exception {
        other.execute("BEGIN IMMEDIATE");
        dialogs.answer(Optional.of(0));
        var saving = save();
        writes.take().cancel(true);
        other.execute("COMMIT");
        assertThat(catchThrowable(() -> saving.get(20, TimeUnit.SECONDS)))
                .hasCauseInstanceOf(CancellationException.class);
        assertThat(keysAfterAllWrites()).containsExactly(1L, 1L);
    }

    @Test
    void whoCancelsTheTaskStopsTheLookupAndIsNotAskedAnyMore() {
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> save().cancel(true));
        assertThat(lookups)
                .singleElement()
                .satisfies(lookup -> assertThat(lookup).isCancelled());
        Await.pulses();
        assertThat(dialogs.questions()).isEmpty();
        assertThat(writes).isEmpty();
    }

    @Test
    void whoDoesNotWantItHasChangedNothing() {
        dialogs.answer(Optional.empty());
        assertThat(catchThrowable(() -> save().get(20, TimeUnit.SECONDS))).hasCauseInstanceOf(GivenUpException.class);
        assertThat(writes).isEmpty();
    }

    @Test
    void theKeyIsChangedWhereItIsReferredTo() throws Exception {
        dialogs.answer(Optional.of(0));
        save().get(20, TimeUnit.SECONDS);
        assertThat(keysAfterAllWrites()).containsExactly(22L, 22L);
    }

    /** Sets the key of the only artist to 22. */
    private CompletableFuture<Change> save() {
        var source = artists.source();
        var seen =
                database.read(sql -> source.read(sql, DSL.noCondition())).join().getFirst();
        var settlement = new Settlement<>(database, artists, dialogs, Column::name, _ -> false);
        var entered = Map.<Column, Object>of(source.find("id").orElseThrow(), 22L);
        return settlement
                .save("thing", seen, entered, new Settlement.Saving<>() {
                    @Override
                    public CompletionStage<Change> update(Row<Record> row, Map<Column, Object> values) {
                        var named = new LinkedHashMap<String, Object>();
                        values.forEach((column, value) -> named.put(column.name(), value));
                        return keys.save(
                                "what",
                                Intent.update(source, row, values),
                                named,
                                (_, writer) -> artists.update(writer, row, values));
                    }

                    @Override
                    public CompletionStage<Change> putBack(Map<Column, Object> values) {
                        throw new AssertionError(values);
                    }
                })
                .toCompletableFuture();
    }

    /** The artist's key, and what the album refers to. */
    private List<Long> keysAfterAllWrites() {
        artists.edits().apply("nothing", (_, _) -> {}).join();
        return database.read(sql -> sql.fetch("SELECT id FROM artist UNION ALL SELECT artist_id FROM album")
                        .map(row -> row.get(0, Long.class)))
                .join();
    }
}
