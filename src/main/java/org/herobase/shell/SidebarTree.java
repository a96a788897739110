package org.herobase.shell;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.control.TreeItem;
import org.herobase.db.Catalog.Kind;
import org.herobase.ui.Texts;

/** The lines of the sidebar, in groups by what they are. Lines that stay are never replaced by new ones. */
final class SidebarTree {
    private static final ObservableValue<Long> NONE = new SimpleObjectProperty<>();

    private final TreeItem<SidebarItem> root = new TreeItem<>();
    private final Map<Kind, TreeItem<SidebarItem>> groups;

    SidebarTree(Texts texts) {
        groups = Map.of(
                Kind.TABLE, group(texts.get("sidebar.tables"), true),
                Kind.VIEW, group(texts.get("sidebar.views"), true),
                Kind.VIRTUAL_TABLE, group(texts.get("sidebar.virtual"), true),
                Kind.INDEX, group(texts.get("sidebar.indexes"), false),
                Kind.TRIGGER, group(texts.get("sidebar.triggers"), false),
                Kind.SYSTEM_TABLE, group(texts.get("sidebar.system"), false));
    }

    /** All lines, below a root that is not shown. */
    TreeItem<SidebarItem> root() {
        return root;
    }

    /**
     * Shows what is in the database now.
     *
     * @param title what a place is called
     * @param rows how many rows a table has
     */
    void update(Contents contents, Function<Place, String> title, Function<String, ObservableValue<Long>> rows) {
        var top = new ArrayList<TreeItem<SidebarItem>>();
        for (var place : contents.domainPlaces()) {
            top.add(new TreeItem<>(link(place, title, rows)));
        }
        for (var kind : Kind.values()) {
            var links = contents.catalog().entries().stream()
                    .filter(entry -> entry.kind() == kind)
                    .map(Place.Thing::new)
                    .map(place -> new TreeItem<>(link(place, title, rows)))
                    .toList();
            merge(groups.get(kind).getChildren(), links);
            if (!links.isEmpty()) {
                top.add(groups.get(kind));
            }
        }
        merge(root.getChildren(), top);
    }

    /** Shows nothing. */
    void clear() {
        root.getChildren().clear();
        groups.values().forEach(group -> group.getChildren().clear());
    }

    /**
     * The lines whose text contains another, in groups that are open.
     *
     * @return a root of their own; without children if there are none
     */
    TreeItem<SidebarItem> matching(String text) {
        var found = new TreeItem<SidebarItem>();
        for (var item : root.getChildren()) {
            if (item.getValue() instanceof SidebarItem.Heading) {
                var group = new TreeItem<>(item.getValue());
                group.setExpanded(true);
                group.getChildren().setAll(matches(item.getChildren(), text).toList());
                if (!group.getChildren().isEmpty()) {
                    found.getChildren().add(group);
                }
            } else {
                matches(List.of(item), text).forEach(found.getChildren()::add);
            }
        }
        return found;
    }

    private static Stream<TreeItem<SidebarItem>> matches(List<TreeItem<SidebarItem>> items, String text) {
        var wanted = text.toLowerCase(Locale.ROOT);
        return items.stream()
                .map(TreeItem::getValue)
                .filter(item -> item.text().toLowerCase(Locale.ROOT).contains(wanted))
                .map(TreeItem::new);
    }

    /**
     * Makes a list like another of the same order, and leaves alone what is in both: the tree then keeps its selection,
     * its place and what is folded. What comes together is added together, which a tree of thousands needs.
     */
    private static void merge(ObservableList<TreeItem<SidebarItem>> items, List<TreeItem<SidebarItem>> wanted) {
        var values = new HashSet<SidebarItem>();
        wanted.forEach(item -> values.add(item.getValue()));
        var gone =
                items.stream().filter(item -> !values.contains(item.getValue())).toList();
        if (!gone.isEmpty()) {
            items.removeAll(new HashSet<>(gone));
        }
        for (var at = 0; at < wanted.size(); at++) {
            var end = at;
            while (end < wanted.size() && (at >= items.size() || !isSame(items.get(at), wanted.get(end)))) {
                end++;
            }
            items.addAll(at, wanted.subList(at, end));
            at = end;
        }
    }

    private static boolean isSame(TreeItem<SidebarItem> one, TreeItem<SidebarItem> other) {
        return one.getValue().equals(other.getValue());
    }

    private static SidebarItem link(
            Place place, Function<Place, String> title, Function<String, ObservableValue<Long>> rows) {
        return new SidebarItem.Link(
                title.apply(place), place, place.table().map(rows).orElse(NONE));
    }

    private static TreeItem<SidebarItem> group(String title, boolean expanded) {
        var group = new TreeItem<SidebarItem>(new SidebarItem.Heading(title));
        group.setExpanded(expanded);
        return group;
    }
}
