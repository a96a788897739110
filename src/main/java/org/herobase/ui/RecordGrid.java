package org.herobase.ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.herobase.rows.Page;
import org.herobase.rows.PageRequest;
import org.herobase.rows.Row;
import org.herobase.rows.RowKey;
import org.herobase.rows.RowSource.Column;
import org.herobase.rows.Sort;
import org.jooq.Record;

/**
 * Ties a TableView to a {@link GridModel}: columns, the page's records, sorting by the database, selection that survives
 * a new reading, copying and the keys of the grid. Belongs to the JavaFX thread.
 *
 * @param <R> the table's record
 */
public final class RecordGrid<R extends Record> {
    private static final double ROW_HEIGHT = 32;
    private static final String NOT_YET = "…";
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination FIRST = new KeyCodeCombination(KeyCode.HOME, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination FOLLOW = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination LAST = new KeyCodeCombination(KeyCode.END, KeyCombination.SHORTCUT_DOWN);

    /** Selecting each of more cells anew would take the thread's time: the grid tells of every one. */
    private static final int MOST_CELLS = 1_000;

    private record SelectedCell(RowKey key, TableColumn<?, ?> column) {}

    private final TableView<R> table;
    private final GridModel<R> model;
    private final GridEditor<R> editor;
    private final GridPlaceholder placeholder;
    private final GridCopy<R> copy;
    private final ChangeMarks<R> marks;
    private final Texts texts = new Texts(RecordGrid.class);
    private final List<GridColumn<R>> columns = new ArrayList<>();
    private List<SelectedCell> selectedCells = List.of();
    private List<Object> wanted; // key of the row to select when its page comes
    private PageRequest shownRequest;
    private List<RowKey> shownKeys = List.of(); // of the rows on screen

    /**
     * @param table an empty table, filled here
     * @param model what it shows
     * @param dialogs for what cannot be said in a cell
     */
    public RecordGrid(TableView<R> table, GridModel<R> model, Dialogs dialogs) {
        this.table = table;
        this.model = model;
        this.marks = new ChangeMarks<>(row -> new RowKey(model.keyOf(row)));
        this.editor = new GridEditor<>(table, model, dialogs);
        this.placeholder = new GridPlaceholder(table, model, dialogs);
        this.copy = new GridCopy<>(table, model, dialogs);
        table.setFixedCellSize(ROW_HEIGHT);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getSelectionModel().setCellSelectionEnabled(true);
        table.setRowFactory(_ -> new RecordRow<>(table.getFocusModel().focusedIndexProperty()));
        // The database sorts: the page on screen is only a part of the rows.
        table.setSortPolicy(_ -> {
            model.setSorts(sorts());
            return true;
        });
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::handleKey);
        // Told of every page, also of one that equals the page before: the records in it are others.
        model.pageProperty().subscribe(() -> showPage(model.pageProperty().get()));
        onSelection(_ -> selectedCells = selectedCells());
    }

    /** Adds a column at the right. */
    public void addColumn(GridColumn<R> column) {
        addColumns(List.of(column));
    }

    /** Adds columns at the right, all at once: after each addition the table looks at all the columns that it has. */
    public void addColumns(List<GridColumn<R>> added) {
        columns.addAll(added);
        table.getColumns().addAll(added.stream().map(this::tableColumn).toList());
    }

    private TableColumn<R, Object> tableColumn(GridColumn<R> column) {
        var tableColumn = new TableColumn<R, Object>(column.title());
        tableColumn.setUserData(column);
        tableColumn.setPrefWidth(column.width());
        if (column.isAlignedRight()) {
            tableColumn.getStyleClass().add("number-column");
        }
        tableColumn.setEditable(column.editor() != null);
        tableColumn.setCellValueFactory(features -> {
            var row = model.row(features.getValue());
            var name = column.shown().name();
            return new SimpleObjectProperty<>(row == null ? null : row.knows(name) ? row.value(name) : NOT_YET);
        });
        var tip = column.follow() == null ? null : new Tooltip(texts.get("cell.follow"));
        tableColumn.setCellFactory(_ -> {
            var cell = new RecordCell<>(column, editor, marks, texts);
            cell.setTooltip(tip);
            return cell;
        });
        return tableColumn;
    }

