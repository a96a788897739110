package org.herobase.db;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;

/**
 * What a table, view, index or trigger is made of.
 *
 * @param entry what it is
 * @param owner the table or view that an index or trigger belongs to; for any other entry its own name
 * @param sql the CREATE statement; empty where SQLite keeps none
 * @param options of the table as a whole
 * @param columns of a table or view, in their order
 * @param checks the expressions of the checks that belong to no column
 * @param foreignKeys what points from here to other tables, or to itself
 * @param referring what points from other tables, or from itself, to here
 * @param indexes of the table; of an index, that index
 * @param triggers of the table or view; of a trigger, that trigger
 * @param failure why its columns cannot be told, such as of a view on a table that is gone; null if they can
 */
public record Structure(
        Catalog.Entry entry,
        String owner,
        String sql,
        Set<Option> options,
        List<Column> columns,
        List<String> checks,
        List<ForeignKey> foreignKeys,
        List<ForeignKey> referring,
        List<Index> indexes,
        List<Trigger> triggers,
        RuntimeException failure) {
    /** What a table as a whole can be. */
    public enum Option {
        /** Values are of their column's type ("STRICT Tables"). */
        STRICT,
        /** The primary key is what the rows are stored by ("The WITHOUT ROWID Optimization"). */
        WITHOUT_ROWID
    }

    /**
     * A column.
     *
     * @param column what the catalog tells of it
     * @param unique whether no two rows have the same value, by a constraint or index on it alone
     * @param checks the expressions of its checks
     * @param collation the name of its collation where one is written; otherwise empty
     * @param generated the expression that it is computed by; empty if there is none, or none can be told
     * @param references whether its foreign key is written with it, not with the table
     */
    public record Column(
            Catalog.Column column,
            boolean unique,
            List<String> checks,
            String collation,
            String generated,
            boolean references) {}

    /** Where an index comes from. */
    public enum Origin {
        /** A CREATE INDEX statement. */
        STATEMENT,
        /** A UNIQUE constraint. */
        UNIQUE,
        /** A PRIMARY KEY constraint. */
        PRIMARY_KEY
    }

    /**
     * An index.
     *
     * @param name unquoted
     * @param origin where it comes from
     * @param unique whether no two rows may agree in all parts
     * @param parts what it is sorted by, the first one first
     * @param where the condition for rows that it holds; empty for all
     * @param sql its CREATE statement; empty for one that comes from a constraint
     */
    public record Index(String name, Origin origin, boolean unique, List<Part> parts, String where, String sql) {}

    /**
     * What an index is sorted by.
     *
     * @param column the column's name, unquoted; null for an expression
     * @param expression the expression as it is written; empty if it cannot be told, null for a column
     * @param descending whether the largest value comes first
     * @param collation the name of its collation where that is not BINARY; otherwise empty
     */
    public record Part(String column, String expression, boolean descending, String collation) {}

    /**
     * A trigger.
     *
     * @param name unquoted
     * @param event when it fires, such as "AFTER UPDATE OF name"
     * @param sql its CREATE statement
     */
    public record Trigger(String name, String event, String sql) {}

    /**
     * Reads it.
     *
     * @return empty if it is not there any more
     */
    public static Optional<Structure> read(DSLContext sql, Catalog.Entry entry) {
        return new StructureReader(sql, entry).read();
    }

    /** Whether the table as a whole is that. */
    public boolean has(Option option) {
        return options.contains(option);
    }

    /** Why ALTER TABLE DROP COLUMN would not drop a column, as far as that is sure; empty if nothing is known. */
    public Optional<DropObstacle> obstacle(Column column) {
        return DropObstacle.of(this, column);
    }
}
