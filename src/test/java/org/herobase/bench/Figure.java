package org.herobase.bench;

/**
 * One figure of the table.
 *
 * @param aspect which of its columns, such as "time"
 * @param what which of its rows, such as "first page by key"
 */
record Figure(String aspect, String what, Sample sample) {
    static final String TIME = "time";
    static final String HELD = "thread held";
    static final String MEMORY = "memory";
    static final String SMALL = "small";
    static final String UNDO_COSTS = "undo costs";
    static final String UNDO_TAKES = "undo takes";
    static final String UNDO_KEEPS = "undo keeps";

    /** Its name among the noted figures. */
    String name() {
        return name(aspect, what);
    }

    static String name(String aspect, String what) {
        return aspect + ": " + what;
    }
}
