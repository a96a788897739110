package org.herobase.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.herobase.rows.Edits;
import org.herobase.rows.Filter;
import org.herobase.rows.Row;
import org.jooq.Record;

/**
 * A view of records at work: its toolbar, filter, grid and pages, as one for heroes, teams and any other table. Belongs to
 * the JavaFX thread.
 *
 * @param <R> the table's record
 */
public final class RecordsView<R extends Record> {
    private static final KeyCombination NEW = new KeyCodeCombination(KeyCode.N, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination FIND = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

    private final RecordControls<R> controls;
    private final GridModel<R> model;
    private final RecordGrid<R> grid;
    private final RecordActions<R> actions;
    private final UndoControls undoControls;
    private RememberedLayout<R> layout; // null where it is not remembered

    /**
     * @param controls brought to life here
     * @param model what is shown
     * @param actions what can be done with it
     * @param edits for undo and redo
     */
    public RecordsView(
            RecordControls<R> controls, GridModel<R> model, RecordActions<R> actions, Edits edits, Dialogs dialogs) {
        this.controls = controls;
        this.model = model;
        this.actions = actions;
        grid = new RecordGrid<>(controls.grid(), model, dialogs);
        if (actions.canEdit()) {
            grid.saveBy(actions::save);
        }
        grid.onSelection(this::showActions);
        showActions(List.of());
        controls.create().setOnAction(_ -> create());
        controls.edit().setOnAction(_ -> edit());
        controls.delete().setOnAction(_ -> delete());
        undoControls = new UndoControls(edits, dialogs, controls.undo(), controls.redo());
        controls.view().addEventHandler(KeyEvent.KEY_PRESSED, this::handleKey);
    }

    /** The grid, for its columns and what else is special in a view. */
    public RecordGrid<R> grid() {
        return grid;
    }

    /**
     * Shows the grid as the user left it, and keeps how it is left; called once, when it has its columns and its filter.
     *
     * @param file whose table it is
     */
    public void remember(GridLayouts layouts, Path file) {
        layout = new RememberedLayout<>(controls, model, layouts, file);
    }

    /** Reads what is on screen again. */
    public void refresh() {
        grid.markNone();
        model.refresh();
        showActions(grid.selectedRows()); // the file may have turned out to be damaged
    }

    /**
     * Marks for a moment what the reading that is under way finds other than it is on screen.
     *
     * @param say is told what that is
     */
    public void markChanges(Consumer<String> say) {
        grid.markChanges(say);
    }

    /** Whether a page is being read, or a cell edited. */
    public boolean isBusy() {
        return model.loadingProperty().get() || controls.grid().getEditingCell() != null;
    }

    /** Takes the keyboard. */
    public void focus() {
        controls.grid().requestFocus();
    }

    /** Saves the cell under edit; false if that cannot be done, and the user is told why. */
    public CompletableFuture<Boolean> mayClose() {
        return grid.finishEdit();
    }

    /** Stops what is under way; the view is not used again. */
    public void close() {
        if (layout != null) {
            layout.close();
        }
        model.stop();
        undoControls.close();
    }

    /** Shows a row, selected among all others. */
    public void showRow(List<Object> key) {
        controls.filter().set(Filter.NONE);
        grid.reveal(key);
        focus();
    }

    /** Shows a row that was made just now; a filter that would hide it is taken away. */
    public void showNew(List<Object> key) {
        grid.revealNew(key, () -> controls.filter().set(Filter.NONE));
    }

    /** Shows some of the rows. */
    public void showRows(Filter filter) {
        controls.filter().set(filter);
        focus();
    }

    /** What shows again what is on show now: the filter, the order and the selected row. */
    public Runnable bookmark() {
        var filter = model.viewProperty().get().filter();
        var selected = grid.selectedRows();
        return () -> {
            controls.filter().set(filter);
            if (!selected.isEmpty()) {
                grid.reveal(model.keyOf(selected.getFirst()));
            }
            focus();
        };
    }

    private void create() {
        if (actions.canCreate()) {
            actions.create(this::showNew);
        }
    }

    private void edit() {
        var selected = grid.selectedRows();
        if (selected.size() == 1 && actions.canEdit()) {
            actions.edit(selected.getFirst());
        }
    }

    private void delete() {
        var selected = grid.selectedRows();
        if (!selected.isEmpty() && actions.canDelete()) {
            actions.delete(selected);
        }
    }

    private void showActions(List<Row<R>> selected) {
        controls.create().setDisable(!actions.canCreate());
        controls.edit().setDisable(!actions.canEdit() || selected.size() != 1);
        controls.delete().setDisable(!actions.canDelete() || selected.isEmpty());
    }

    private void handleKey(KeyEvent event) {
        if (NEW.match(event)) {
            create();
            event.consume();
        } else if (FIND.match(event)) {
            controls.search().requestFocus();
            event.consume();
        } else if (event.getCode() == KeyCode.DELETE && controls.grid().isFocused()) {
            delete();
            event.consume();
        }
    }
}
