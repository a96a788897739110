package org.herobase.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.herobase.db.Catalog.Entry;
import org.herobase.db.Catalog.Kind;
import org.herobase.ui.Texts;

/** Offers what can be done with a table, view, index or trigger, where it is listed. Belongs to the JavaFX thread. */
final class PlaceMenu {
    private final Workspace workspace;
    private final EntryActions actions;
    private final Texts texts = new Texts(PlaceMenu.class);
    private final ContextMenu menu = new ContextMenu();

    PlaceMenu(Workspace workspace, EntryActions actions) {
        this.workspace = workspace;
        this.actions = actions;
        menu.setId("entryMenu");
    }

    /** Shows the menu of a place, at a point of the screen; nothing happens if the place is gone. */
    void show(Place place, Node owner, double x, double y) {
        workspace.contents().entry(place).ifPresent(entry -> {
            menu.getItems().setAll(items(place, entry));
            menu.show(owner, x, y);
        });
    }

    private List<MenuItem> items(Place place, Entry entry) {
        var items = new ArrayList<MenuItem>();
        items.add(item("entry.open", () -> actions.open(place)));
        if (entry.kind().hasRows()) {
            items.add(item("entry.structure", () -> actions.showStructure(entry)));
            items.add(new SeparatorMenuItem());
            items.add(item("entry.query", () -> actions.query(entry)));
            items.add(item("entry.count", () -> actions.count(entry)));
        }
        items.add(new SeparatorMenuItem());
        items.add(item("entry.copyName", () -> actions.copyName(entry)));
        items.add(item("entry.copyDefinition", () -> actions.copyDefinition(entry)));
        items.add(new SeparatorMenuItem());
        var drop = item("entry.drop", () -> actions.drop(entry));
        drop.setDisable(workspace.database().isReadOnly() || entry.kind() == Kind.SYSTEM_TABLE);
        items.add(drop);
        return items;
    }

    private MenuItem item(String key, Runnable action) {
        var item = new MenuItem(texts.get(key));
        item.setOnAction(_ -> action.run());
        return item;
    }
}
