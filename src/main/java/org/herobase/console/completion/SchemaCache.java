package org.herobase.console.completion;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.herobase.db.ConnectionThread.Job;
import org.herobase.db.Work;

/** The schema as it was read last, at hand on any thread. */
public final class SchemaCache {
    private final Function<Job<Schema>, Work<Schema>> connection;
    private volatile Schema schema = Schema.UNKNOWN;

    /**
     * Knows nothing before the first {@link #refresh()}.
     *
     * @param connection runs a job on the connection whose tables are proposed, attached and temporary ones included
     */
    public SchemaCache(Function<Job<Schema>, Work<Schema>> connection) {
        this.connection = connection;
    }

    /** The schema; {@link Schema#UNKNOWN} before it was read. */
    public Schema schema() {
        return schema;
    }

    /**
     * Reads the schema again if it has changed; costs a statement for each database if not.
     *
     * @return completes with the schema, on the connection's thread; fails with what SQLite says, and then the schema
     *     that was read before stays
     */
    public CompletionStage<Schema> refresh() {
        return connection.apply(sql -> Schema.read(sql, schema)).thenApply(read -> {
            schema = read;
            return read;
        });
    }
}
