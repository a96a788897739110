package org.herobase.console;

import org.herobase.db.Script.Statement;

/**
 * What became of a statement, as one line.
 *
 * @param kind how it ended
 * @param text the line, with the statement's place in the script from 1
 * @param sql the statement's beginning
 */
record Message(Kind kind, String text, String sql) {
    private static final int LONGEST_SQL = 80;

    /** How a statement ended. */
    enum Kind {
        DONE,
        FAILED,
        STOPPED
    }

    static Message of(Kind kind, String text, Statement statement) {
        var whole = statement.sql();
        var start = whole.length() > LONGEST_SQL ? whole.substring(0, LONGEST_SQL) + "…" : whole;
        return new Message(kind, text, start.replaceAll("\\s+", " "));
    }

    @Override
    public String toString() {
        return text + " · " + sql;
    }
}
