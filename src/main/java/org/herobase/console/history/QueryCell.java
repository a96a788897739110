package org.herobase.console.history;

import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeCell;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import org.kordamp.ikonli.javafx.FontIcon;

/** A folder or a query, whose name is changed in place; dragged, it goes into another folder. */
final class QueryCell extends TreeCell<QueryItem> {
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("drop-target");

    private final FontIcon icon = new FontIcon();
    private final BiConsumer<QueryItem, String> rename;
    private TextField field; // made with the first change of a name

    /**
     * @param open is called on a double click on a query
     * @param rename gives an item another name
     * @param mayMove whether an item can be put into a folder
     * @param move puts it there
     */
    QueryCell(
            Consumer<QueryItem> open,
            BiConsumer<QueryItem, String> rename,
            BiPredicate<QueryItem, String> mayMove,
            BiConsumer<QueryItem, String> move) {
        this.rename = rename;
        addEventFilter(MouseEvent.MOUSE_PRESSED, click -> {
            // A second click would open a folder; on a query it does what one wants of it.
            if (click.getButton() == MouseButton.PRIMARY
                    && click.getClickCount() == 2
                    && getItem() instanceof QueryItem.Query query) {
                open.accept(query);
                click.consume();
            }
        });
        setOnDragDetected(event -> {
            if (getItem() != null && !isEditing()) {
                var content = new ClipboardContent();
                content.putString(getItem().name());
                startDragAndDrop(TransferMode.MOVE).setContent(content);
                event.consume();
            }
        });
        setOnDragOver(event -> {
            var dragged = dragged(event);
            if (dragged != null && mayMove.test(dragged, target())) {
                event.acceptTransferModes(TransferMode.MOVE);
                pseudoClassStateChanged(TARGET, true);
            }
            event.consume();
        });
        setOnDragExited(_ -> pseudoClassStateChanged(TARGET, false));
        setOnDragDropped(event -> {
            var dragged = dragged(event);
            if (dragged != null && mayMove.test(dragged, target())) {
                move.accept(dragged, target());
                event.setDropCompleted(true);
            }
            event.consume();
        });
    }

    @Override
    protected void updateItem(QueryItem item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setText(null);
            setGraphic(null);
            return;
        }
        icon.setIconLiteral(item instanceof QueryItem.Folder ? "fth-folder" : "fth-file-text");
        setText(item.name());
        setGraphic(icon);
    }

    @Override
    public void startEdit() {
        super.startEdit();
        if (!isEditing()) {
            return;
        }
        if (field == null) {
            field = new TextField();
            field.setId("queryName");
            field.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
            field.focusedProperty().addListener((_, _, focused) -> {
                if (!focused && isEditing()) {
                    commit();
                }
            });
        }
        field.setText(getItem().name());
        setText(null);
        setGraphic(field);
        field.requestFocus();
        field.selectAll();
    }

    @Override
    public void cancelEdit() {
        super.cancelEdit();
        updateItem(getItem(), isEmpty());
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            commit();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            cancelEdit();
            event.consume();
        }
    }

    /** The tree shows the new name when it is saved. */
    private void commit() {
        var item = getItem();
        var name = field.getText().strip();
        cancelEdit();
        if (item != null && !name.isEmpty() && !name.equals(item.name())) {
            rename.accept(item, name);
        }
    }

    /** Below the last line is no folder. */
    private String target() {
        return getItem() == null ? "" : getItem().folder();
    }

    private QueryItem dragged(DragEvent event) {
        return event.getGestureSource() instanceof QueryCell cell && cell.getTreeView() == getTreeView()
                ? cell.getItem()
                : null;
    }
}
