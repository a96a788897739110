package org.herobase.ui;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.herobase.db.Database;
import org.herobase.undo.UndoForecast;
import org.herobase.undo.UndoLog;

/** Says beforehand, in a form for a change of the schema, that the change cannot be undone. Belongs to the JavaFX thread. */
public final class ForeverNote {
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");

    /**
     * Looks at the file, in the background.
     *
     * @param log which keeps a copy of the file for undo, or does not
     */
    public ForeverNote(Database database, UndoLog log) {
        Background.of(database.read(sql -> log.forecast(sql, true, false) != UndoForecast.NEVER))
                .onSuccess(isUndoable -> {
                    if (!isUndoable) {
                        text.set(new Texts(ForeverNote.class).get("schema.forever"));
                    }
                });
    }

    /** Empty where the change can be undone, or as long as that is not known: what keeps it unknown, the change meets too. */
    public ObservableValue<String> text() {
        return text.getReadOnlyProperty();
    }
}
