package org.herobase.console.export;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.herobase.ui.ValueText;

/**
 * A Markdown table, as GitHub's dialect has them. A value reads as it is: what Markdown would take for a mark of its own
 * is escaped, a line break is {@code <br>}. NULL is an emphasised {@code *NULL*}, which no text can be.
 */
public final class Markdown implements RowFormat {
    private static final String MARKS = "\\|*`<&~[";

    private final Appendable out;
    private final List<String> columns;

    /**
     * @param columns their names
     */
    public Markdown(Appendable out, List<String> columns) {
        this.out = out;
        this.columns = columns;
    }

    @Override
    public void header() throws IOException {
        write(columns.stream().map(Markdown::escaped).toList());
        write(Collections.nCopies(columns.size(), "---"));
    }

    @Override
    public void row(List<Object> values) throws IOException {
        write(values.stream()
                .map(value -> value == null ? "*NULL*" : escaped(ValueText.copied(value)))
                .toList());
    }

    @Override
    public void end() {}

    private void write(List<String> cells) throws IOException {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if (character == '\n' || character == '\r') {
                escaped.append(text.startsWith("\r\n", i) ? "" : "<br>");
            } else {
                var isMark = MARKS.indexOf(character) >= 0 || character == '_' && !isInWord(text, i);
                escaped.append(isMark ? "\\" : "").append(character);
            }
        }
        return escaped.toString();
    }

    /** An underscore inside a word is no mark, and names are full of them. */
    private static boolean isInWord(String text, int index) {
        return index > 0
                && index + 1 < text.length()
                && Character.isLetterOrDigit(text.charAt(index - 1))
                && Character.isLetterOrDigit(text.charAt(index + 1));
    }
}
