package org.herobase.console.result;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.herobase.ui.Background;
import org.herobase.ui.CellEditor;
import org.herobase.ui.ChosenFile;
import org.herobase.ui.ColumnEditors;
import org.herobase.ui.Dialogs;
import org.herobase.ui.ErrorText;
import org.herobase.ui.LocalMenu;
import org.herobase.ui.Parsed;
import org.herobase.ui.Texts;

/** Edits the cells of one result in place, and loses nothing that was entered. Belongs to the JavaFX thread. */
final class CellEditing {
    private static final KeyCombination SET_NULL =
            new KeyCodeCombination(KeyCode.N, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    /** What was entered, but could not be saved. */
    private record Draft(List<Object> row, int column, Object entered) {}

    private final TableView<List<Object>> table;
    private final RowPage page;
    private final ResultModel model;
    private final Dialogs dialogs;
    private final Consumer<String> explain;
    private final Runnable elsewhere;
    private final Texts texts = new Texts(CellEditing.class);
    private final Map<Integer, ColumnEditors> editors = new HashMap<>();
    private ResultEdits edits; // null as long as nothing can be edited
    private Draft draft;
    private CompletableFuture<Boolean> saved = CompletableFuture.completedFuture(true);

    /**
     * @param explain says why something is not saved; empty for nothing
     * @param elsewhere offers another place to edit what does not fit into a cell
     */
    CellEditing(
            TableView<List<Object>> table,
            RowPage page,
            ResultModel model,
            Dialogs dialogs,
            Consumer<String> explain,
            Runnable elsewhere) {
        this.table = table;
        this.page = page;
        this.model = model;
        this.dialogs = dialogs;
        this.explain = explain;
        this.elsewhere = elsewhere;
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::handleKey);
        var setNull = new MenuItem(texts.get("result.menu.null"));
        setNull.setAccelerator(SET_NULL);
        setNull.setOnAction(_ -> setNull());
        var menu = new ContextMenu(setNull);
        menu.setOnShowing(_ -> setNull.setDisable(!canBeNull()));
        LocalMenu.install(table, menu);
    }

    /** Has the cells edited from now on; null for no longer. */
    void edit(ResultEdits newEdits) {
        edits = newEdits;
        table.setEditable(edits != null);
    }

    /**
     * Ends the edit under way, which saves it.
     *
     * @return whether everything that was entered is saved; otherwise the user is told, or the cell is open again
     */
    CompletableFuture<Boolean> finish() {
        table.edit(-1, null);
        return draft == null ? saved : CompletableFuture.completedFuture(false);
    }

    /** An editor for a cell; null if it cannot be edited in place. */
    CellEditor editor(List<Object> row, int column) {
        if (edits == null || row == ResultRows.NOT_YET || !edits.isEditable(column)) {
            return null;
        }
        var value = row.get(column);
        var made = StoredValue.isPart(value) ? null : editors(column).forCell(value);
        if (made == null) {
            elsewhere.run();
        }
        return made;
    }

    /** An edit begins; gives what was left in this cell by one that failed, or null. */
    Object begin(List<Object> row, int column) {
        model.hold(true);
        var left = draft;
        draft = null;
        return left != null && left.row() == row && left.column() == column ? left.entered() : null;
    }

    /**
     * An edit has ended.
     *
     * @param ended has what the user entered; null if he entered nothing
     */
    void end(int index, List<Object> row, int column, CellEditor ended) {
        explain.accept("");
        if (ended != null) {
            switch (ended.parse()) {
                case Parsed.Invalid(var reason) -> reopen(index, row, column, ended.draft(), reason);
                case Parsed.Valid(var value) -> save(index, row, column, value, ended.draft());
                case Parsed.Doubtful(var value, var _) -> save(index, row, column, value, ended.draft());
            }
        }
        // After the click or key that ended it has found its target among the rows on screen.
        Platform.runLater(() -> {
            if (table.getEditingCell() == null) {
                model.hold(false);
            }
        });
    }

    /** Edits the next editable cell in a row. */
    void editNeighbour(int row, TableColumn<?, ?> from, int direction) {
        var visible = table.getVisibleLeafColumns();
        for (var i = visible.indexOf(from) + direction; edits != null && i >= 0 && i < visible.size(); i += direction) {
            if (edits.isEditable(ResultGrid.indexOf(visible.get(i)))) {
                table.getSelectionModel().clearAndSelect(row, visible.get(i));
                table.edit(row, visible.get(i));
                return;
            }
        }
    }

