package org.herobase.shell;

import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import org.herobase.ui.Background;

/**
 * Has what is on show of an open database read again when it is no longer as the database is, whoever changed that. Belongs to
 * the JavaFX thread.
 */
final class Freshness {
    /** What is on show. */
    interface Shown {
        /** Whether anyone can see it. */
        boolean isSeen();

        /** Whether it can be read again now because of others; if not, that is put off. */
        boolean isReady();

        /**
         * Shows what there is in the database.
         *
         * @param isOtherSchema whether tables or columns are no longer as they were
         */
        void update(Contents contents, boolean isOtherSchema);

        /** Reads rows again. */
        void refresh();

        /** Reads rows again, and shows what another program has changed. */
        void refreshMarking();

        /** Says that another program has changed something. */
        void sayChanged();

        /** Says what happened to the file; null if it is again as it should be. */
        void fileFailed(Throwable failure);

        /** Says that it could not be read again. */
        void failed(Throwable failure);
    }

    private final Workspace workspace;
    private final Shown shown;
    private final ExternalChanges externalChanges;
    private final Runnable stopListening;
    private long schema; // the version that is on show
    private boolean closed;

    /** Begins to look what becomes of a database that was just opened and is on show. */
    Freshness(Workspace workspace, Shown shown) {
        this.workspace = workspace;
        this.shown = shown;
        this.schema = workspace.contents().schemaVersion();
        this.stopListening = workspace.edits().listen(() -> Platform.runLater(this::rowsChanged));
        this.externalChanges = new ExternalChanges(workspace.database(), shown::isSeen, shown::isReady, outside());
    }

    /** Looks no more. */
    void close() {
        closed = true;
        stopListening.run();
        externalChanges.close();
    }

    /** Looks now what other programs did. */
    void look() {
        if (shown.isSeen()) {
            externalChanges.look();
        }
    }

    /**
     * The app itself has changed rows, or even tables.
     *
     * @param then shows the rows
     */
    void changedHere(Runnable then) {
        externalChanges.ownChange();
        readAgain(then, () -> true);
    }

    private void rowsChanged() {
        if (closed) {
            return;
        }
        externalChanges.ownChange();
        Background.of(workspace.database().read(Contents::schemaVersion))
                .onSuccess(version -> {
                    if (!closed && version != schema) {
                        changedHere(shown::refresh);
                    } else if (!closed) {
                        shown.refresh();
                    }
                })
                .onFailure(this::failed);
    }

    /** @param ready whether what is on show may be made anew when it is read */
    private void readAgain(Runnable then, BooleanSupplier ready) {
        Background.of(workspace.readContents())
                .onSuccess(contents -> {
                    if (closed) {
                        return;
                    }
                    if (!ready.getAsBoolean()) {
                        externalChanges.tellAgain();
                        return;
                    }
                    var isOtherSchema = contents.schemaVersion() != schema;
                    schema = contents.schemaVersion();
                    shown.update(contents, isOtherSchema);
                    then.run();
                })
                .onFailure(this::failed);
    }

    private void failed(Throwable failure) {
        if (!closed) {
            shown.failed(failure);
        }
    }

    private ExternalChanges.Listener outside() {
        return new ExternalChanges.Listener() {
            @Override
            public void changed(boolean byOthers) {
                if (byOthers) {
                    shown.sayChanged();
                    Background.of(workspace.undoLog().lookForOthers()).andFinally(externalChanges::disregardWork);
                }
                readAgain(byOthers ? shown::refreshMarking : shown::refresh, shown::isReady);
            }

            @Override
            public void failed(Throwable failure) {
                shown.fileFailed(failure);
            }
        };
    }
}
