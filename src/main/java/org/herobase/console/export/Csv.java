package org.herobase.console.export;

import java.io.IOException;
import java.util.List;
import org.herobase.ui.ValueText;

/**
 * Comma-separated text (RFC 4180) with the columns' names in the first line. NULL is nothing, the empty text is
 * {@code ""}: whoever tells the two apart gets them back. A BLOB is the SQL literal of it.
 */
public final class Csv implements RowFormat {
    private static final String LINE_END = "\r\n";

    private final Appendable out;
    private final List<String> columns;
    private final StringBuilder line = new StringBuilder();

    /**
     * @param columns their names
     */
    public Csv(Appendable out, List<String> columns) {
        this.out = out;
        this.columns = columns;
    }

    @Override
    public void header() throws IOException {
        row(List.copyOf(columns));
    }

    @Override
    public void row(List<Object> values) throws IOException {
        line.setLength(0);
        for (var i = 0; i < values.size(); i++) {
            if (i > 0) {
                line.append(',');
            }
            if (values.get(i) instanceof String text) {
                add(text);
            } else {
                line.append(ValueText.copied(values.get(i)));
            }
        }
        out.append(line.append(LINE_END));
    }

    @Override
    public void end() {}

    private void add(String text) {
        var needsQuotes = text.isEmpty()
                || text.indexOf(',') >= 0
                || text.indexOf('"') >= 0
                || text.indexOf('\n') >= 0
                || text.indexOf('\r') >= 0;
        if (needsQuotes) {
            line.append('"').append(text.replace("\"", "\"\"")).append('"');
        } else {
            line.append(text);
        }
    }
}
