package org.herobase.shell;

import org.herobase.db.Database;
import org.herobase.ui.Background;

/** Notices that another program changed the file. Belongs to the JavaFX thread. */
final class ExternalChanges {
    private final Database database;
    private final Runnable changed;
    private long known = -1;

    /**
     * @param changed called when a look found a change
     */
    ExternalChanges(Database database, Runnable changed) {
        this.database = database;
        this.changed = changed;
        ownChange();
    }

    /** Takes the file as it is now for known. */
    void ownChange() {
        Background.of(database.dataVersion()).onSuccess(version -> known = version);
    }

    /** Compares the file with what is known of it. A file that cannot be read says so when it is used. */
    void look() {
        Background.of(database.dataVersion()).onSuccess(version -> {
            if (known != -1 && known != version) {
                changed.run();
            }
            known = version;
        });
    }
}
