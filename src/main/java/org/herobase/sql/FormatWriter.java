package org.herobase.sql;

import java.util.List;
import org.herobase.sql.FormatNode.Kind;

/** Writes nodes with the blanks between them. */
final class FormatWriter {
    private static final int WIDTH = 80;

    private final StringBuilder out = new StringBuilder();
    private int lineStart;
    private FormatNode before; // null where nothing is before on the line or in the parentheses

    /** All that was written. */
    String text() {
        return out.toString();
    }

    /** Whether nothing but blanks is on the line. */
    boolean isAtLineStart() {
        return before == null && out.substring(lineStart).isBlank();
    }

    /** Whether nodes can be written on the rest of the line. */
    boolean fits(List<FormatNode> nodes) {
        if (nodes.stream().anyMatch(FormatNode::hasComment)) {
            return false;
        }
        var flat = new FormatWriter();
        flat.before = before;
        flat.flat(nodes);
        return out.length() - lineStart + flat.out.length() <= WIDTH;
    }

    /** Begins a line, unless one has just begun. */
    void newLine(int indent) {
        if (isAtLineStart()) {
            out.setLength(lineStart);
        } else {
            out.append('\n');
            lineStart = out.length();
        }
        out.repeat(' ', indent);
        before = null;
    }

    /** Writes nodes on one line. */
    void flat(List<FormatNode> nodes) {
        for (var node : nodes) {
            write(node, 0);
        }
    }

    /**
     * Writes a node with what is in it on one line.
     *
     * @param indent of a line that begins here, because of a comment
     */
    void write(FormatNode node, int indent) {
        open(node, indent);
        flat(node.inner());
        close(node, indent);
    }

    /** Writes the beginning of a node. */
    void open(FormatNode node, int indent) {
        var isComment = node.kind() == Kind.COMMENT;
        if (before != null && (before.isLineComment() || isComment && node.isOnNewLine())) {
            newLine(indent);
        } else if (before != null && isApart(node)) {
            out.append(' ');
        }
        append(node.text());
        before = node.kind() == Kind.GROUP ? null : node;
    }

    /** Writes the end of a node, if it has one. */
    void close(FormatNode node, int indent) {
        if (before != null && before.isLineComment() && (node.kind() == Kind.GROUP || node.kind() == Kind.CASE)) {
            newLine(indent);
        }
        if (node.kind() == Kind.GROUP) {
            append(")");
        } else if (node.kind() == Kind.CASE) {
            append(before == null ? "END" : " END");
        }
        before = node;
    }

    private void append(String text) {
        out.append(text);
        if (text.indexOf('\n') >= 0) {
            lineStart = out.lastIndexOf("\n") + 1;
        }
    }

    private boolean isApart(FormatNode node) {
        if (node.kind() == Kind.COMMA || node.kind() == Kind.DOT || before.kind() == Kind.DOT) {
            return false;
        }
        if (before.kind() == Kind.UNARY) {
            return node.kind() == Kind.COMMENT || node.text().equals(before.text());
        }
        if (node.kind() == Kind.GROUP) {
            var isFunction = before.is("CAST") || before.is("RAISE");
            return before.kind() == Kind.OPERAND ? node.isBehindBlank() : !isFunction;
        }
        return true;
    }
}
