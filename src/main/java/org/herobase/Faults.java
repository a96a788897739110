package org.herobase;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.HashSet;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import org.herobase.shell.FaultDialog;

/**
 * What nobody caught: it goes to the log, and before the user's eyes, but each fault once only, and never more than one
 * dialog at a time, however many there are. The app goes on.
 */
final class Faults implements UncaughtExceptionHandler {
    private static final Logger LOG = Logger.getLogger(Faults.class.getName());

    /** More would be no help to anyone; and the log, which rotates, would lose those that came first. */
    private static final int MOST = 20;

    private final FaultDialog dialog;
    private final Set<String> told = new HashSet<>(); // guarded by itself

    /**
     * @param dialog shows them
     */
    Faults(FaultDialog dialog) {
        this.dialog = dialog;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable fault) {
        var trace = LogFile.trace(fault);
        boolean isNew;
        synchronized (told) {
            isNew = told.size() < MOST && told.add(trace);
        }
        if (isNew) {
            LOG.log(Level.SEVERE, fault, () -> "uncaught in " + thread.getName());
            Platform.runLater(() -> dialog.tell(trace));
        }
    }
}
