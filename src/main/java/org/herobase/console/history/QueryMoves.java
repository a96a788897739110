package org.herobase.console.history;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.TreeItem;

/** Where items of the tree are, and where they can go. */
final class QueryMoves {
    private QueryMoves() {}

    /** Whether an item can be put into a folder: not where it is already, and no folder into itself. */
    static boolean mayMove(QueryItem item, String target) {
        return switch (item) {
            case QueryItem.Query query -> !query.folder().equals(target);
            case QueryItem.Folder folder ->
                !folder.parent().equals(target) && !(target + "/").startsWith(folder.folder() + "/");
        };
    }

    /** The path of a new folder in another one. */
    static String freeFolder(List<String> folders, String parent, String name) {
        var path = new QueryItem.Folder(name).in(parent);
        var free = path;
        for (var number = 2; folders.stream().anyMatch(free::equalsIgnoreCase); number++) {
            free = path + " " + number;
        }
        return free;
    }

    static Optional<TreeItem<QueryItem>> find(TreeItem<QueryItem> in, Function<QueryItem, Boolean> wanted) {
        for (var item : in.getChildren()) {
            var found = wanted.apply(item.getValue()) ? Optional.of(item) : find(item, wanted);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
