package org.herobase.console.result;

import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.herobase.ui.Texts;

/**
 * Selects all rows of a result, however many, and copies what is not in memory, or not whole. A table keeps a place for
 * each selected cell, so that it cannot select millions by itself. Belongs to the JavaFX thread.
 */
final class ResultCopy {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination ALL = new KeyCodeCombination(KeyCode.A, KeyCombination.SHORTCUT_DOWN);
    private static final PseudoClass ALL_SELECTED = PseudoClass.getPseudoClass("all-selected");
    private static final int MOST_ROWS_SELECTED = 5_000;
    private static final int MOST_CELLS_SELECTED = 10_000;

    private final TableView<List<Object>> table;
    private final RowPage page;
    private final ResultModel model;
    private final Consumer<String> say;
    private final Texts texts = new Texts(ResultCopy.class);
    private boolean isAll;

    /**
     * @param say says what was done; empty for nothing
     */
    ResultCopy(TableView<List<Object>> table, RowPage page, ResultModel model, Consumer<String> say) {
        this.table = table;
        this.page = page;
        this.model = model;
        this.say = say;
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::handleKey);
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, this::handleClick);
        table.getSelectionModel().getSelectedCells().addListener((ListChangeListener<Object>) _ -> setAll(false));
    }

    private void handleKey(KeyEvent event) {
        if (table.getEditingCell() != null) {
            return;
        }
        if (ALL.match(event) && model.part().get() != null && cells() > MOST_CELLS_SELECTED) {
            event.consume();
            table.getSelectionModel().clearSelection();
            setAll(true);
        } else if (COPY.match(event)
                && model.part().get() != null
                && (isAll || !new SelectedCells(table, page).areHere())) {
            event.consume();
            copy();
        } else if (event.isShiftDown()
                && (event.getCode() == KeyCode.END || event.getCode() == KeyCode.HOME)
                && table.getItems().size() > MOST_ROWS_SELECTED) {
            event.consume();
            say.accept(texts.get("result.select.many", MOST_ROWS_SELECTED));
        }
    }

    private void handleClick(MouseEvent event) {
        var row = rowOf((Node) event.getTarget());
        var focused = table.getFocusModel().getFocusedCell().getRow();
        if (event.isShiftDown() && row >= 0 && Math.abs((long) row - focused) > MOST_ROWS_SELECTED) {
            event.consume();
            say.accept(texts.get("result.select.many", MOST_ROWS_SELECTED));
        } else if (row >= 0) {
            setAll(false);
        }
    }

    private void setAll(boolean all) {
        if (all != isAll) {
            isAll = all;
            table.pseudoClassStateChanged(ALL_SELECTED, all);
            say.accept(all ? texts.get("result.select.all", model.rows().size()) : "");
        }
    }

    private long cells() {
        return (long) table.getItems().size() * table.getVisibleLeafColumns().size();
    }

    private void copy() {
        if (isAll) {
            var columns = table.getVisibleLeafColumns().stream()
                    .map(ResultGrid::indexOf)
                    .toList();
            model.copy(Cells.all(columns), this::put);
        } else {
            model.copy(new SelectedCells(table, page).cells(), this::put);
        }
    }

    private void put(ResultPart.Copied copied) {
        var content = new ClipboardContent();
        content.putString(copied.text());
        Clipboard.getSystemClipboard().setContent(content);
        say.accept(texts.get(copied.isWhole() ? "result.copied" : "result.copied.some", copied.rows()));
    }

    private static int rowOf(Node target) {
        for (var node = target; node != null; node = node.getParent()) {
            if (node instanceof TableCell<?, ?> cell) {
                return cell.getIndex();
            }
        }
        return -1;
    }
}
