package org.herobase.shell;

import javafx.beans.value.ObservableValue;

/** A line of the sidebar. Its text, and nothing else, is what its toString gives. */
sealed interface SidebarItem {
    /** What is read on the line. */
    String text();

    /** The head of a group. */
    record Heading(String text) implements SidebarItem {
        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Leads to a place.
     *
     * @param rows how many rows are there; holds null as long as that is not known. A property, because a tree makes its
     *     lines anew when an item is replaced, and the click under way is lost
     */
    record Link(String text, Place place, ObservableValue<Long> rows) implements SidebarItem {
        @Override
        public String toString() {
            return text;
        }
    }
}
