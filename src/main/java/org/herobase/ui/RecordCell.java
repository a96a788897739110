package org.herobase.ui;

import atlantafx.base.theme.Styles;
import java.util.Objects;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.util.Subscription;
import org.herobase.db.StorageClass;
import org.herobase.rows.Row;
import org.jooq.Record;

/**
 * A cell that shows a value by its storage class and edits it in place. Enter, Tab and leaving it save; Esc gives up; a
 * wrong value stays, marked, with the reason.
 */
final class RecordCell<R extends Record> extends TableCell<R, Object> {
    private static final String MASK = "•••••••";
    private static final PseudoClass NULL = PseudoClass.getPseudoClass("null");
    private static final PseudoClass EMPTY_TEXT = PseudoClass.getPseudoClass("empty-text");
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed-elsewhere");
    private static final PseudoClass NUMBER = PseudoClass.getPseudoClass("number");

    private final GridColumn<R> column;
    private final GridEditing<R> editing;
    private final ChangeMarks<R> marks;
    private final Texts texts;
    private final String emptyText;
    private NotedValue noted; // made for the first note
    private CellEditor editor;
    private Row<R> edited; // as the user saw it when the edit began
    private Object untouched; // the editor's draft before the user did anything
    private boolean givenUp;
    private Subscription leaving = Subscription.EMPTY;
    private Subscription waiting = Subscription.EMPTY; // for a picture

    /**
     * @param marks what another program changed
     * @param texts of this package
     */
    RecordCell(GridColumn<R> column, GridEditing<R> editing, ChangeMarks<R> marks, Texts texts) {
        this.column = column;
        this.editing = editing;
        this.marks = marks;
        this.texts = texts;
        this.emptyText = texts.get("cell.empty"); // so that it is not taken for NULL
        getStyleClass().add("record-cell");
        setAccessibleRole(AccessibleRole.TABLE_CELL);
        addEventFilter(MouseEvent.ANY, this::openOnDoubleClick);
        addEventFilter(MouseEvent.ANY, this::follow);
        marks.marksProperty().subscribe(() -> {
            if (!isEditing()) {
                showMark();
            }
        });
    }

    /** The same value does not make the same cell: what is noted beside it belongs to the row. */
    @Override
    protected boolean isItemChanged(Object oldValue, Object newValue) {
        return column.note() != null || super.isItemChanged(oldValue, newValue);
    }

    @Override
    protected void updateItem(Object value, boolean empty) {
        super.updateItem(value, empty);
        if (!isEditing()) {
            showValue();
        }
    }

    @Override
    public void startEdit() {
        var read = row();
        if (read == null || column.editor() == null || !editing.isEnabled()) {
            return;
        }
        var row = editing.newest(read);
        // Bytes are no line of text, and neither is a value of which only the beginning is here.
        var value = row.value(column.edited().name());
        var made = ColumnEditors.isLine(value) ? column.editor().apply(row) : null;
        if (made == null) {
            editing.editElsewhere();
            return;
        }
        super.startEdit();
        if (!isEditing()) {
            return;
        }
        givenUp = false;
        edited = row;
        editor = made;
        untouched = editor.draft();
        var draft = editing.begin(row, column);
        editor.node().addEventFilter(KeyEvent.KEY_PRESSED, this::handleKey);
        var chosen = editor;
        // Not at once: the choice first puts its list away, and would take the focus with it.
        editor.onChosen(() -> Platform.runLater(() -> {
            if (chosen == editor) {
                leave(0);
            }
        }));
        setText(null);
        pseudoClassStateChanged(NULL, false);
        pseudoClassStateChanged(EMPTY_TEXT, false);
        setGraphic(editor.node());
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        if (draft != null) {
            editor.restore(draft.entered());
            editor.node().pseudoClassStateChanged(Styles.STATE_DANGER, true);
            editing.explain(editor.node(), draft.reason());
        }
        var begun = editor;
        begun.onChanged(() -> editing.advise(begun.node(), warning(begun)));
        Platform.runLater(() -> {
            if (begun == editor && getScene() != null) { // or it was taken from the window meanwhile
                begun.begin();
                watchFocus();
            }
        });
    }

    /** Ends the edit when another node of the window gets the focus. A popup or another window may have it meanwhile. */
    private void watchFocus() {
        leaving = getScene().focusOwnerProperty().subscribe((_, owner) -> {
            if (editor != null && owner != null && !isInside(owner, editor.node())) {
                cancelEdit();
            }
        });
    }

    private static boolean isInside(Node node, Node container) {
        for (var inside = node; inside != null; inside = inside.getParent()) {
            if (inside == container) {
                return true;
            }
        }
        return false;
    }

