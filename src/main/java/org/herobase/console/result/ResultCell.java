package org.herobase.console.result;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Objects;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Subscription;
import org.herobase.db.StorageClass;
import org.herobase.ui.CellEditor;
import org.herobase.ui.Parsed;
import org.herobase.ui.Texts;
import org.herobase.ui.ValueText;

/**
 * A value of a query's row, shown by its storage class as the tables show it, and edited in place where it can be: Enter,
 * Tab and leaving it save, Esc gives up, a wrong value stays in its cell.
 */
final class ResultCell extends TableCell<List<Object>, Object> {
    private static final PseudoClass NULL = PseudoClass.getPseudoClass("null");
    private static final PseudoClass EMPTY_TEXT = PseudoClass.getPseudoClass("empty-text");
    private static final PseudoClass NUMBER = PseudoClass.getPseudoClass("number");
    private static final String NOT_YET = "…";

    private final CellEditing editing;
    private final Texts texts;
    private CellEditor editor; // null while the cell is not edited
    private List<Object> row; // as the user saw it when the edit began
    private int index; // of that row
    private Object untouched; // the editor's draft before the user did anything
    private boolean isGivenUp;
    private Subscription leaving = Subscription.EMPTY;

    ResultCell(CellEditing editing, Texts texts) {
        this.editing = editing;
        this.texts = texts;
        getStyleClass().addAll("record-cell", "result-cell");
    }

    /** The text of a value as it is shown. */
    static String shown(Texts texts, Object value) {
        return switch (value) {
            case LongValue blob
            when blob.storageClass() == StorageClass.BLOB ->
                texts.get("result.value.blob", ValueText.size(blob.length()));
            case LongValue text -> ValueText.of(text.start() + NOT_YET);
            case String text when text.isEmpty() -> texts.get("result.value.empty");
            case null, default -> ValueText.of(value);
        };
    }

    /** The text of a value as it is copied; what was not kept of a long one is said. */
    static String copied(Texts texts, Object value) {
        return switch (value) {
            case LongValue blob when blob.storageClass() == StorageClass.BLOB -> shown(texts, blob);
            case LongValue text ->
                texts.get("result.value.cut", text.start(), text.start().length(), text.length());
            case null, default -> ValueText.copied(value);
        };
    }

    @Override
    protected void updateItem(Object value, boolean empty) {
        super.updateItem(value, empty);
        if (!isEditing()) {
            show();
        }
    }

    @Override
    public void startEdit() {
        var items = getTableView().getItems();
        if (isEmpty() || getIndex() >= items.size()) {
            return;
        }
        var edited = items.get(getIndex());
        var made = editing.editor(edited, ResultGrid.indexOf(getTableColumn()));
        if (made == null) {
            return;
        }
        super.startEdit();
        if (!isEditing()) {
            return;
        }
        row = edited;
        index = getIndex();
        editor = made;
        untouched = made.draft();
        isGivenUp = false;
        made.node().addEventFilter(KeyEvent.KEY_PRESSED, this::handleKey);
        made.onChosen(() -> Platform.runLater(() -> {
            if (made == editor) {
                leave(0);
            }
        }));
        var draft = editing.begin(row, ResultGrid.indexOf(getTableColumn()));
        if (draft != null) {
            made.restore(draft);
            made.node().pseudoClassStateChanged(Styles.STATE_DANGER, true);
        }
        setText(null);
        setGraphic(made.node());
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        Platform.runLater(() -> {
            if (made == editor) {
                made.begin();
                leaving = getScene().focusOwnerProperty().subscribe((_, owner) -> {
                    if (editor != null && owner != null && !isInside(owner, editor.node())) {
                        cancelEdit();
                    }
                });
            }
        });
    }

    /** Called by JavaFX whenever the edit ends without a commit, such as by a click on another row: that saves too. */
    @Override
    public void cancelEdit() {
        if (!isEditing()) {
            return;
        }
        var ended = editor;
        editor = null;
        leaving.unsubscribe();
        super.cancelEdit();
        show();
        var isTouched = ended != null && !Objects.equals(ended.draft(), untouched);
        var column = ResultGrid.indexOf(getTableColumn());
        if (isTouched && !isGivenUp && !(ended.parse() instanceof Parsed.Invalid)) {
            setText(String.valueOf(ended.draft())); // until the row is read again
        }
        editing.end(index, row, column, isTouched && !isGivenUp ? ended : null);
    }

    private void handleKey(KeyEvent event) {
        if (editor == null) {
            return;
        }
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            isGivenUp = true;
            cancelEdit();
            getTableView().requestFocus();
        } else if (event.getCode() == KeyCode.ENTER && !editor.isChoosing()) {
            event.consume();
            leave(0);
        } else if (event.getCode() == KeyCode.TAB) {
            event.consume();
            leave(event.isShiftDown() ? -1 : 1);
        }
    }

    /** Ends the edit, and begins one in a neighbour unless this one's value was wrong. */
    private void leave(int neighbour) {
        var isWrong = !Objects.equals(editor.draft(), untouched) && editor.parse() instanceof Parsed.Invalid;
        var at = getIndex();
        cancelEdit();
        getTableView().requestFocus();
        if (neighbour != 0 && !isWrong) {
            editing.editNeighbour(at, getTableColumn(), neighbour);
        }
    }

    private void show() {
        var value = getItem();
        var isThere = !isEmpty() && getTableRow() != null && getTableRow().getItem() != null;
        var isKnown = isThere && value != ResultRows.NOT_YET;
        setGraphic(null);
        setContentDisplay(ContentDisplay.LEFT);
        setText(isKnown ? shown(texts, value) : isThere ? NOT_YET : null);
        pseudoClassStateChanged(NULL, isKnown && value == null);
        pseudoClassStateChanged(EMPTY_TEXT, isThere && (!isKnown || "".equals(value)));
        pseudoClassStateChanged(NUMBER, value instanceof Number);
        var isRight = value instanceof Number || value == null && isForNumbers();
        setAlignment(isRight ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
    }

    private boolean isForNumbers() {
        return getTableColumn() != null && getTableColumn().getStyleClass().contains("number-column");
    }

    private static boolean isInside(Node node, Node container) {
        for (var inside = node; inside != null; inside = inside.getParent()) {
            if (inside == container) {
                return true;
            }
        }
        return false;
    }
}
