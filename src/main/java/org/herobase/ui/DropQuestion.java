package org.herobase.ui;

import java.util.function.BiConsumer;
import org.herobase.db.Catalog;
import org.herobase.db.Database;
import org.herobase.db.DropConsequences;
import org.herobase.db.SchemaChange;
import org.herobase.db.Work;
import org.herobase.undo.UndoForecast;
import org.herobase.undo.UndoLog;

/**
 * Drops a table, view, index or trigger, after a question that tells what goes with it. Belongs to the JavaFX thread.
 */
public final class DropQuestion {
    private final Database database;
    private final UndoLog log;
    private final Dialogs dialogs;
    private final BiConsumer<Work<?>, String> follow;
    private final Runnable dropped;
    private final Texts texts = new Texts(DropQuestion.class);

    private record Known(DropConsequences consequences, boolean isUndoable) {}

    /**
     * @param log has what is dropped listed for undo
     * @param dialogs ask the question and tell of errors
     * @param follow shows that work is under way, with what it is, so that it can be cancelled
     * @param dropped called on the JavaFX thread when something was dropped
     */
    public DropQuestion(
            Database database, UndoLog log, Dialogs dialogs, BiConsumer<Work<?>, String> follow, Runnable dropped) {
        this.database = database;
        this.log = log;
        this.dialogs = dialogs;
        this.follow = follow;
        this.dropped = dropped;
    }

    /** Looks what would happen, asks, and drops if the user says so. Returns at once. */
    public void ask(Catalog.Entry entry) {
        var looking = database.read(sql ->
                new Known(DropConsequences.read(sql, entry), log.forecast(sql, true, false) != UndoForecast.NEVER));
        follow.accept(looking, texts.get("drop.looking", entry.name()));
        Background.of(looking)
                .onSuccess(known -> ask(entry, known))
                .onFailure(failure -> dialogs.error(entry.name(), failure));
    }

    private void ask(Catalog.Entry entry, Known known) {
        var words = new DropWords(entry, known.consequences(), known.isUndoable());
        if (words.isRefused()) {
            dialogs.tell(words.refusal(), words.refusalText());
            return;
        }
        var drop = SchemaChange.drop(entry);
        if (dialogs.confirm(words.question(), words.text() + "\n\n" + drop.sql(), words.action(), true)) {
            var dropping = log.changeSchema(words.title(), sql -> {
                drop.run(sql);
                return true;
            });
            follow.accept(dropping, texts.get("drop.dropping", entry.name()));
            Background.of(dropping)
                    .onSuccess(_ -> dropped.run())
                    .onFailure(failure -> dialogs.error(entry.name(), failure));
        }
    }
}
