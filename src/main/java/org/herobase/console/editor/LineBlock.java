package org.herobase.console.editor;

import java.util.function.Function;

/**
 * The whole lines that a selection touches.
 *
 * @param start the offset of the first line
 * @param text the lines, without the end of the last one
 * @param anchor where the selection begins
 * @param caret where the caret is
 */
record LineBlock(int start, String text, int anchor, int caret) {
    /**
     * A change within one line.
     *
     * @param column where
     * @param removed how many characters go
     * @param inserted what comes in their place
     */
    record Splice(int column, int removed, String inserted) {
        static final Splice NONE = new Splice(0, 0, "");

        private int moved(int position) {
            if (position < column || position == column && removed == 0 && inserted.isBlank() && column > 0) {
                return position;
            }
            return Math.max(column, position - removed) + inserted.length();
        }
    }

    int end() {
        return start + text.length();
    }

    String[] lines() {
        return text.split("\n", -1);
    }

    /** Changes each line, and selects afterwards what was selected before. */
    Edit spliced(Function<String, Splice> change) {
        var result = new StringBuilder();
        var newAnchor = anchor;
        var newCaret = caret;
        var from = start;
        for (var line : lines()) {
            var splice = change.apply(line);
            var lineStart = start + result.length();
            newAnchor = isIn(anchor, from, line) ? lineStart + splice.moved(anchor - from) : newAnchor;
            newCaret = isIn(caret, from, line) ? lineStart + splice.moved(caret - from) : newCaret;
            result.append(line, 0, splice.column())
                    .append(splice.inserted())
                    .append(line, splice.column() + splice.removed(), line.length())
                    .append('\n');
            from += line.length() + 1;
        }
        result.setLength(result.length() - 1);
        // A selection may end at the beginning of the line behind the last one.
        var growth = result.length() - text.length();
        newAnchor = anchor > end() ? anchor + growth : newAnchor;
        newCaret = caret > end() ? caret + growth : newCaret;
        return new Edit(start, end(), result.toString(), newAnchor, newCaret);
    }

    private static boolean isIn(int offset, int lineStart, String line) {
        return offset >= lineStart && offset <= lineStart + line.length();
    }

    /** Puts a copy below, and goes there. */
    Edit duplicated() {
        var moved = text.length() + 1;
        return new Edit(end(), end(), "\n" + text, anchor + moved, caret + moved);
    }

    /** Changes places with the line above. */
    Edit movedAbove(String line) {
        var moved = line.length() + 1;
        return new Edit(start - moved, end(), text + "\n" + line, anchor - moved, caret - moved);
    }

    /** Changes places with the line below. */
    Edit movedBelow(String line) {
        var moved = line.length() + 1;
        return new Edit(start, end() + moved, line + "\n" + text, anchor + moved, caret + moved);
    }
}
