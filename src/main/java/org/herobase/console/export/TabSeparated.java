package org.herobase.console.export;

import java.io.IOException;
import java.util.List;
import org.herobase.console.result.TableCopy;
import org.herobase.ui.ValueText;

/**
 * Tab-separated text, as spreadsheets take it from the clipboard: as the grid copies its cells, with the columns' names
 * above. NULL and the empty text are the same here.
 */
public final class TabSeparated implements RowFormat {
    private final Appendable out;
    private final List<String> columns;

    /**
     * @param columns their names
     */
    public TabSeparated(Appendable out, List<String> columns) {
        this.out = out;
        this.columns = columns;
    }

    @Override
    public void header() throws IOException {
        out.append(TableCopy.line(columns)).append('\n');
    }

    @Override
    public void row(List<Object> values) throws IOException {
        out.append(TableCopy.line(values.stream().map(ValueText::copied).toList()))
                .append('\n');
    }

    @Override
    public void end() {}
}
