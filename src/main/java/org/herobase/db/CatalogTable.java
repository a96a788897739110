package org.herobase.db;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.herobase.sql.SqlName;
import org.herobase.sql.SqlToken;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * A table or view that we know only from the catalog.
 *
 * @param table for jOOQ; its records hold every value as it is
 * @param kind an ordinary table, a view, a virtual table or one of the system's
 * @param columns its columns in their order
 * @param hasKey whether its primary key names every row: a key that may be NULL can be NULL in many
 * @param rowid the name by which its rows can be named where its key cannot; null if there is none
 * @param triggered what a view's INSTEAD OF triggers take; empty for a table
 */
public record CatalogTable(
        Table<Record> table,
        Catalog.Kind kind,
        List<Catalog.Column> columns,
        boolean hasKey,
        String rowid,
        Set<Write> triggered) {
    private static final List<String> ROWID_NAMES = List.of("rowid", "_rowid_", "oid");

    /** A kind of writing. */
    public enum Write {
        /** New rows. */
        INSERT,
        /** Other values in a row. */
        UPDATE,
        /** Rows less. */
        DELETE
    }

    /** Why a table cannot be written at all. */
    public enum Obstacle {
        /** A view without INSTEAD OF triggers. */
        VIEW,
        /** Nothing tells its rows apart: it has no key, and columns hide each name of the rowid. */
        NO_IDENTITY,
        /** It is SQLite's own, or the inside of a virtual table. */
        SYSTEM
    }

    /**
     * Reads what there is of a table.
     *
     * @throws org.jooq.exception.DataAccessException for a view that SQLite cannot make sense of, and for a table that is
     *     not there
     */
    public static CatalogTable read(DSLContext sql, String name) {
        var table = DSL.table(DSL.name(name));
        var described = sql.select(DSL.field(DSL.name("type"), String.class), DSL.field(DSL.name("wr"), Integer.class))
                .from(Catalog.listed(name))
                .where(DSL.field(DSL.name("schema"), String.class).eq(DSL.inline("main")))
                .fetchOne();
        var read = Catalog.columns(sql, name);
        if (described == null || read.isEmpty()) {
            sql.selectFrom(table).limit(0).fetch(); // has SQLite say what is wrong
        }
        var type = described == null ? "" : described.value1();
        var kind = Catalog.kind(type, name);
        var columns = kind == Catalog.Kind.VIRTUAL_TABLE && isSpatial(sql, name) ? keyedByFirst(read) : read;
        var hasRowid = !type.equals("view") && described != null && described.value2() == 0;
        return new CatalogTable(
                table,
                kind,
                columns,
                hasRowid ? isNamedByKey(sql, name, columns) : isNotNull(key(columns)),
                hasRowid ? freeName(columns) : null,
                kind == Catalog.Kind.VIEW ? triggered(sql, name) : Set.of());
    }

    /** The column in which the database numbers new rows ("ROWIDs and the INTEGER PRIMARY KEY"); empty if there is none. */
    public Optional<Catalog.Column> numbered() {
        var key = key(columns);
        return rowid != null && hasKey && key.size() == 1
                ? key.stream()
                        .filter(column -> column.declaredType().equalsIgnoreCase("INTEGER"))
                        .findFirst()
                : Optional.empty();
    }

    /** Why it cannot be written; empty if it can, or if a view's triggers take some writing. */
    public Optional<Obstacle> obstacle() {
        return switch (kind) {
            case VIEW -> triggered.isEmpty() ? Optional.of(Obstacle.VIEW) : Optional.empty();
            case SYSTEM_TABLE -> Optional.of(Obstacle.SYSTEM);
            default -> hasKey || rowid != null ? Optional.empty() : Optional.of(Obstacle.NO_IDENTITY);
        };
    }

    /** What can be done with its rows. */
    public Set<Write> writes() {
        if (obstacle().isPresent()) {
            return Set.of();
        }
        return kind == Catalog.Kind.VIEW ? triggered : EnumSet.allOf(Write.class);
    }

    /** Whether it is an R*Tree. */
    private static boolean isSpatial(DSLContext sql, String name) {
        var definition = Catalog.definition(sql, new Catalog.Entry(Catalog.Kind.VIRTUAL_TABLE, name));
        return SqlToken.of(definition).stream()
                .filter(token -> !token.isIgnored())
                .map(token -> definition.substring(token.start(), token.end()))
                .dropWhile(word -> !word.equalsIgnoreCase("USING")) // a table of that name is quoted
                .skip(1)
                .findFirst()
                .map(SqlName::unquoted)
                .filter(module -> module.equalsIgnoreCase("rtree") || module.equalsIgnoreCase("rtree_i32"))
                .isPresent();
    }

    /**
     * The first column of an R*Tree is an INTEGER PRIMARY KEY, which its module does not declare ("The SQLite R*Tree
     * Module", 3.1). A row that is given another value there has another rowid, too.
     */
    private static List<Catalog.Column> keyedByFirst(List<Catalog.Column> columns) {
        var keyed = new ArrayList<>(columns);
        var first = columns.getFirst();
        keyed.set(
                0,
                new Catalog.Column(
                        first.name(), "INTEGER", first.notNull(), first.defaultSql(), 1, false, first.affinity()));
        return List.copyOf(keyed);
    }

    private static List<Catalog.Column> key(List<Catalog.Column> columns) {
        return columns.stream().filter(column -> column.keyPosition() > 0).toList();
    }

    private static boolean isNotNull(List<Catalog.Column> key) {
        return !key.isEmpty() && key.stream().allMatch(Catalog.Column::notNull);
    }

    /** An alias of the rowid is never NULL; it is a key that has no index ("ROWIDs and the INTEGER PRIMARY KEY"). */
    private static boolean isNamedByKey(DSLContext sql, String name, List<Catalog.Column> columns) {
        var key = key(columns);
        return isNotNull(key)
                || key.size() == 1
                        && !sql.fetchExists(DSL.selectOne()
                                .from(DSL.table("pragma_index_list({0})", DSL.val(name)))
                                .where(DSL.field(DSL.name("origin"), String.class)
                                        .eq(DSL.inline("pk"))));
    }

    /** A column of that name hides the real rowid ("ROWIDs and the INTEGER PRIMARY KEY"). */
    private static String freeName(List<Catalog.Column> columns) {
        return ROWID_NAMES.stream()
                .filter(name ->
                        columns.stream().noneMatch(column -> column.name().equalsIgnoreCase(name)))
                .findFirst()
                .orElse(null);
    }

    /** The triggers of a view are all INSTEAD OF ("CREATE TRIGGER"); which writing they take stands in their SQL. */
    private static Set<Write> triggered(DSLContext sql, String view) {
        var triggered = EnumSet.noneOf(Write.class);
        sql.select(DSL.field(DSL.name("sql"), String.class))
                .from(DSL.table(DSL.name("sqlite_schema")))
                .where(DSL.field(DSL.name("type"), String.class).eq(DSL.inline("trigger")))
                .and(DSL.condition("tbl_name = {0} COLLATE NOCASE", DSL.val(view)))
                .forEach(row -> triggered.addAll(
                        writesOf(row.value1()).stream().limit(1).toList()));
        return triggered;
    }

    private static List<Write> writesOf(String triggerSql) {
        return SqlToken.of(triggerSql).stream()
                .filter(token -> token.kind() == SqlToken.Kind.WORD)
                .map(token -> triggerSql.substring(token.start(), token.end()))
                .dropWhile(word -> !word.equalsIgnoreCase("INSTEAD"))
                .flatMap(word -> Set.of(Write.values()).stream()
                        .filter(write -> write.name().equalsIgnoreCase(word)))
                .toList();
    }
}
