package org.herobase.console.export;

import java.util.List;

/** The forms that rows can be copied and saved in. */
public enum ExportFormat {
    /** Tab-separated, as spreadsheets take it. */
    TSV("tsv"),
    /** Comma-separated. */
    CSV("csv"),
    /** An array of objects. */
    JSON("json"),
    /** A table. */
    MARKDOWN("md"),
    /** INSERT statements. */
    SQL("sql");

    private final String extension;

    ExportFormat(String extension) {
        this.extension = extension;
    }

    /** How the name of such a file ends, without the dot. */
    public String extension() {
        return extension;
    }

    /**
     * Makes one for one writing.
     *
     * @param columns their names, which can be empty and the same
     * @param table into which SQL inserts the rows
     */
    public RowFormat to(Appendable out, List<String> columns, String table) {
        return switch (this) {
            case TSV -> new TabSeparated(out, columns);
            case CSV -> new Csv(out, columns);
            case JSON -> new Json(out, columns);
            case MARKDOWN -> new Markdown(out, columns);
            case SQL -> new SqlInsert(out, columns, table);
        };
    }
}
