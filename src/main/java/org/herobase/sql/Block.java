package org.herobase.sql;

import java.util.ArrayList;
import java.util.List;
import org.herobase.sql.SqlToken.Kind;

/**
 * A statement, or what stands between two of its parentheses.
 *
 * <p>Made for text that is still being typed: a parenthesis that nobody closed ends before a word that cannot stand in
 * it, so that the FROM of {@code SELECT max(| FROM hero} stays the query's.
 */
final class Block {
    private final String text;
    private final Block outer;
    private final List<Part> parts = new ArrayList<>();
    private int end;

    private Block(String text, Block outer) {
        this.text = text;
        this.outer = outer;
        this.end = text.length();
    }

    /**
     * A statement as a block.
     *
     * @param text of the whole script
     * @param before the statement's tokens before the caret
     * @param after those behind it
     */
    static Block of(String text, List<SqlToken> before, List<SqlToken> after) {
        var statement = new Block(text, null);
        var open = statement;
        for (var token : before) {
            open = open.read(token);
        }
        open.parts.add(Part.CARET);
        for (var token : after) {
            open = open.read(token);
        }
        return statement;
    }

    /** The offset after the closing parenthesis. */
    int end() {
        return end;
    }

    /** What is written from one part to another. */
    String text(Part first, Part last) {
        return text.substring(first.start(), last.end());
    }

    /** What it stands in, or null for a statement. */
    Block outer() {
        return outer;
    }

    List<Part> parts() {
        return parts;
    }

    /** A part, or {@link Part#NONE} outside. */
    Part at(int index) {
        return index >= 0 && index < parts.size() ? parts.get(index) : Part.NONE;
    }

    /** Where the caret stands in it, or in one of its groups; -1 if it does not. */
    int caret() {
        for (var i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            if (part == Part.CARET || part.isGroup() && part.inner().caret() >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** The innermost block around the caret, which it has. */
    Block aroundCaret() {
        var part = parts.get(caret());
        return part.isGroup() ? part.inner().aroundCaret() : this;
    }

    /** Whether it is a query between parentheses, or going to be one. */
    boolean isQuery() {
        return first().is("SELECT", "WITH", "VALUES");
    }

    private Part first() {
        return at(at(0) == Part.CARET ? 1 : 0);
    }

    /** Takes a token and gives the block that the next one belongs to. */
    private Block read(SqlToken token) {
        if (token.isIgnored()) {
            return this;
        }
        var written = text.substring(token.start(), token.end());
        if (written.equals("(")) {
            var inner = new Block(text, this);
            parts.add(new Part(Part.Kind.GROUP, "", inner, token.start()));
            return inner;
        }
        if (written.equals(")")) {
            end = token.end();
            return outer == null ? this : outer;
        }
        var part = new Part(kind(token.kind()), written, null, token.start());
        if (outer != null && isLeftBy(part)) {
            end = token.start();
            return outer.read(token);
        }
        parts.add(part);
        return this;
    }

    private boolean isLeftBy(Part part) {
        var isFirst = first() == Part.NONE;
        return !isFirst
                        && !isQuery()
                        && part.is("FROM", "WHERE", "SELECT", "VALUES", "HAVING", "LIMIT", "RETURNING")
                        && !parts.getLast().is("DISTINCT") // IS DISTINCT FROM
                        && !parts.getLast().is("AS")
                || isFirst && at(0) == Part.CARET && part.is("FROM", "WHERE", "HAVING", "LIMIT", "RETURNING");
    }

    private static Part.Kind kind(Kind kind) {
        return switch (kind) {
            case WORD -> Part.Kind.WORD;
            case NAME -> Part.Kind.QUOTED;
            case STRING, NUMBER, PARAMETER -> Part.Kind.LITERAL;
            case SEMICOLON, OTHER, BLANK, COMMENT -> Part.Kind.SYMBOL;
        };
    }
}
