package org.herobase.console;

import java.util.function.Supplier;
import org.herobase.sql.Script.Statement;

/**
 * What became of a statement, as one line.
 *
 * @param kind how it ended
 * @param statement which one
 * @param wording gives the line when it is to be seen: a long script has many more of them than anyone looks at
 */
record Message(Kind kind, Statement statement, Supplier<String> wording) {
    private static final int LONGEST_SQL = 80;

    /** How a statement ended. */
    enum Kind {
        DONE,
        FAILED,
        STOPPED
    }

    /** The line, with the statement's place in the script from 1. */
    String text() {
        return wording.get();
    }

    /** The statement's beginning. */
    String sql() {
        var whole = statement.sql();
        var start = whole.length() > LONGEST_SQL ? whole.substring(0, LONGEST_SQL) + "…" : whole;
        return start.replaceAll("\\s+", " ");
    }

    @Override
    public String toString() {
        return text() + " · " + sql();
    }
}
