package org.herobase.shell;

import java.util.function.Function;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.herobase.db.Catalog;
import org.herobase.db.Catalog.Entry;
import org.herobase.db.Work;
import org.herobase.ui.Background;
import org.herobase.ui.Dialogs;
import org.herobase.ui.DropQuestion;
import org.herobase.ui.Texts;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** What the user can do with a table, view, index or trigger of the open database. Belongs to the JavaFX thread. */
final class EntryActions {
    private final Workspace workspace;
    private final DatabaseController window;
    private final Function<String, Work<Long>> counts;
    private final StatusController status;
    private final Dialogs dialogs;
    private final DropQuestion drop;
    private final Texts texts = new Texts(EntryActions.class);

    /**
     * @param counts counts the rows of a table or view
     */
    EntryActions(
            Workspace workspace,
            DatabaseController window,
            Function<String, Work<Long>> counts,
            StatusController status,
            Dialogs dialogs) {
        this.workspace = workspace;
        this.window = window;
        this.counts = counts;
        this.status = status;
        this.dialogs = dialogs;
        this.drop = new DropQuestion(
                workspace.database(), workspace.undoLog(), dialogs, status::follow, window::databaseChanged);
    }

    void open(Place place) {
        window.goTo(place);
    }

    void showStructure(Entry entry) {
        window.showStructure(new Place.Thing(entry));
    }

    /** Puts a SELECT of the first rows into the console, to be changed and run. */
    void query(Entry entry) {
        // The dialect of SQLite would quote with backticks, which SQLite only tolerates.
        var name = DSL.using(SQLDialect.DEFAULT).render(DSL.name(entry.name()));
        window.insertIntoConsole("SELECT * FROM " + name + " LIMIT 100;");
    }

    void count(Entry entry) {
        var work = counts.apply(entry.name());
        status.follow(work, texts.get("status.counting", entry.name()));
        Background.of(work)
                .onSuccess(rows -> status.say(texts.get("entry.counted", entry.name(), rows)))
                .onFailure(failure -> dialogs.error(entry.name(), failure));
    }

    void copyName(Entry entry) {
        copy(entry.name());
        status.say(texts.get("entry.copied", entry.name()));
    }

    void copyDefinition(Entry entry) {
        Background.of(workspace.database().read(sql -> Catalog.definition(sql, entry)))
                .onSuccess(definition -> {
                    if (definition.isEmpty()) {
                        status.say(texts.get("entry.noDefinition", entry.name()));
                    } else {
                        copy(definition + ";");
                        status.say(texts.get("entry.copiedDefinition", entry.name()));
                    }
                })
                .onFailure(failure -> dialogs.error(entry.name(), failure));
    }

    void drop(Entry entry) {
        drop.ask(entry);
    }

    private static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
