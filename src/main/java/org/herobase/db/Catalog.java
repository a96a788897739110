package org.herobase.db;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The names of what a database holds, at the moment it was read.
 *
 * @param entries ordered by kind and name
 */
public record Catalog(List<Entry> entries) {
    /** What an entry is. */
    public enum Kind {
        /** An ordinary table. */
        TABLE,
        /** A view. */
        VIEW,
        /** A virtual table. */
        VIRTUAL_TABLE,
        /** An index. */
        INDEX,
        /** A trigger. */
        TRIGGER,
        /** A table of SQLite itself or of a virtual table; and what Flyway notes in our own database. */
        SYSTEM_TABLE;

        /** Whether it can be selected from. */
        public boolean hasRows() {
            return this != INDEX && this != TRIGGER;
        }
    }

    /**
     * A table, view, index or trigger.
     *
     * @param kind what it is
     * @param name its name, unquoted
     */
    public record Entry(Kind kind, String name) {}

    /**
     * A column.
     *
     * @param name its name, unquoted
     * @param declaredType as in CREATE TABLE; empty if there is none
     * @param notNull whether NULL is refused
     * @param defaultSql the default's SQL, or null
     * @param keyPosition its place in the primary key from 1, or 0
     * @param generated whether the database computes it
     * @param affinity what storing does to its values
     */
    public record Column(
            String name,
            String declaredType,
            boolean notNull,
            String defaultSql,
            int keyPosition,
            boolean generated,
            Affinity affinity) {

        /** Whether a new row must bring a value for it. */
        public boolean isRequired() {
            return notNull && defaultSql == null && !generated;
        }
    }

    /** Reads the names; costs one look at the schema, whatever the tables hold. */
    public static Catalog read(DSLContext sql) {
        var type = field(name("type"), String.class);
        var schema = field(name("schema"), String.class);
        var title = field(name("name"), String.class);
        var tables = sql.select(type, title)
                .from(table(name("pragma_table_list")))
                .where(schema.eq(inline("main")))
                .unionAll(sql.select(type, title)
                        .from(table(name("sqlite_schema")))
                        .where(type.in(inline("index"), inline("trigger")))
                        .and(title.notLike(inline("sqlite!_%"), '!')));
        return new Catalog(tables.fetch(row -> new Entry(kind(row.value1(), row.value2()), row.value2())).stream()
                .sorted((one, other) -> one.kind() != other.kind()
                        ? one.kind().compareTo(other.kind())
                        : one.name().compareToIgnoreCase(other.name()))
                .toList());
    }

    /**
     * The columns of a table or view in their order, hidden ones left out.
     *
     * @throws org.jooq.exception.DataAccessException for a view that SQLite cannot make sense of
     */
    public static List<Column> columns(DSLContext sql, String tableName) {
        var hidden = field(name("hidden"), Integer.class);
        return sql.select(
                        field(name("name"), String.class),
                        field(name("type"), String.class),
                        field(name("notnull"), Boolean.class),
                        field(name("dflt_value"), String.class),
                        field(name("pk"), Integer.class),
                        hidden)
                .from(table("pragma_table_xinfo({0})", DSL.val(tableName)))
                .where(hidden.ne(inline(1)))
                .fetch(row -> new Column(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6() > 1,
                        row.value2().equalsIgnoreCase("ANY") && isStrict(sql, tableName)
                                ? Affinity.BLOB
                                : Affinity.of(row.value2())));
    }

    /** Only there does ANY mean that nothing is changed ("STRICT Tables", 3). */
    private static boolean isStrict(DSLContext sql, String tableName) {
        return sql.fetchExists(DSL.selectOne()
                .from(table("pragma_table_list({0})", DSL.val(tableName)))
                .where(field(name("schema"), String.class).eq(inline("main")))
                .and(field(name("strict"), Integer.class).eq(inline(1))));
    }

    /** The CREATE statement of an entry, whose kind tells a table from a trigger of its name; empty where there is none. */
    public static String definition(DSLContext sql, Entry entry) {
        var type = switch (entry.kind()) {
            case TABLE, VIRTUAL_TABLE, SYSTEM_TABLE -> "table";
            case VIEW -> "view";
            case INDEX -> "index";
            case TRIGGER -> "trigger";
        };
        var definition = sql.select(field(name("sql"), String.class))
                .from(table(name("sqlite_schema")))
                .where(field(name("type"), String.class).eq(type))
                .and(field(name("name"), String.class).eq(entry.name()))
                .fetchOne(row -> row.value1());
        return definition == null ? "" : definition;
    }

    /** The entry of that kind with that name, whatever its letter case, as SQLite compares names. */
    public Optional<Entry> find(Kind kind, String name) {
        return entries.stream()
                .filter(entry -> entry.kind() == kind && entry.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** What SQLite lists of one table or view; looking for its name among all of them takes longer. */
    static Table<?> listed(String name) {
        // It lists the schema under its new name, but finds it by its old one only.
        var known = name.equalsIgnoreCase("sqlite_schema") ? "sqlite_master" : name;
        return table("pragma_table_list({0})", DSL.val(known));
    }

    static Kind kind(String type, String name) {
        if (name.toLowerCase(Locale.ROOT).startsWith("sqlite_") || name.startsWith("flyway_schema_history")) {
            return Kind.SYSTEM_TABLE;
        }
        return switch (type) {
            case "view" -> Kind.VIEW;
            case "virtual" -> Kind.VIRTUAL_TABLE;
            case "shadow" -> Kind.SYSTEM_TABLE;
            case "index" -> Kind.INDEX;
            case "trigger" -> Kind.TRIGGER;
            default -> Kind.TABLE;
        };
    }
}
