package org.herobase.console.history;

import org.herobase.memory.SavedQuery;

/** What the tree of saved queries has. */
sealed interface QueryItem {
    /** What the tree says. */
    String name();

    /** The path of the folder, or of the one that the query is in; empty for none. */
    String folder();

    /**
     * A folder.
     *
     * @param folder its path
     */
    record Folder(String folder) implements QueryItem {
        @Override
        public String name() {
            return folder.substring(folder.lastIndexOf('/') + 1);
        }

        /** The path of the folder that this one is in; empty for none. */
        String parent() {
            return folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
        }

        /** Its path in another folder. */
        String in(String parent) {
            return parent.isEmpty() ? name() : parent + "/" + name();
        }
    }

    /** A query. */
    record Query(SavedQuery query) implements QueryItem {
        @Override
        public String name() {
            return query.name();
        }

        @Override
        public String folder() {
            return query.folder();
        }
    }
}
