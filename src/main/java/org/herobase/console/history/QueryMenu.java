package org.herobase.console.history;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.WindowEvent;
import org.herobase.ui.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** The menu of the tree of saved queries: what can be done with the selected item. */
final class QueryMenu {
    private final Texts texts;
    private final Supplier<Optional<QueryItem>> selected;
    private final ContextMenu menu = new ContextMenu();

    QueryMenu(Texts texts, Supplier<Optional<QueryItem>> selected) {
        this.texts = texts;
        this.selected = selected;
    }

    ContextMenu menu() {
        return menu;
    }

    QueryMenu onOpen(Consumer<QueryItem.Query> action) {
        return add(
                "queries.open",
                "fth-external-link",
                new KeyCodeCombination(KeyCode.ENTER),
                QueryItem.Query.class,
                action);
    }

    QueryMenu onInsert(Consumer<QueryItem.Query> action) {
        return add("history.insert", "fth-corner-down-left", SavedQueriesPane.INSERT, QueryItem.Query.class, action);
    }

    QueryMenu onRun(Consumer<QueryItem.Query> action) {
        return add("queries.run", "fth-play", SavedQueriesPane.RUN, QueryItem.Query.class, action);
    }

    QueryMenu onRename(Consumer<QueryItem> action) {
        return add("queries.rename", "fth-edit-2", new KeyCodeCombination(KeyCode.F2), QueryItem.class, action);
    }

    QueryMenu onChange(Consumer<QueryItem.Query> action) {
        return add("query.change", "fth-move", null, QueryItem.Query.class, action);
    }

    QueryMenu onExport(Consumer<QueryItem.Folder> action) {
        return add("queries.export", "fth-upload", null, QueryItem.Folder.class, action);
    }

    QueryMenu onDelete(Consumer<QueryItem> action) {
        return add("queries.delete", "fth-trash-2", new KeyCodeCombination(KeyCode.DELETE), QueryItem.class, action);
    }

    /** The item is there for one kind of items only. */
    private <T extends QueryItem> QueryMenu add(
            String key, String icon, KeyCombination keys, Class<T> kind, Consumer<? super T> action) {
        var item = new MenuItem(texts.get(key), new FontIcon(icon));
        item.setAccelerator(keys);
        item.setOnAction(
                _ -> selected.get().filter(kind::isInstance).map(kind::cast).ifPresent(action));
        menu.addEventHandler(
                WindowEvent.WINDOW_SHOWING,
                _ -> item.setVisible(selected.get().filter(kind::isInstance).isPresent()));
        menu.getItems().add(item);
        return this;
    }
}