    /**
     * Ends the edit under way, which saves it.
     *
     * @return whether everything that was entered is saved
     */
    public CompletableFuture<Boolean> finishEdit() {
        return editor.finish();
    }

    /** What saves the edits of cells; without it, cells are read-only. */
    public void saveBy(GridEditor.Saver<R> saver) {
        table.setEditable(true);
        editor.saveBy(saver);
    }

    /**
     * Saves what was entered for a cell elsewhere than in it, after what was entered before.
     *
     * @param row as the user saw it
     * @return as {@link GridEditor.Saver#save}
     */
    public CompletionStage<?> save(Row<R> row, Column column, Object value) {
        return editor.saveBeside(row, column, value);
    }

    /** What is done where a value is too large, or has line breaks, to be edited in its cell. */
    public void whenNotInline(Runnable action) {
        editor.whenNotInline(action);
    }

    /** The cell that has the focus; empty if there is none. */
    public Optional<GridCell<R>> focusedCell() {
        var position = table.getFocusModel().getFocusedCell();
        if (position.getRow() < 0
                || position.getRow() >= table.getItems().size()
                || position.getTableColumn() == null) {
            return Optional.empty();
        }
        var row = model.row(table.getItems().get(position.getRow()));
        @SuppressWarnings("unchecked") // nothing else is put there
        var column = (GridColumn<R>) position.getTableColumn().getUserData();
        return row == null ? Optional.empty() : Optional.of(new GridCell<>(row, column));
    }

    /** Calls the action whenever another cell has the focus, and when its row is read again. */
    public void onFocus(Runnable action) {
        table.getFocusModel().focusedCellProperty().subscribe((_, _) -> action.run());
        model.pageProperty().subscribe(() -> Platform.runLater(action)); // once the grid has taken the page over
    }

    /** The text shown where there are no rows, and what the user can do about it. */
    public void whenEmpty(String text) {
        placeholder.whenEmpty(text);
    }

