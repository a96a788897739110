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

    /** Its name among the noted figures. */
    String name() {
        return name(aspect, what);
    }

    static String name(String aspect, String what) {
        return aspect + ": " + what;
    }
}
