package org.herobase.shell;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.herobase.db.Catalog;
import org.herobase.db.Catalog.Kind;
import org.herobase.db.Domain.Misfit;
import org.herobase.ui.Texts;

/** The sidebar: what there is in the open database, to go to it. */
public final class SidebarController {
    private final Texts texts = new Texts(SidebarController.class);
    private final Map<String, ObjectProperty<Long>> rows = new LinkedHashMap<>();
    private final Set<String> folded = new HashSet<>();
    private Consumer<Place> open = _ -> {};
    private RowCounts counts;

    @FXML
    private Label sidebarTitle;

    @FXML
    private TreeView<SidebarItem> sidebar;

    @FXML
    private Label sidebarNotice;

    @FXML
    private void initialize() {
        sidebar.setCellFactory(_ -> new SidebarCell(texts, place -> open.accept(place)));
        sidebar.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        folded.add(texts.get("sidebar.indexes"));
        folded.add(texts.get("sidebar.triggers"));
        folded.add(texts.get("sidebar.system"));
    }

    /**
     * @param open goes to the place that the user chose
     */
    void connect(Consumer<Place> open) {
        this.open = open;
    }

    /** Shows what is in a database that was just opened. */
    void show(Workspace workspace) {
        close();
        sidebarTitle.setText(workspace.name());
        counts = new RowCounts(
                workspace.database(), (table, number) -> rowsOf(table).set(number));
        update(workspace.contents());
    }

    /** Shows what is in the database now. */
    void update(Contents contents) {
        rows.keySet().removeIf(table -> contents.place(table).isEmpty());
        var root = new TreeItem<SidebarItem>();
        for (var place : contents.domainPlaces()) {
            root.getChildren().add(new TreeItem<>(link(textOf(place), place)));
        }
        addGroup(root, "sidebar.tables", contents, kind -> kind == Kind.TABLE || kind == Kind.VIRTUAL_TABLE);
        addGroup(root, "sidebar.views", contents, kind -> kind == Kind.VIEW);
        addGroup(root, "sidebar.indexes", contents, kind -> kind == Kind.INDEX);
        addGroup(root, "sidebar.triggers", contents, kind -> kind == Kind.TRIGGER);
        addGroup(root, "sidebar.system", contents, kind -> kind == Kind.SYSTEM_TABLE);
        var selected = sidebar.getSelectionModel().getSelectedItem();
        sidebar.setRoot(root);
        if (selected != null) {
            root.getChildren().forEach(item -> select(item, selected.getValue()));
        }
        showNotice(contents);
        count();
    }

    /** Counts the rows again. */
    void count() {
        counts.count(List.copyOf(rows.keySet()));
    }

    /** Shows nothing and counts nothing. */
    void close() {
        if (counts != null) {
            counts.stop();
        }
        rows.clear();
        sidebar.setRoot(null);
    }

    /** What a place is called. */
    String textOf(Place place) {
        return switch (place) {
            case Place.Heroes() -> texts.get("place.heroes");
            case Place.Teams() -> texts.get("place.teams");
            case Place.Search() -> texts.get("place.search");
            case Place.Thing(var entry) -> entry.name();
        };
    }

    private void addGroup(TreeItem<SidebarItem> root, String key, Contents contents, Predicate<Kind> kinds) {
        var group = new TreeItem<SidebarItem>(new SidebarItem.Heading(texts.get(key)));
        for (Catalog.Entry entry : contents.catalog().entries()) {
            if (kinds.test(entry.kind())) {
                group.getChildren().add(new TreeItem<>(link(entry.name(), new Place.Thing(entry))));
            }
        }
        if (!group.getChildren().isEmpty()) {
            var title = group.getValue().text();
            group.setExpanded(!folded.contains(title));
            group.expandedProperty().addListener((_, _, expanded) -> {
                if (expanded) {
                    folded.remove(title);
                } else {
                    folded.add(title);
                }
            });
            root.getChildren().add(group);
        }
    }

    private SidebarItem.Link link(String text, Place place) {
        return new SidebarItem.Link(text, place, place.table().map(this::rowsOf).orElseGet(SimpleObjectProperty::new));
    }

    private ObjectProperty<Long> rowsOf(String table) {
        return rows.computeIfAbsent(table, _ -> new SimpleObjectProperty<>());
    }

    private void select(TreeItem<SidebarItem> item, SidebarItem wanted) {
        if (item.getValue().text().equals(wanted.text()) && item.getValue().getClass() == wanted.getClass()) {
            sidebar.getSelectionModel().select(item);
        } else if (item.isExpanded()) {
            item.getChildren().forEach(child -> select(child, wanted));
        }
    }

    private void keyPressed(KeyEvent key) {
        var item = sidebar.getSelectionModel().getSelectedItem();
        if (key.getCode() == KeyCode.ENTER && item != null) {
            switch (item.getValue()) {
                case SidebarItem.Link link -> open.accept(link.place());
                case SidebarItem.Heading _ -> item.setExpanded(!item.isExpanded());
            }
            key.consume();
        }
    }

    private void showNotice(Contents contents) {
        var heroes = contents.domain().heroesMisfit();
        var teams = contents.domain().teamsMisfit();
        var reasons = new ArrayList<String>();
        if (heroes.filter(Misfit.NoTable.class::isInstance).isPresent()
                && teams.filter(Misfit.NoTable.class::isInstance).isPresent()) {
            reasons.add(texts.get("misfit.neither"));
        } else {
            heroes.ifPresent(misfit -> reasons.add(texts.get("misfit.heroes", reason(misfit))));
            teams.ifPresent(misfit -> reasons.add(texts.get("misfit.teams", reason(misfit))));
        }
        sidebarNotice.setText(String.join("\n", reasons));
        sidebarNotice.setVisible(!reasons.isEmpty());
        sidebarNotice.setManaged(!reasons.isEmpty());
    }

    private String reason(Misfit misfit) {
        return switch (misfit) {
            case Misfit.NoTable(var table) -> texts.get("misfit.noTable", table);
            case Misfit.NoColumn(var table, var column) -> texts.get("misfit.noColumn", table, column);
            case Misfit.OtherKey(var table, var column, var type) ->
                texts.get(type.isEmpty() ? "misfit.untypedKey" : "misfit.otherKey", table, column, type);
        };
    }
}
