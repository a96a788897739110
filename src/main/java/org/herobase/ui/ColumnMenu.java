package org.herobase.ui;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.input.ContextMenuEvent;

/** The context menu of a grid's headers, one for all of them: a grid may have hundreds. */
final class ColumnMenu {
    private final Texts texts = new Texts(ColumnMenu.class);
    private final TableView<?> table;
    private final Consumer<TableColumn<?, ?>> fit;
    private ContextMenu menu; // null until it is first shown
    private TableColumn<?, ?> column; // that it was last shown for

    /**
     * @param fit gives a column the width of its content
     */
    ColumnMenu(TableView<?> table, Consumer<TableColumn<?, ?>> fit) {
        this.table = table;
        this.fit = fit;
        table.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::show);
    }

    private void show(ContextMenuEvent event) {
        if (columnAt((Node) event.getTarget()) instanceof TableColumn<?, ?> under && under.getUserData() != null) {
            column = under;
            if (menu == null) {
                menu = make();
            }
            // A grid without columns has no header from which they could be brought back.
            menu.getItems().getFirst().setDisable(table.getVisibleLeafColumns().size() < 2);
            menu.show(table, event.getScreenX(), event.getScreenY());
            event.consume();
        }
    }

    private ContextMenu make() {
        return new ContextMenu(
                item("columnHide", "column.hide", () -> column.setVisible(false)),
                item(
                        "columnShowAll",
                        "column.showAll",
                        () -> table.getColumns().forEach(hidden -> hidden.setVisible(true))),
                item("columnFit", "column.fit", () -> fit.accept(column)));
    }

    private MenuItem item(String id, String text, Runnable action) {
        var item = new MenuItem(texts.get(text));
        item.setId(id);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static TableColumnBase<?, ?> columnAt(Node node) {
        for (var inside = node; inside != null; inside = inside.getParent()) {
            if (inside instanceof TableColumnHeader header) {
                return header.getTableColumn();
            }
        }
        return null;
    }
}
