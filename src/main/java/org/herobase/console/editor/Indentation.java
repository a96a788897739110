package org.herobase.console.editor;

import org.herobase.console.editor.LineBlock.Splice;

/** Indents lines, by steps of two blanks. */
final class Indentation {
    static final String STEP = "  ";

    private Indentation() {}

    /** Indents lines by one step; empty ones stay empty. */
    static Edit indent(LineBlock block) {
        return block.spliced(line -> line.isBlank() ? Splice.NONE : new Splice(0, 0, STEP));
    }

    /** Takes one step of indentation away, or what there is of it; a tab is one step. */
    static Edit outdent(LineBlock block) {
        return block.spliced(
                line -> new Splice(0, line.startsWith("\t") ? 1 : Math.min(STEP.length(), of(line).length()), ""));
    }

    /**
     * A new line, indented as the one before; one step more behind an opening bracket, whose closing one goes to a line of
     * its own.
     *
     * @param before the line up to the selection
     * @param after the line behind the selection
     * @param start where the selection begins
     * @param end where it ends
     * @param isOpened whether the line before ends with an opening bracket
     */
    static Edit newLine(String before, String after, int start, int end, boolean isOpened) {
        var indentation = of(before);
        var line = "\n" + indentation + (isOpened ? STEP : "");
        var isClosed = isOpened && after.stripLeading().startsWith(")");
        var blanks = after.length() - after.stripLeading().length(); // the new line brings its own
        return new Edit(start, end + blanks, isClosed ? line + "\n" + indentation : line, start + line.length());
    }

    /** The blanks that a line begins with. */
    static String of(String line) {
        return line.substring(0, line.length() - line.stripLeading().length());
    }
}
