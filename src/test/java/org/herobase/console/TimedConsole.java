package org.herobase.console;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.collections.ListChangeListener;
import org.herobase.console.result.QueryResult;
import org.herobase.db.ConnectionThread;
import org.herobase.db.Database;
import org.herobase.sql.Script;
import org.herobase.undo.UndoLimits;
import org.herobase.undo.UndoLog;

/** The console without its window, for the benchmark: runs scripts and tells when what they give is there to be shown. */
public final class TimedConsole implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final ConnectionThread reading;
    private final SheetModel model;

    /**
     * @param database what the scripts run on
     */
    public TimedConsole(Database database) {
        this(database, new UndoLog(database, UndoLimits.DEFAULT));
    }

    /**
     * @param database what the scripts run on
     * @param log lists what they change; whoever made it closes it
     */
    public TimedConsole(Database database, UndoLog log) {
        reading = database.openConsole();
        model = new SheetModel(database, log, () -> "Bench", new NoQuestions(), RunLog.none(), thread, () -> {});
    }

    /**
     * How a script went.
     *
     * @param firstRow seconds from the start to the first row of the first query; not a number if there was none
     * @param end seconds from the start to the end
     * @param rows how many rows of the first query were read
     */
    public record Run(double firstRow, double end, int rows) {}

    /**
     * Runs a script to its end.
     *
     * @throws IllegalStateException if it failed
     */
    public Run run(String script) {
        var firstRow = new double[] {Double.NaN};
        var start = System.nanoTime();
        var ended = CompletableFuture.supplyAsync(
                        () -> {
                            ListChangeListener<QueryResult> listener = _ -> {
                                if (!model.results().isEmpty()) {
                                    whenFilled(model.results().getFirst(), () -> {
                                        if (Double.isNaN(firstRow[0])) {
                                            firstRow[0] = since(start);
                                        }
                                    });
                                }
                            };
                            model.results().addListener(listener);
                            model.run(() -> script, Script::statements, 0, RunOptions.PLAIN);
                            return model.ended().thenRun(() -> model.results().removeListener(listener));
                        },
                        thread)
                .thenCompose(end -> end);
        ended.join();
        var end = since(start);
        return CompletableFuture.supplyAsync(() -> new Run(firstRow[0], end, rows()), thread)
                .join();
    }

    /**
     * Has the console's reader read a query to its last row, without the bound of what is shown. The rows are not kept.
     *
     * @return how many seconds it took
     */
    public double readAll(String query) {
        var start = System.nanoTime();
        var reader = new RowReader(_ -> {}, new RowReader.Bounds(Integer.MAX_VALUE, Long.MAX_VALUE));
        reading.submit(sql -> {
                    sql.connection(jdbc -> {
                        try (var statement = jdbc.prepareStatement(query);
                                var rows = statement.executeQuery()) {
                            reader.read(0, rows);
                        }
                    });
                    return null;
                })
                .join();
        return since(start);
    }

    @Override
    public void close() {
        reading.close().join();
        model.close().join();
        thread.shutdown();
    }

    private static void whenFilled(QueryResult result, Runnable action) {
        if (!result.rows().isEmpty()) {
            action.run();
        } else {
            result.rows().addListener((ListChangeListener<Object>) _ -> action.run());
        }
    }

    private int rows() {
        if (model.failure() != null) {
            throw new IllegalStateException(model.messages().getLast().toString());
        }
        return model.results().isEmpty() ? 0 : model.results().getFirst().rows().size();
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
