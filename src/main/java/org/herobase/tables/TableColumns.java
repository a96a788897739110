package org.herobase.tables;

import java.util.List;
import org.herobase.rows.RowSource;
import org.herobase.rows.RowSource.Column;
import org.herobase.ui.FilterCondition.Choosable;
import org.herobase.ui.GridColumn;
import org.jooq.Record;

/** The columns of the grid of any table, made from the catalog. */
final class TableColumns {
    private static final double NUMBER_WIDTH = 96;
    private static final double TEXT_WIDTH = 184;

    private final RowSource<Record> source;
    private final TableActions actions;
    private final TableEditors editors;

    TableColumns(RowSource<Record> source, TableEditors editors, TableActions actions) {
        this.source = source;
        this.editors = editors;
        this.actions = actions;
    }

    /** The columns in their order; the rowid that names rows is none of them. */
    List<GridColumn<Record>> all() {
        return shown().stream().map(this::column).toList();
    }

    /** What conditions of a filter can be about. */
    List<Choosable> choosable() {
        return shown().stream()
                .map(column -> new Choosable(column, column.name()))
                .toList();
    }

    private List<Column> shown() {
        return source.columns().stream().filter(column -> !column.rowid()).toList();
    }

    private GridColumn<Record> column(Column column) {
        var width = column.affinity().isNumeric() ? NUMBER_WIDTH : TEXT_WIDTH;
        var shown = GridColumn.<Record>of(column, column.name(), width)
                .forQuantities(editors.of(column).isForNumbers())
                .showing(editors.of(column)::shown);
        return actions.canEdit() && column.writable()
                ? shown.editedBy(column, row -> editors.of(column).forCell(row.value(column.name())))
                : shown;
    }
}
