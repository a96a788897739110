package org.herobase.db;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/**
 * The heroes-and-teams schema that we make and migrate. A database of ours carries our mark in its header
 * ({@code PRAGMA application_id}) and its schema's version ({@code PRAGMA user_version}); both are set by the migrations
 * in {@code schema/}. Every other database is foreign and stays as it is.
 */
final class OwnSchema {
    /** "Hero" in ASCII. */
    static final int APPLICATION_ID = 0x4865726F;

    /** The version of the newest migration in {@code schema/}. */
    static final int VERSION = 1;

    /** What one SELECT tells of a database. */
    enum State {
        FOREIGN,
        CURRENT,
        MIGRATION_DUE,
        NEWER
    }

    private OwnSchema() {}

    static State state(DSLContext sql) {
        var header = sql.select(
                        field(name("application_id"), Integer.class), field(name("user_version"), Integer.class))
                .from(table(name("pragma_application_id")), table(name("pragma_user_version")))
                .fetchSingle();
        if (header.value1() != APPLICATION_ID) {
            return State.FOREIGN;
        }
        return switch (Integer.compare(header.value2(), VERSION)) {
            case 0 -> State.CURRENT;
            case 1 -> State.NEWER;
            default -> State.MIGRATION_DUE;
        };
    }

    /** Brings a new database, or an older one of ours, to the newest version. */
    static void migrate(ConnectionFactory connections) {
        var source = new SQLiteDataSource() {
            @Override
            public SQLiteConnection getConnection(String user, String password) throws SQLException {
                return connections.open();
            }
        };
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:org/herobase/db/migration")
                .load()
                .migrate();
    }
}
