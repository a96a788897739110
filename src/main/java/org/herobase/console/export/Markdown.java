package org.herobase.console.export;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.herobase.ui.ValueText;

/**
 * A Markdown table, as GitHub's dialect has them. A value reads as it is: what Markdown would take for a mark of its own
 * is escaped, a line break is {@code <br>}. NULL is an emphasised {@code *NULL*}, which no text can be.
 */
public final class Markdown implements RowFormat {
    /** An underscore inside a word is no mark, and names are full of them. */
    private static final Pattern MARK = Pattern.compile("[\\\\|*`<&~\\[]|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])");

    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\n|\r");

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
        return LINE_BREAK.matcher(MARK.matcher(text).replaceAll("\\\\$0")).replaceAll("<br>");
    }
}
