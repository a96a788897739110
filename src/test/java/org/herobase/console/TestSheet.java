package org.herobase.console;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.herobase.db.Database;
import org.herobase.sql.Script;
import org.herobase.undo.UndoLog;

/** A console sheet without its window, in which a test runs scripts as its user does. */
final class TestSheet implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(); // in place of JavaFX's
    private final SheetModel model;

    TestSheet(Database database, UndoLog log) {
        model = new SheetModel(database, log, () -> "Sheet", new NoQuestions(), RunLog.none(), thread, () -> {});
    }

    /**
     * Runs a script to its end, or to its first error where it does not go on.
     *
     * @return the words for what failed first, or null
     */
    String run(String script, RunOptions options) {
        var ended = new CompletableFuture<String>();
        thread.execute(() -> {
            model.run(() -> script, Script::statements, 0, options);
            model.ended()
                    .whenComplete((_, _) -> ended.complete(
                            model.failure() == null ? null : model.failure().words()));
        });
        return ended.join();
    }

    /** Ends a transaction that the script left open; what a COMMIT fails of is rolled back. */
    void endTransaction(boolean keep) {
        if (model.transaction().get() == null) {
            return;
        }
        end(keep);
        if (model.transaction().get() != null) {
            end(false);
        }
    }

    private void end(boolean keep) {
        CompletableFuture.supplyAsync(() -> model.endTransaction(keep), thread)
                .thenCompose(end -> end)
                .handle((_, _) -> null)
                .join();
    }

    @Override
    public void close() {
        model.close().join();
        thread.close();
    }
}
