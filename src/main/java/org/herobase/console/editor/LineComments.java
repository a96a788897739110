package org.herobase.console.editor;

import java.util.Arrays;
import org.herobase.console.editor.LineBlock.Splice;

/** Turns lines into comments and back. */
final class LineComments {
    private static final String MARK = "--";

    private LineComments() {}

    /** Takes the marks away if every line has one; otherwise marks all of them, at the same column. Blank ones stay. */
    static Edit toggle(LineBlock block) {
        var lines = Arrays.stream(block.lines()).filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty()) {
            return block.spliced(line -> new Splice(line.length(), 0, MARK + " "));
        }
        if (lines.stream().allMatch(line -> line.stripLeading().startsWith(MARK))) {
            return block.spliced(line -> line.isBlank() ? Splice.NONE : uncommented(line));
        }
        var column = lines.stream()
                .mapToInt(line -> Indentation.of(line).length())
                .min()
                .orElse(0);
        return block.spliced(line -> line.isBlank() ? Splice.NONE : new Splice(column, 0, MARK + " "));
    }

    private static Splice uncommented(String line) {
        var column = line.indexOf(MARK);
        var hasBlank = line.startsWith(MARK + " ", column);
        return new Splice(column, MARK.length() + (hasBlank ? 1 : 0), "");
    }
}
