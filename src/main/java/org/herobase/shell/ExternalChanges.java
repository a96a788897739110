package org.herobase.shell;

import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import org.herobase.db.Database;
import org.herobase.ui.Background;

/**
 * Notices what other programs do to the file: looks each second while the window shows, one look at a time ("PRAGMA
 * data_version"). Belongs to the JavaFX thread.
 */
final class ExternalChanges {
    /** Is told what was noticed. */
    interface Listener {
        /**
         * The file's content is another than before.
         *
         * @param byOthers whether it was surely another program; otherwise this one may have had a part in it
         */
        void changed(boolean byOthers);

        /**
         * The file could not be looked at.
         *
         * @param failure why; null if it can be looked at again
         */
        void failed(Throwable failure);
    }

    private static final long SECONDS_BETWEEN_LOOKS = 1;

    private final Database database;
    private final BooleanSupplier shown;
    private final BooleanSupplier ready;
    private final Listener listener;
    private long known = -1; // what the last look found
    private OptionalLong ownWork = OptionalLong.empty(); // before the last look
    private boolean looking;
    private boolean ownMeanwhile; // while a look was under way
    private boolean doubtful; // whether the last look found what may be a change of this app
    private boolean untold; // whether there is a change that the listener was not ready for
    private boolean failing;
    private boolean closed;

    /**
     * @param shown whether there is anyone to be told; asked before each look
     * @param ready whether a change can be shown at the moment; if not, it is told after a later look
     */
    ExternalChanges(Database database, BooleanSupplier shown, BooleanSupplier ready, Listener listener) {
        this.database = database;
        this.shown = shown;
        this.ready = ready;
        this.listener = listener;
        look(false);
        lookLater();
    }

    /** Takes the file as it is now for known. */
    void ownChange() {
        look(false);
    }

    /** What this app has done until now has changed nothing. */
    void disregardWork() {
        ownWork = database.ownWork();
    }

    /** Tells of the last change once more, as the listener has not shown it. */
    void tellAgain() {
        untold = true;
    }

    /** Compares the file with what is known of it. */
    void look() {
        look(true);
    }

    /** Looks no more. */
    void close() {
        closed = true;
    }

    /** Not by an animation, which would have the window drawn sixty times a second. */
    private void lookLater() {
        CompletableFuture.delayedExecutor(SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS, Platform::runLater)
                .execute(() -> {
                    if (!closed) {
                        if (shown.getAsBoolean()) {
                            look();
                        }
                        lookLater();
                    }
                });
    }

    private void look(boolean tells) {
        if (looking) {
            ownMeanwhile |= !tells;
            return;
        }
        looking = true;
        ownMeanwhile = !tells;
        var workBefore = database.ownWork();
        Background.of(database.dataVersion())
                .onSuccess(version -> found(version, workBefore))
                .onFailure(this::fail)
                .andFinally(() -> looking = false);
    }

    private void found(long version, OptionalLong workBefore) {
        if (closed) {
            return;
        }
        if (failing) {
            failing = false;
            listener.failed(null);
        }
        var isOther = untold || known != -1 && known != version;
        var workSince = database.ownWork();
        var byOthers = workSince.isPresent() && workSince.equals(ownWork);
        var tells = isOther && !ownMeanwhile;
        if (tells && !byOthers && !doubtful) {
            doubtful = true; // most likely of this app, which is about to say so itself
            return;
        }
        doubtful = false;
        known = version;
        ownWork = workBefore;
        untold = tells && !ready.getAsBoolean();
        if (tells && !untold) {
            listener.changed(byOthers);
        }
    }

    private void fail(Throwable failure) {
        if (!closed) {
            failing = true;
            listener.failed(failure);
        }
    }
}
