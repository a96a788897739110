package org.herobase.db;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;

/**
 * The log and its index that SQLite puts beside a file in WAL mode, and that a connection which only reads leaves there:
 * without it, what we wrote would not be in the file itself. A log that others left is theirs.
 */
final class OwnLog {
    private final DatabaseFile file;
    private final FileIdentity identity;
    private final ConnectionFactory writing;
    private final BooleanSupplier readOnly;
    private final boolean wasThere;

    /**
     * Made before the file is opened.
     *
     * @param writing opens connections that can write
     * @param readOnly whether nothing may be written, as far as is known
     */
    OwnLog(DatabaseFile file, FileIdentity identity, ConnectionFactory writing, BooleanSupplier readOnly) {
        this.file = file;
        this.identity = identity;
        this.writing = writing;
        this.readOnly = readOnly;
        this.wasThere = Files.exists(file.log());
    }

    /** Removes it, when all connections are closed. */
    void remove() {
        try {
            var log = file.log();
            if (identity.problem().isEmpty() // or the log of this file would get into another one
                    && !readOnly.getAsBoolean()
                    && Files.exists(log)
                    && (writing.hasOpened() || !wasThere && Files.size(log) == 0)) {
                // The last connection that can write takes them away, if nobody else has the file open.
                try (var connection = writing.open()) {
                    writing.context(connection).fetch("PRAGMA schema_version");
                }
            }
        } catch (IOException | SQLException | RuntimeException _) {
            // They do no harm: the next program to open the file reads them.
        }
    }
}
