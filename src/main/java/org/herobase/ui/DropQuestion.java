package org.herobase.ui;

import java.util.function.BiConsumer;
import org.herobase.db.Catalog;
import org.herobase.db.Database;
import org.herobase.db.DropConsequences;
import org.herobase.db.SchemaChange;
import org.herobase.db.Work;

/**
 * Drops a table, view, index or trigger, after a question that tells what goes with it. Belongs to the JavaFX thread.
 */
public final class DropQuestion {
    private final Database database;
    private final Dialogs dialogs;
    private final BiConsumer<Work<?>, String> follow;
    private final Runnable dropped;
    private final Texts texts = new Texts(DropQuestion.class);

    /**
     * @param dialogs ask the question and tell of errors
     * @param follow shows that work is under way, with what it is, so that it can be cancelled
     * @param dropped called on the JavaFX thread when something was dropped
     */
    public DropQuestion(Database database, Dialogs dialogs, BiConsumer<Work<?>, String> follow, Runnable dropped) {
        this.database = database;
        this.dialogs = dialogs;
        this.follow = follow;
        this.dropped = dropped;
    }

    /** Looks what would happen, asks, and drops if the user says so. Returns at once. */
    public void ask(Catalog.Entry entry) {
        var looking = database.read(sql -> DropConsequences.read(sql, entry));
        follow.accept(looking, texts.get("drop.looking", entry.name()));
        Background.of(looking)
                .onSuccess(consequences -> ask(entry, consequences))
                .onFailure(failure -> dialogs.error(entry.name(), failure));
    }

    private void ask(Catalog.Entry entry, DropConsequences consequences) {
        var words = new DropWords(entry, consequences);
        if (words.isRefused()) {
            dialogs.tell(words.refusal(), words.refusalText());
            return;
        }
        var drop = SchemaChange.drop(entry);
        if (dialogs.confirm(words.question(), words.text() + "\n\n" + drop.sql(), words.action(), true)) {
            var dropping = database.write(sql -> {
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
