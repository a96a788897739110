package org.herobase.rows;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.herobase.db.Affinity;
import org.herobase.db.Catalog;
import org.herobase.db.CatalogTable;
import org.herobase.db.Excerpt;
import org.herobase.db.TextMatch;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * What a grid browses: the columns that a table really has, read as the values that it really holds.
 *
 * @param <R> the records of the table; columns that R does not know are read beside it
 * @param table the table
 * @param columns its columns in their order
 * @param computed expressions shown beside the columns
 * @param searched how a search looks at each text column or computed text
 */
public record RowSource<R extends Record>(
        Table<R> table, List<Column> columns, List<Column> computed, List<Function<String, Condition>> searched) {

    /** What a column can be beside a place for values. */
    public enum Trait {
        /** Part of what names a row. */
        KEY,
        /** The rowid, which names the rows of a table but is none of its columns. */
        ROWID,
        /** The database numbers new rows in it. */
        NUMBERED,
        /** A new row must bring a value. */
        REQUIRED,
        /** The database computes it, and nobody else can write it. */
        GENERATED,
        /** Reading it may take long, so that the rest of a page is shown first. */
        SLOW
    }

    /**
     * A column or computed expression of the grid.
     *
     * @param name its name, unquoted
     * @param field reads the value in its storage class; nullable as the database says
     * @param affinity what storing does to values, or what they look like if computed
     * @param traits what else it is
     */
    public record Column(String name, Field<Object> field, Affinity affinity, Set<Trait> traits) {
        /** Whether it is part of what names a row. */
        public boolean key() {
            return traits.contains(Trait.KEY);
        }

        /** Whether a new row must bring a value for it. */
        public boolean required() {
            return traits.contains(Trait.REQUIRED);
        }

        /** Whether it can be given a value. */
        public boolean writable() {
            return !traits.contains(Trait.GENERATED);
        }

        /** Whether it is the rowid and not a column of the table. */
        public boolean rowid() {
            return traits.contains(Trait.ROWID);
        }

        private Column withNumbers(CatalogTable of) {
            var more = EnumSet.of(Trait.NUMBERED);
            more.addAll(traits);
            return new Column(name, DSL.field(field.getQualifiedName(), numbered(of)), affinity, more);
        }

        /** Whether reading it may take long. */
        public boolean slow() {
            return traits.contains(Trait.SLOW);
        }
    }

    /** A source of all columns of a table, searched in those that hold text. */
    public static <R extends Record> RowSource<R> of(Table<R> table, List<Catalog.Column> columns) {
        return of(table, columns, true);
    }

    /** A source of all columns of a table or view; where no key names its rows, the rowid does, if it can. */
    public static RowSource<Record> of(CatalogTable table) {
        var source = of(table.table(), table.columns(), table.hasKey());
        var numbered = table.numbered().map(Catalog.Column::name);
        var columns = new ArrayList<Column>();
        source.columns()
                .forEach(column -> columns.add(
                        numbered.filter(column.name()::equals).isPresent() ? column.withNumbers(table) : column));
        if (!table.hasKey() && table.rowid() != null) {
            columns.add(rowid(table));
        }
        return new RowSource<>(table.table(), List.copyOf(columns), source.computed(), source.searched());
    }

    /**
     * This source with a computed column more.
     *
     * @param slow whether computing it may take long
     */
    public RowSource<R> with(String name, Field<?> expression, Affinity affinity, boolean slow) {
        var more = new ArrayList<>(computed);
        more.add(new Column(
                name,
                expression.coerce(SQLDataType.OTHER),
                affinity,
                slow ? Set.of(Trait.GENERATED, Trait.SLOW) : Set.of(Trait.GENERATED)));
        return new RowSource<>(table, columns, List.copyOf(more), searched);
    }

    /** This source without what may take long to read. */
    RowSource<R> quick() {
        return new RowSource<>(
                table,
                columns,
                computed.stream().filter(column -> !column.slow()).toList(),
                searched);
    }

    /** This source with something more that a search looks at. */
    public RowSource<R> searching(Function<String, Condition> also) {
        var more = new ArrayList<>(searched);
        more.add(also);
        return new RowSource<>(table, columns, computed, List.copyOf(more));
    }

    /** Reads the rows that meet a condition, all of them: for the few that belong to one other row. */
    public List<Row<R>> read(DSLContext sql, Condition condition) {
        return Row.of(table, sql.select(selected()).from(table).where(condition).fetch());
    }

    /** Reads some of the rows that meet a condition on them and those of another table. */
    List<Row<R>> readBeside(DSLContext sql, Table<?> other, Condition condition, int limit) {
        return Row.of(
                table,
                sql.select(selected())
                        .from(table, other)
                        .where(condition)
                        .limit(limit)
                        .fetch());
    }

    /** The columns of the primary key, or the rowid; empty where nothing names a row. */
    public List<Column> key() {
        return columns.stream().filter(Column::key).toList();
    }

    /** What tells rows apart: the key, or all columns where there is none. */
    public List<Column> identity() {
        var key = key();
        return key.isEmpty() ? columns : key;
    }

    /** Columns and computed expressions. */
    public List<Column> all() {
        var all = new ArrayList<>(columns);
        all.addAll(computed);
        return all;
    }

    /** The column or computed expression of that name, whatever its letter case. */
    public Optional<Column> find(String name) {
        return all().stream()
                .filter(column -> column.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /**
     * The column that a generated field names.
     *
     * @throws IllegalArgumentException if this database does not have it
     */
    public Column column(Field<?> field) {
        return find(field.getName())
                .orElseThrow(() -> new IllegalArgumentException(table.getName() + " has no column " + field.getName()));
    }

    /** Whether this database has the column of a generated field. */
    public boolean has(Field<?> field) {
        return find(field.getName()).isPresent();
    }

    /** What a page selects: every value under its column's name, large ones as their {@link Excerpt}. */
    List<Field<Object>> selected() {
        var selected = new ArrayList<Field<Object>>();
        for (var column : columns) {
            // A key is needed whole: it names its row.
            var whole = column.key();
            selected.add((whole ? column.field() : Excerpt.bounded(column.field())).as(column.name()));
        }
        computed.forEach(column -> selected.add(column.field().as(column.name())));
        return selected;
    }

    private static Column rowid(CatalogTable table) {
        var name = table.table().getQualifiedName().append(table.rowid());
        return new Column(
                table.rowid(),
                DSL.field(name, numbered(table)),
                Affinity.INTEGER,
                Set.of(Trait.KEY, Trait.ROWID, Trait.NUMBERED));
    }

    /** An identity where an INSERT cannot return it: SQLite asks a virtual table's module for the number after RETURNING. */
    private static DataType<Object> numbered(CatalogTable table) {
        var type = SQLDataType.OTHER.notNull();
        return table.kind() == Catalog.Kind.VIRTUAL_TABLE ? type.generatedByDefaultAsIdentity() : type;
    }

    private static <R extends Record> RowSource<R> of(Table<R> table, List<Catalog.Column> columns, boolean keyed) {
        var own = columns.stream().map(column -> column(table, column, keyed)).toList();
        var searched = new ArrayList<Function<String, Condition>>();
        for (var column : own) {
            if (!column.affinity().isNumeric()) {
                searched.add(text -> TextMatch.contains(column.field(), text));
            }
        }
        return new RowSource<>(table, own, List.of(), searched);
    }

    private static Column column(Table<?> table, Catalog.Column column, boolean keyed) {
        var traits = EnumSet.noneOf(Trait.class);
        var key = keyed && column.keyPosition() > 0;
        if (key) {
            traits.add(Trait.KEY);
        }
        if (column.isRequired()) {
            traits.add(Trait.REQUIRED);
        }
        if (column.generated()) {
            traits.add(Trait.GENERATED);
        }
        var type = SQLDataType.OTHER.nullable(!column.notNull() && !key);
        // jOOQ leaves an empty name out of a qualified one.
        var name = column.name().isEmpty()
                ? DSL.name(column.name())
                : table.getQualifiedName().append(column.name());
        var field = DSL.field(name, type);
        return new Column(column.name(), field, column.affinity(), traits);
    }
}
