package org.herobase.console.result;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.herobase.db.ConnectionThread;
import org.herobase.db.ConnectionThread.Job;
import org.herobase.db.Work;

/** Runs one query as the console does, and reads its first rows. */
public final class QueryRun implements QueryRunner {
    private final ConnectionThread connection;
    private final List<Work<?>> reads = new ArrayList<>();

    /**
     * @param connection of the console
     */
    public QueryRun(ConnectionThread connection) {
        this.connection = connection;
    }

    private record First(List<String> columns, List<List<Object>> rows, QueryResult.End end) {}

    /**
     * Runs a query.
     *
     * @param most how many rows the run reads
     * @param parameters bound to it
     */
    public QueryResult run(String sql, int most, Object... parameters) {
        var first = connection
                .submit(context -> {
                    var version = DataVersion.read(context);
                    return context.connectionResult(jdbc -> first(jdbc, sql, most, version, parameters));
                })
                .join();
        var verb = sql.strip().split("\\s", 2)[0].toUpperCase(java.util.Locale.ROOT);
        var query = new Query(sql, List.of(parameters), verb.equals("WITH") ? "SELECT" : verb, first.columns(), this);
        var result = new QueryResult(0, query, "Reading…");
        result.rows().setAll(first.rows());
        result.setSummary(first.rows().size() + " rows");
        result.setEnd(first.end());
        return result;
    }

    @Override
    public <T> Work<T> read(Job<T> job) {
        var work = connection.submit(job);
        reads.add(work);
        return work;
    }

    /** All that was asked for. */
    List<Work<?>> reads() {
        return reads;
    }

    private static First first(
            java.sql.Connection jdbc, String sql, int most, DataVersion version, Object... parameters)
            throws SQLException {
        var start = System.nanoTime();
        try (var statement = jdbc.prepareStatement(sql)) {
            for (var i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var result = statement.executeQuery()) {
                var columns = new ArrayList<String>();
                for (var i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    columns.add(result.getMetaData().getColumnLabel(i));
                }
                var rows = new ArrayList<List<Object>>();
                var hasMore = false;
                while (!hasMore && result.next()) {
                    var values = new Object[columns.size()];
                    for (var i = 0; i < values.length; i++) {
                        values[i] = LongValue.kept(StoredValue.of(result.getObject(i + 1)));
                    }
                    hasMore = rows.size() == most;
                    if (!hasMore) {
                        rows.add(Arrays.asList(values));
                    }
                }
                return new First(
                        columns,
                        rows,
                        new QueryResult.End(hasMore, Duration.ofNanos(System.nanoTime() - start), version));
            }
        }
    }
}
