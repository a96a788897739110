package org.herobase.shell;

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
     * @param rows how many rows are there; null as long as that is not known
     */
    record Link(String text, Place place, Long rows) implements SidebarItem {
        Link withRows(Long counted) {
            return new Link(text, place, counted);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
