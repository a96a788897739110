package org.herobase.sql;

import java.util.List;
import java.util.Set;

/**
 * A part of a statement that is laid out.
 *
 * @param kind what it is
 * @param text what is written; for a group or CASE, what it begins with
 * @param inner what is between the parentheses, or between CASE and END; otherwise empty
 * @param isBehindBlank whether there were blanks before it
 * @param isOnNewLine whether there was a line end among them
 */
record FormatNode(Kind kind, String text, List<FormatNode> inner, boolean isBehindBlank, boolean isOnNewLine) {
    private static final Set<String> OPERANDS =
            Set.of("NULL", "ISNULL", "NOTNULL", "CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP");

    /** What a node is. */
    enum Kind {
        /** A keyword, in upper case. */
        KEYWORD,
        /** A name, a literal or a parameter. */
        OPERAND,
        /** Between two operands. */
        BINARY,
        /** Before an operand. */
        UNARY,
        COMMA,
        DOT,
        /** What is in parentheses. */
        GROUP,
        CASE,
        COMMENT
    }

    boolean is(String keyword) {
        return kind == Kind.KEYWORD && text.equals(keyword);
    }

    /** Whether a binary operator can follow. */
    boolean isOperand() {
        return kind == Kind.OPERAND
                || kind == Kind.GROUP
                || kind == Kind.CASE
                || kind == Kind.KEYWORD && OPERANDS.contains(text);
    }

    /** Whether the line must end behind it. */
    boolean isLineComment() {
        return kind == Kind.COMMENT && text.startsWith("--");
    }

    /** Whether there is one anywhere in it, so that it is not put on one line. */
    boolean hasComment() {
        return kind == Kind.COMMENT || inner.stream().anyMatch(FormatNode::hasComment);
    }
}
