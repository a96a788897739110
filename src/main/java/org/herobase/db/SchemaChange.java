package org.herobase.db;

import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * A change of the schema, as one statement. What is made of names is quoted.
 *
 * @param sql the statement, without a semicolon
 */
public record SchemaChange(String sql) {
    /** "ALTER TABLE RENAME": triggers, views and foreign keys that name the table follow. */
    public static SchemaChange renameTable(String table, String newName) {
        return of("ALTER TABLE %s RENAME TO %s", table, newName);
    }

    /** "ALTER TABLE RENAME COLUMN": whatever names the column follows. */
    public static SchemaChange renameColumn(String table, String column, String newName) {
        return of("ALTER TABLE %s RENAME COLUMN %s TO %s", table, column, newName);
    }

    /** "ALTER TABLE DROP COLUMN": the values in it are gone. */
    public static SchemaChange dropColumn(String table, String column) {
        return of("ALTER TABLE %s DROP COLUMN %s", table, column);
    }

    /** "DROP TABLE", "DROP VIEW", "DROP INDEX" or "DROP TRIGGER". */
    public static SchemaChange drop(Catalog.Entry entry) {
        return switch (entry.kind()) {
            case TABLE, VIRTUAL_TABLE, SYSTEM_TABLE -> of("DROP TABLE %s", entry.name());
            case VIEW -> of("DROP VIEW %s", entry.name());
            case INDEX -> of("DROP INDEX %s", entry.name());
            case TRIGGER -> of("DROP TRIGGER %s", entry.name());
        };
    }

    /**
     * Makes the change, on a connection that may write.
     *
     * @throws org.jooq.exception.DataAccessException if SQLite refuses
     */
    public void run(DSLContext sql) {
        // Raw: jOOQ would look for parameters in it.
        sql.execute(DSL.query("{0}", DSL.raw(this.sql)));
    }

    private static SchemaChange of(String statement, String... names) {
        var quoted = new Object[names.length];
        for (var i = 0; i < names.length; i++) {
            quoted[i] = quoted(names[i]);
        }
        return new SchemaChange(statement.formatted(quoted));
    }

    /** Between double quotes, as in the standard: the statement stays in the file for other programs. */
    private static String quoted(String name) {
        return DSL.using(SQLDialect.DEFAULT).render(DSL.name(name));
    }
}
