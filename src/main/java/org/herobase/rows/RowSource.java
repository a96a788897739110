package org.herobase.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.herobase.db.Affinity;
import org.herobase.db.Catalog;
import org.jooq.Condition;
import org.jooq.DSLContext;
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

    /**
     * A column or computed expression of the grid.
     *
     * @param name its name, unquoted
     * @param field reads the value in its storage class; nullable as the database says
     * @param affinity what storing does to values, or what they look like if computed
     * @param key whether it is part of the primary key
     * @param required whether a new row must bring a value
     * @param slow whether reading it may take long, so that the rest of a page is shown first
     */
    public record Column(
            String name, Field<Object> field, Affinity affinity, boolean key, boolean required, boolean slow) {
        private Column withoutKey() {
            return new Column(name, field, affinity, false, required, slow);
        }

        /** As it is selected: under its name. */
        Field<Object> selected() {
            return field.getName().equals(name) ? field : field.as(name);
        }
    }

    /**
     * A source of the table's rows that names them by their rowid, for a table whose own key cannot.
     *
     * @param rowid the name by which no column shadows it
     */
    public RowSource<R> withRowid(String rowid) {
        var field = DSL.field(table.getQualifiedName().append(rowid), SQLDataType.OTHER.notNull());
        var key = new Column(rowid, field, Affinity.INTEGER, true, false, false);
        return new RowSource<>(
                table,
                Stream.concat(withoutKey().columns().stream(), Stream.of(key)).toList(),
                computed,
                searched);
    }

    /** This source for rows that nothing names, such as those of a view. */
    public RowSource<R> withoutKey() {
        return new RowSource<>(table, columns.stream().map(Column::withoutKey).toList(), computed, searched);
    }

    /** A source of all columns of a table, searched in those that hold text. */
    public static <R extends Record> RowSource<R> of(Table<R> table, List<Catalog.Column> columns) {
        var own = columns.stream().map(column -> column(table, column)).toList();
        var searched = new ArrayList<Function<String, Condition>>();
        for (var column : own) {
            if (!column.affinity().isNumeric()) {
                searched.add(text -> TextMatch.contains(column.field(), text));
            }
        }
        return new RowSource<>(table, own, List.of(), searched);
    }

    /**
     * This source with a computed column more.
     *
     * @param slow whether computing it may take long
     */
    public RowSource<R> with(String name, Field<?> expression, Affinity affinity, boolean slow) {
        var more = new ArrayList<>(computed);
        more.add(new Column(name, expression.coerce(SQLDataType.OTHER), affinity, false, false, slow));
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
        var selected = all().stream().map(Column::selected).toList();
        return sql.select(selected).from(table).where(condition).fetch(read -> Row.of(table, read));
    }

    /** The fields of the columns, computed expressions left out. */
    public List<Field<Object>> fields() {
        return columns.stream().map(Column::field).toList();
    }

    /** The columns of the primary key; empty for a table that has none. */
    public List<Column> key() {
        return columns.stream().filter(Column::key).toList();
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

    private static Column column(Table<?> table, Catalog.Column column) {
        var type = SQLDataType.OTHER.nullable(!column.notNull() && column.keyPosition() == 0);
        var field = DSL.field(table.getQualifiedName().append(column.name()), type);
        return new Column(
                column.name(), field, column.affinity(), column.keyPosition() > 0, column.isRequired(), false);
    }
}
