package org.herobase.tables;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.herobase.db.Catalog;
import org.herobase.db.CatalogTable;
import org.herobase.rows.ColumnSamples;
import org.herobase.rows.RowSource.Column;
import org.herobase.ui.ColumnEditors;
import org.jooq.DSLContext;

/** The editors for the columns of one table, for its grid and its form alike. */
final class TableEditors {
    private final Map<String, ColumnEditors> editors = new HashMap<>();

    /**
     * @param samples of the columns that {@link #sample} reads
     * @param file asks for a file and reads it; does not complete if there is none
     */
    TableEditors(CatalogTable table, ColumnSamples samples, Supplier<CompletionStage<Object>> file) {
        for (var column : table.columns()) {
            editors.put(column.name(), new ColumnEditors(column, samples.of(column.name()), file));
        }
    }

    /** Reads what the editors of some columns depend on. A view is not asked: its first rows may take long. */
    static ColumnSamples sample(DSLContext sql, CatalogTable table) {
        List<String> columns = table.kind() != Catalog.Kind.TABLE
                ? List.of()
                : table.columns().stream()
                        .filter(ColumnEditors::needSample)
                        .map(Catalog.Column::name)
                        .toList();
        return ColumnSamples.read(sql, table.table(), columns);
    }

    /** The editors of a column of the table. */
    ColumnEditors of(Column column) {
        return editors.get(column.name());
    }
}