    /** The selected rows, in the grid's order. */
    public List<Row<R>> selectedRows() {
        return table.getSelectionModel().getSelectedCells().stream()
                .map(position -> position.getRow())
                .filter(index -> index >= 0 && index < table.getItems().size())
                .sorted()
                .distinct()
                .map(index -> model.row(table.getItems().get(index)))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Calls the action with the selected rows, whenever they change. */
    public void onSelection(Consumer<List<Row<R>>> action) {
        table.getSelectionModel().getSelectedCells().addListener((ListChangeListener<Object>)
                _ -> action.accept(selectedRows()));
    }

    /** Shows and selects a row, wherever it lies. */
    public void reveal(List<Object> key) {
        wanted = key;
        model.reveal(key);
    }

    /**
     * Shows and selects a row that was made just now.
     *
     * @param clearFilter lets all rows through, where the filter would hide this one
     */
    public void revealNew(List<Object> key, Runnable clearFilter) {
        Background.of(model.shows(key))
                .onSuccess(shown -> {
                    if (!shown) {
                        clearFilter.run();
                    }
                })
                .onFailure(_ -> {}) // the page tells what is wrong
                .andFinally(() -> {
                    reveal(key);
                    table.requestFocus(); // the keys go on with the new row
                });
    }

    /**
     * Marks for a moment what is other in the next reading than on screen: another program has changed it.
     *
     * @param say is told what that is
     */
    void markChanges(Consumer<String> say) {
        marks.expect(model.pageProperty().get(), say);
    }

    /** Marks nothing in the next reading. */
    void markNone() {
        marks.expectNone();
    }

    /** Shows the cells anew, after masking or revealing. */
    public void redraw() {
        table.refresh();
    }

    private List<Sort> sorts() {
        var sorts = new ArrayList<Sort>();
        for (var column : table.getSortOrder()) {
            var shown = ((GridColumn<?>) column.getUserData()).shown();
            sorts.add(new Sort(shown, column.getSortType() == TableColumn.SortType.DESCENDING));
        }
        return sorts;
    }

    private List<SelectedCell> selectedCells() {
        return table.getSelectionModel().getSelectedCells().stream()
                .filter(position -> position.getRow() >= 0
                        && position.getRow() < table.getItems().size())
                .filter(position -> model.row(table.getItems().get(position.getRow())) != null)
                .map(position -> new SelectedCell(
                        new RowKey(model.keyOf(model.row(table.getItems().get(position.getRow())))),
                        position.getTableColumn()))
                .toList();
    }

    @SuppressWarnings("unchecked") // it is one of this table's
    private void select(int row, TableColumn<?, ?> column) {
        table.getSelectionModel().select(row, (TableColumn<R, ?>) column);
    }

    private void showPage(Page<R> page) {
        marks.compare(page);
        if (page == null) {
            table.getItems().clear();
            shownKeys = List.of();
            return;
        }
        var selected = selectedCells;
        var turned = !page.request().equals(shownRequest);
        shownRequest = page.request();
        var focused = table.getFocusModel().getFocusedCell();
        var column = table.getVisibleLeafColumn(Math.max(0, focused.getColumn()));
        if (wanted != null) {
            selected = List.of(new SelectedCell(new RowKey(wanted), column));
        }
        var columns = new HashMap<RowKey, Set<TableColumn<?, ?>>>();
        for (var cell : selected) {
            columns.computeIfAbsent(cell.key(), _ -> new LinkedHashSet<>())
                    .add(selected.size() > MOST_CELLS ? column : cell.column());
        }
        var place = ScrollPlace.of(table, shownKeys::get);
        shownKeys =
                page.rows().stream().map(row -> new RowKey(model.keyOf(row))).toList();
        table.getItems().setAll(page.rows().stream().map(Row::record).toList());
        table.getSelectionModel().clearSelection();
        for (var index = 0; index < page.rows().size(); index++) {
            for (var of : columns.getOrDefault(shownKeys.get(index), Set.of())) {
                select(index, of);
            }
        }
        if (focused.getTableColumn() != null && table.getSelectionModel().isSelected(focused.getRow(), column)) {
            table.getFocusModel().focus(focused.getRow(), column);
        }
        if (wanted != null) {
            wanted = null;
            table.scrollTo(Math.max(0, table.getSelectionModel().getSelectedIndex()));
        } else if (turned) {
            table.scrollTo(0);
        } else {
            place.restore(table, shownKeys::indexOf);
        }
    }

    private void handleKey(KeyEvent event) {
        if (table.getEditingCell() != null) {
            return;
        }
        if (COPY.match(event)) {
            copy.copySelection();
            event.consume();
        } else if (FIRST.match(event)) {
            model.first();
            event.consume();
        } else if (LAST.match(event)) {
            model.last();
            event.consume();
        } else if (event.getCode() == KeyCode.PAGE_UP) {
            model.previous();
            event.consume();
        } else if (event.getCode() == KeyCode.PAGE_DOWN) {
            model.next();
            event.consume();
        } else if (FOLLOW.match(event)) {
            followFocused();
            event.consume();
        } else if (event.getCode().isArrowKey() && hasNoFocusedCell()) {
            table.getSelectionModel().clearAndSelect(0, table.getVisibleLeafColumn(0));
            table.scrollTo(0);
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.F2) {
            editor.editFocused();
            event.consume();
        }
    }

    /** As when the grid was just opened: the arrows would go on from a row without a column. */
    private boolean hasNoFocusedCell() {
        return !table.getItems().isEmpty()
                && table.getFocusModel().getFocusedCell().getTableColumn() == null;
    }

    private void followFocused() {
        focusedCell()
                .filter(cell -> cell.column().follow() != null)
                .ifPresent(cell -> cell.column().follow().accept(cell.row()));
    }
}
