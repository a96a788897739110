package org.herobase.console.completion;

/**
 * What can be put at the caret.
 *
 * @param kind what it is
 * @param name what it is called, as it is shown and compared with what is typed
 * @param text what is put into the statement
 * @param caret where in the text the caret goes
 * @param detail its type or arguments; may be empty
 * @param origin where it comes from, such as a column's table; may be empty
 * @param rank how well it fits the place, from 0, which is best
 */
public record Proposal(Kind kind, String name, String text, int caret, String detail, String origin, int rank) {
    /** What is proposed. */
    public enum Kind {
        KEYWORD,
        COLUMN,
        COLUMNS,
        TABLE,
        VIEW,
        COMMON_TABLE,
        TABLE_FUNCTION,
        SOURCE,
        JOIN,
        FUNCTION,
        PRAGMA,
        VALUE,
        COLLATION,
        TYPE,
        INDEX,
        TRIGGER,
        DATABASE
    }

    /** One whose caret goes behind it. */
    static Proposal of(Kind kind, String name, String text, String detail, String origin, int rank) {
        return new Proposal(kind, name, text, text.length(), detail, origin, rank);
    }

    /** The same as another one fits. */
    Proposal ranked(int otherRank) {
        return new Proposal(kind, name, text, caret, detail, origin, otherRank);
    }
}
