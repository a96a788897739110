package org.herobase.tables;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.cell.CheckBoxListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.controlsfx.control.PopOver;
import org.herobase.db.Catalog;
import org.herobase.db.Catalog.Entry;
import org.herobase.db.Catalog.Kind;
import org.herobase.ui.Texts;

/**
 * Which tables and views are searched: all tables and no views, as long as the user says nothing else. Belongs to the
 * JavaFX thread.
 */
final class TableChooser {
    private final Texts texts;
    private final Runnable onChange;
    private final ListView<Entry> list = new ListView<>();
    private final Map<Entry, BooleanProperty> chosen = new HashMap<>();
    private PopOver popOver; // null until it is first shown

    /**
     * @param onChange called when another choice is made or tables came and went
     */
    TableChooser(Texts texts, Runnable onChange) {
        this.texts = texts;
        this.onChange = onChange;
        list.setId("searchTableList");
        list.setAccessibleText(texts.get("everywhere.tables"));
    }

    /** Offers what is in a catalog. What was chosen before stays as it was. */
    void offer(Catalog catalog) {
        var offered = catalog.entries().stream()
                .filter(entry -> entry.kind() == Kind.TABLE
                        || entry.kind() == Kind.VIRTUAL_TABLE
                        || entry.kind() == Kind.VIEW)
                .toList();
        chosen.keySet().retainAll(offered);
        for (var entry : offered) {
            chosen.computeIfAbsent(entry, _ -> {
                var choice = new SimpleBooleanProperty(entry.kind() != Kind.VIEW);
                choice.subscribe((_, _) -> onChange.run());
                return choice;
            });
        }
        if (!list.getItems().equals(offered)) {
            list.getItems().setAll(offered);
        }
        onChange.run();
    }

    /** Tables and views that are to be searched, in the catalog's order. */
    List<Entry> chosen() {
        return list.getItems().stream().filter(entry -> chosen.get(entry).get()).toList();
    }

    /** Whether exactly the tables are chosen. */
    boolean isAllTables() {
        return list.getItems().stream()
                .allMatch(entry -> chosen.get(entry).get() == (entry.kind() != Kind.VIEW));
    }

    /** How many tables and views there are. */
    int offered() {
        return list.getItems().size();
    }

    /** Lets the user choose, beside a node. */
    void show(Node owner) {
        if (popOver == null) {
            popOver = make();
        }
        popOver.show(owner);
        list.requestFocus();
    }

    private PopOver make() {
        list.setCellFactory(CheckBoxListCell.forListView(chosen::get, new StringConverter<>() {
            @Override
            public String toString(Entry entry) {
                return entry.kind() == Kind.VIEW ? texts.get("everywhere.view", entry.name()) : entry.name();
            }

            @Override
            public Entry fromString(String text) {
                throw new UnsupportedOperationException(); // nobody types here
            }
        }));
        list.setPrefSize(288, 320);
        var all = new Button(texts.get("everywhere.all"));
        all.setId("searchAllTables");
        all.setOnAction(_ -> chosen.forEach((entry, choice) -> choice.set(entry.kind() != Kind.VIEW)));
        var none = new Button(texts.get("everywhere.none"));
        none.setId("searchNoTables");
        none.setOnAction(_ -> chosen.values().forEach(choice -> choice.set(false)));
        var content = new VBox(8, list, new HBox(8, all, none));
        content.getStyleClass().add("search-tables");
        var made = new PopOver(content);
        made.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
        made.setDetachable(false);
        return made;
    }
}