    /** Called by JavaFX whenever the edit ends without a commit, such as by a click on another row: that saves too. */
    @Override
    public void cancelEdit() {
        if (!isEditing()) {
            return;
        }
        var ended = editor;
        var row = edited;
        editor = null;
        leaving.unsubscribe();
        super.cancelEdit();
        showValue();
        editing.end();
        // Untouched, it may hold less than the cell: a field has no line breaks, and a text among numbers is no number.
        if (!givenUp && ended != null && isTouched(ended)) {
            save(row, ended);
        }
    }

    private String warning(CellEditor changed) {
        return isTouched(changed) && changed.parse() instanceof Parsed.Doubtful(var _, var warning) ? warning : "";
    }

    private boolean isTouched(CellEditor ended) {
        return !Objects.equals(ended.draft(), untouched);
    }

    private void save(Row<R> row, CellEditor ended) {
        switch (ended.parse()) {
            case Parsed.Invalid(var reason) -> editing.reopen(row, column, ended.draft(), reason);
            case Parsed.Valid(var value) -> save(row, value, ended.draft());
            case Parsed.Doubtful(var value, var _) -> save(row, value, ended.draft());
        }
    }

    private void save(Row<R> row, Object value, Object entered) {
        if (!Objects.deepEquals(value, row.value(column.edited().name()))) {
            // Until the row is read again; the page may be held while a neighbour is edited.
            setText(column.masked().getAsBoolean() ? MASK : String.valueOf(entered));
            editing.save(row, column, value, entered);
        }
    }

    private void handleKey(KeyEvent event) {
        if (editor == null) {
            return;
        }
        if (event.getCode() == KeyCode.ESCAPE) {
            givenUp = true;
            event.consume();
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
        var table = getTableView();
        var wrong = isTouched(editor) && editor.parse() instanceof Parsed.Invalid;
        var index = getIndex();
        cancelEdit();
        table.requestFocus();
        if (neighbour != 0 && !wrong) {
            editing.editNeighbour(index, getTableColumn(), neighbour);
        }
    }

    private void openOnDoubleClick(MouseEvent event) {
        var row = row();
        if (column.open() != null
                && row != null
                && event.getClickCount() == 2
                && event.getButton() == MouseButton.PRIMARY) {
            event.consume();
            if (event.getEventType() == MouseEvent.MOUSE_CLICKED) {
                column.open().accept(row);
            }
        }
    }

    private void follow(MouseEvent event) {
        if (column.follow() == null
                || !event.isShortcutDown()
                || event.getButton() != MouseButton.PRIMARY
                || isEditing()
                || row() == null) {
            return;
        }
        event.consume(); // the selection stays as it is
        if (event.getEventType() == MouseEvent.MOUSE_CLICKED) {
            column.follow().accept(row());
        }
    }

    private Row<R> row() {
        // Not the table row's item, which may still be the one before.
        var shown = !isEmpty()
                && getTableView() != null
                && getIndex() < getTableView().getItems().size();
        return shown ? editing.row(getTableView().getItems().get(getIndex())) : null;
    }

    private void showValue() {
        var value = isEmpty() ? null : getItem();
        var type = StorageClass.of(value);
        var masked = !isEmpty() && value != null && column.masked().getAsBoolean();
        var emptyValue = !masked && "".equals(value);
        setText(
                isEmpty()
                        ? null
                        : masked ? MASK : emptyValue ? emptyText : column.text().apply(value));
        pseudoClassStateChanged(NULL, !isEmpty() && value == null);
        pseudoClassStateChanged(EMPTY_TEXT, emptyValue);
        var number = type == StorageClass.INTEGER || type == StorageClass.REAL;
        pseudoClassStateChanged(NUMBER, number);
        var right = column.follow() == null && number || value == null && column.isAlignedRight();
        setAlignment(right ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        var row = column.note() == null || masked ? null : row();
        showNote(row == null ? null : column.note().apply(row), right, value == null || emptyValue);
        showMark();
    }

    /** Not by its look alone: who hears the cell is told, too. */
    private void showMark() {
        var row = marks.marksProperty().get().isEmpty() ? null : row();
        var marked = row != null && marks.isMarked(row, column.shown().name());
        pseudoClassStateChanged(CHANGED, marked);
        setAccessibleHelp(marked ? texts.get("changes.cell") : null);
    }

    private void showNote(CellNote note, boolean right, boolean dimmed) {
        setAccessibleText(note == null ? null : getText() + ", " + note.accessible());
        setContentDisplay(note == null ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
        waiting.unsubscribe();
        waiting = Subscription.EMPTY;
        if (note == null) {
            setGraphic(null);
            showPicture();
            return;
        }
        if (noted == null) {
            noted = new NotedValue();
        }
        noted.show(getText(), dimmed, note, right);
        setGraphic(noted);
    }

    private void showPicture() {
        var row = column.pictures() == null || StorageClass.of(getItem()) != StorageClass.BLOB ? null : row();
        if (row != null) {
            waiting = column.pictures().request(row, column.shown(), image -> setGraphic(new ImageView(image)));
        }
    }
}
