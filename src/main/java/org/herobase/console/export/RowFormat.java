package org.herobase.console.export;

import java.io.IOException;
import java.util.List;

/**
 * Rows as text of some form, written row by row: first {@link #header}, then each {@link #row}, then {@link #end}. One is
 * made for one writing. What is written to decides what an IOException means.
 */
public sealed interface RowFormat permits Csv, Json, Markdown, SqlInsert, TabSeparated {
    /** Writes what comes before the rows. */
    void header() throws IOException;

    /**
     * Writes a row.
     *
     * @param values one a column: null, Long, Double, String or byte[]
     */
    void row(List<Object> values) throws IOException;

    /** Writes what comes behind the rows. */
    void end() throws IOException;
}
