package org.herobase.tables;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.herobase.db.CatalogTable;
import org.herobase.rows.ParentLink;
import org.herobase.rows.RowSource;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * A table with the ways to the rows that its keys point to.
 *
 * @param table what the catalog knows of it
 * @param parents where its foreign keys lead
 */
record LinkedTable(CatalogTable table, List<ParentLink> parents) {
    /**
     * Reads what there is of a table.
     *
     * @param labels the label column that the user has chosen for a table, as in {@link ParentLink#read}
     * @throws org.jooq.exception.DataAccessException as {@link CatalogTable#read}
     */
    static LinkedTable read(DSLContext sql, String name, Function<String, Optional<String>> labels) {
        var table = CatalogTable.read(sql, name);
        return new LinkedTable(table, ParentLink.read(sql, name, table.columns(), labels));
    }

    /** Its rows, with the labels of their parents. */
    RowSource<Record> source() {
        var source = RowSource.of(table);
        for (var parent : parents) {
            source = parent.addTo(source);
        }
        return source;
    }
}
