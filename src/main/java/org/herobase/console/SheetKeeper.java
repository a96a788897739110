package org.herobase.console;

import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.herobase.memory.SavedSheets;
import org.herobase.ui.Background;

/** Keeps the open sheets as they are now, so that they are there again after a restart or a crash. */
final class SheetKeeper {
    private static final Logger LOG = Logger.getLogger(SheetKeeper.class.getName());
    private static final Duration DELAY = Duration.seconds(1);

    private final SavedSheets saved;
    private final Sheets sheets;
    private final PauseTransition pause = new PauseTransition(DELAY);
    private boolean isRestored;
    private boolean isClosed;

    SheetKeeper(SavedSheets saved, Sheets sheets) {
        this.saved = saved;
        this.sheets = sheets;
        pause.setOnFinished(_ -> save());
    }

    /** Opens the sheets that were kept, in place of one that nobody has used yet. */
    void restore() {
        Background.of(saved.load())
                .onSuccess(sheets::restore)
                .onFailure(failure -> LOG.log(Level.WARNING, failure, () -> "cannot read the kept sheets"))
                .andFinally(() -> {
                    isRestored = true;
                    changed(); // what was typed meanwhile
                });
    }

    /** Keeps the sheets soon, because one of them has changed. */
    void changed() {
        // Not later for each further change: whoever types without a pause would never be kept.
        if (!isClosed && pause.getStatus() != Animation.Status.RUNNING) {
            pause.playFromStart();
        }
    }

    /**
     * Keeps the sheets for the last time.
     *
     * @return completes when they are kept, or could not be
     */
    CompletableFuture<Void> close() {
        isClosed = true;
        pause.stop();
        return save();
    }

    private CompletableFuture<Void> save() {
        if (!isRestored) {
            return CompletableFuture.completedFuture(null); // what was kept is not known yet, and must not be lost
        }
        return saved.save(sheets.snapshot()).exceptionally(failure -> {
            LOG.log(Level.WARNING, failure, () -> "cannot keep the sheets");
            return null;
        });
    }
}
