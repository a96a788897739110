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
 * A schema that we make and migrate. A database of ours carries the schema's mark in its header
 * ({@code PRAGMA application_id}) and its version ({@code PRAGMA user_version}); both are set by the migrations in
 * {@code schema/}. Every other database is foreign and stays as it is.
 *
 * @param applicationId the mark
 * @param version the version of the newest migration
 * @param migrations the package that holds them, as a path
 */
public record OwnSchema(int applicationId, int version, String migrations) {
    /** Heroes and teams; marked with "Hero" in ASCII. */
    static final OwnSchema HEROES = new OwnSchema(0x4865726F, 1, "org/herobase/db/migration");

    /** What one SELECT tells of a database. */
    enum State {
        FOREIGN,
        CURRENT,
        MIGRATION_DUE,
        NEWER
    }

    State state(DSLContext sql) {
        var header = sql.select(
                        field(name("application_id"), Integer.class), field(name("user_version"), Integer.class))
                .from(table(name("pragma_application_id")), table(name("pragma_user_version")))
                .fetchSingle();
        if (header.value1() != applicationId) {
            return State.FOREIGN;
        }
        return switch (Integer.compare(header.value2(), version)) {
            case 0 -> State.CURRENT;
            case 1 -> State.NEWER;
            default -> State.MIGRATION_DUE;
        };
    }

    /** Brings a new database, or an older one of this schema, to the newest version. */
    void migrate(ConnectionFactory connections) {
        var source = new SQLiteDataSource() {
            @Override
            public SQLiteConnection getConnection(String user, String password) throws SQLException {
                return connections.open();
            }
        };
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:" + migrations)
                .load()
                .migrate();
    }
}