    private void save(int index, List<Object> row, int column, Object value, Object entered) {
        if (edits == null) { // a transaction was begun meanwhile
            dialogs.error(new ErrorText(
                    texts.get("result.readOnly"), texts.get("result.notSaved", Objects.toString(entered)), ""));
            return;
        }
        if (Objects.deepEquals(value, row.get(column))) {
            table.refresh();
            return;
        }
        var outcome = new CompletableFuture<Boolean>();
        saved = outcome;
        Background.of(new ResultSettlement(edits, model, dialogs).save(page.placeOf(index), row, column, value))
                .onSuccess(_ -> outcome.complete(true))
                .onFailure(failure -> refuse(index, row, column, entered, failure))
                .onCancelled(cancellation -> refuse(index, row, column, entered, cancellation))
                .andFinally(() -> {
                    if (outcome.complete(false)) { // from here on it is back in its cell, or the user was told
                        saved = CompletableFuture.completedFuture(true);
                    }
                });
    }

    private void refuse(int index, List<Object> row, int column, Object entered, Throwable failure) {
        var error = dialogs.describe(name(column), failure);
        reopen(index, row, column, entered, error.headline() + ". " + error.advice());
    }

    private void reopen(int index, List<Object> seen, int column, Object entered, String reason) {
        var row = asShown(index, seen);
        draft = new Draft(row, column, entered);
        Platform.runLater(() -> {
            var tableColumn = table.getColumns().stream()
                    .filter(candidate -> ResultGrid.indexOf(candidate) == column)
                    .findFirst();
            if (tableColumn.isPresent()
                    && table.getEditingCell() == null
                    && index < table.getItems().size()
                    && table.getItems().get(index) == row) {
                table.edit(index, tableColumn.get());
                explain.accept(reason);
            } else {
                draft = null;
                dialogs.error(new ErrorText(reason, texts.get("result.notSaved", Objects.toString(entered)), ""));
            }
        });
    }

    /** A row as it is on screen now: what another program wrote may be shown by now. */
    private List<Object> asShown(int index, List<Object> row) {
        var isThere = edits != null
                && index < table.getItems().size()
                && table.getItems().get(index) != ResultRows.NOT_YET
                && edits.origin()
                        .key(table.getItems().get(index))
                        .equals(edits.origin().key(row));
        return isThere ? table.getItems().get(index) : row;
    }

    private void handleKey(KeyEvent event) {
        var cell = table.getFocusModel().getFocusedCell();
        if (edits == null || table.getEditingCell() != null || cell.getRow() < 0 || cell.getTableColumn() == null) {
            return;
        }
        if (event.getCode() == KeyCode.F2 || event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
            event.consume();
            table.edit(cell.getRow(), table.getVisibleLeafColumn(cell.getColumn()));
        } else if (SET_NULL.match(event)) {
            event.consume();
            setNull();
        }
    }

    private boolean canBeNull() {
        var cell = table.getFocusModel().getFocusedCell();
        return edits != null
                && cell.getRow() >= 0
                && cell.getTableColumn() != null
                && table.getItems().get(cell.getRow()) != ResultRows.NOT_YET
                && edits.isEditable(ResultGrid.indexOf(cell.getTableColumn()))
                && edits.origin()
                        .columns()
                        .get(ResultGrid.indexOf(cell.getTableColumn()))
                        .field()
                        .getDataType()
                        .nullable();
    }

    private void setNull() {
        if (canBeNull()) {
            var cell = table.getFocusModel().getFocusedCell();
            var row = table.getItems().get(cell.getRow());
            save(cell.getRow(), row, ResultGrid.indexOf(cell.getTableColumn()), null, "NULL");
        }
    }

    private ColumnEditors editors(int column) {
        return editors.computeIfAbsent(column, _ -> {
            var name = edits.origin().columns().get(column).name();
            var declared = edits.origin().table().columns().stream()
                    .filter(candidate -> candidate.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            return new ColumnEditors(declared, List.of(), new ChosenFile(dialogs)::read);
        });
    }

    private String name(int column) {
        return edits.origin().columns().get(column).name();
    }
}
