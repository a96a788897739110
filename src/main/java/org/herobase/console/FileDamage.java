package org.herobase.console;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.herobase.db.Problem;

/** Tells damage of the open file from that of another one that the user has attached, of which SQLite says the same. */
final class FileDamage {
    private static final Set<String> OURS = Set.of("main", "temp", "herobase_undo");

    private FileDamage() {}

    /**
     * Whether a statement failed of it; on the connection's thread.
     *
     * @param failure what a statement failed of. That something is no database (SQLITE_NOTADB) is said of what ATTACH names,
     *     too: of the open file others find it
     */
    static boolean isIn(Throwable failure, Connection connection) {
        return Problem.of(failure) == Problem.DAMAGED && Problem.isDamage(failure) && isAlone(connection);
    }

    private static boolean isAlone(Connection connection) {
        try (var statement = connection.createStatement();
                var databases = statement.executeQuery("PRAGMA database_list")) {
            var isAlone = true;
            while (databases.next()) {
                isAlone &= OURS.contains(databases.getString("name"));
            }
            return isAlone;
        } catch (SQLException _) {
            return true; // the file is too damaged to say it
        }
    }
}
