package org.herobase.sql;

/** What the FROM clause of a query, or an UPDATE, names: where columns come from. */
public sealed interface Source {
    /** The name that its columns are called by; empty for a subquery without one. */
    String alias();

    /** Whether the alias is written, and not the table's own name. */
    boolean hasAlias();

    /**
     * A table, view, table-valued function or common table expression.
     *
     * @param schema empty where none is written
     * @param name unquoted
     * @param alias the table's own name where none is written
     */
    record Table(String schema, String name, String alias) implements Source {
        @Override
        public boolean hasAlias() {
            return !alias.equals(name);
        }
    }

    /**
     * A subquery.
     *
     * @param query what gives its columns
     * @param alias empty where none is written
     */
    record Derived(Query query, String alias) implements Source {
        @Override
        public boolean hasAlias() {
            return !alias.isEmpty();
        }
    }
}
