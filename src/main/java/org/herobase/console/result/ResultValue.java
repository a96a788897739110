package org.herobase.console.result;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import org.herobase.rows.JsonReading;
import org.herobase.ui.Dialogs;
import org.herobase.ui.ShownValue;
import org.herobase.ui.Texts;
import org.herobase.ui.ValuePane;

/** The focused cell's value in a pane of its own, as the tables have it. Belongs to the JavaFX thread. */
final class ResultValue {
    private static final double ROWS_SHARE = 0.6;

    private final QueryResult result;
    private final ResultModel model;
    private final TableView<List<Object>> table;
    private final RowPage page;
    private final ToggleButton toggle;
    private final Dialogs dialogs;
    private final ValuePane pane;
    private final Texts texts = new Texts(ResultValue.class);
    private ResultEdits edits; // null as long as nothing can be edited
    private String obstacle;

    /**
     * @param split holds the rows; the pane goes behind them
     * @param toggle says whether the pane is there
     */
    ResultValue(
            QueryResult result,
            ResultModel model,
            TableView<List<Object>> table,
            RowPage page,
            SplitPane split,
            ToggleButton toggle,
            ResultTools tools) {
        this.result = result;
        this.model = model;
        this.table = table;
        this.page = page;
        this.toggle = toggle;
        this.dialogs = tools.dialogs();
        this.pane = new ValuePane(dialogs, value -> tools.database().read(JsonReading.of(value)));
        this.obstacle = texts.get("result.readOnly");
        SplitPane.setResizableWithParent(pane, false);
        toggle.selectedProperty().subscribe((_, wanted) -> {
            if (wanted) {
                split.getItems().add(pane);
                split.setDividerPosition(0, ROWS_SHARE);
            } else {
                split.getItems().remove(pane);
            }
            show();
        });
        model.onRows(this::show); // the row may be another now, and is what a change is checked against
        table.getFocusModel().focusedCellProperty().subscribe((_, _) -> show());
    }

    /** Has values edited from now on; null for no longer. */
    void edit(ResultEdits newEdits, String reason) {
        edits = newEdits;
        obstacle = reason;
        show();
    }

    /** Shows the focused cell, if the pane is there. */
    void show() {
        var cell = table.getFocusModel().getFocusedCell();
        var isThere = toggle.isSelected()
                && cell.getTableColumn() != null
                && cell.getRow() >= 0
                && cell.getRow() < table.getItems().size()
                && table.getItems().get(cell.getRow()) != ResultRows.NOT_YET;
        if (isThere) {
            pane.show(shown(page.placeOf(cell.getRow()), ResultGrid.indexOf(cell.getTableColumn())));
        } else {
            pane.showNothing();
        }
    }

    /** As {@link ValuePane#finish}. */
    CompletableFuture<Boolean> finish() {
        return pane.finish();
    }

    void close() {
        pane.close();
    }

    private ShownValue shown(int index, int column) {
        var row = model.rows().get(index);
        var value = row.get(column);
        var part = model.part().get();
        var name = result.columns().get(column);
        var isEditable = edits != null && edits.isEditable(column);
        return new ShownValue(
                List.of(index, column, part == null ? "" : part.sorts() + "" + part.filter()),
                name.isBlank() ? texts.get("result.column.unnamed", column + 1) : name,
                StoredValue.excerpt(value),
                isEditable ? null : edits != null ? texts.get("result.readOnly.column") : obstacle,
                () -> part == null
                        ? CompletableFuture.failedFuture(new IllegalStateException(texts.get("result.value.gone")))
                        : part.readWhole(index, column, value),
                entered -> edits == null // a transaction was begun while it was entered
                        ? CompletableFuture.failedFuture(new IllegalStateException(obstacle))
                        : new ResultSettlement(edits, model, dialogs).save(index, row, column, entered));
    }
}
