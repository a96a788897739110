package org.herobase.console.history;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.TreeItem;
import org.herobase.memory.SavedQueries;
import org.herobase.memory.SavedQuery;

/** Makes the tree of folders and queries; remembers which folders are closed. Belongs to the JavaFX thread. */
final class QueryTree {
    private final Set<String> closed = new HashSet<>();

    /**
     * The root, which is not shown itself.
     *
     * @param filter what a query has in its name, its text or its description; empty for all, with the empty folders
     */
    TreeItem<QueryItem> of(SavedQueries.Contents contents, String filter) {
        var wanted = filter.strip().toLowerCase(Locale.ROOT);
        var root = new TreeItem<QueryItem>(new QueryItem.Folder(""));
        var folders = new HashMap<String, TreeItem<QueryItem>>(Map.of("", root));
        if (wanted.isEmpty()) {
            contents.folders().forEach(path -> folder(path, folders, true));
        }
        for (var query : contents.queries()) {
            if (isWanted(query, wanted)) {
                folder(query.folder(), folders, wanted.isEmpty())
                        .getChildren()
                        .add(new TreeItem<>(new QueryItem.Query(query)));
            }
        }
        return root;
    }

    private TreeItem<QueryItem> folder(String path, Map<String, TreeItem<QueryItem>> made, boolean mayBeClosed) {
        var there = made.get(path);
        if (there != null) {
            return there;
        }
        var folder = new QueryItem.Folder(path);
        var item = new TreeItem<QueryItem>(folder);
        item.setExpanded(!mayBeClosed || !closed.contains(path));
        item.expandedProperty().subscribe(isExpanded -> {
            if (isExpanded) {
                closed.remove(path);
            } else {
                closed.add(path);
            }
        });
        made.put(path, item);
        var siblings = folder(folder.parent(), made, mayBeClosed).getChildren();
        // Folders come before queries.
        var place = (int) siblings.stream()
                .filter(sibling -> sibling.getValue() instanceof QueryItem.Folder)
                .count();
        siblings.add(place, item);
        return item;
    }

    private static boolean isWanted(SavedQuery query, String wanted) {
        return wanted.isEmpty()
                || (query.name() + "\n" + query.description() + "\n" + query.text())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted);
    }
}
