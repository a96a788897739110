package org.herobase.tables;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.herobase.db.CatalogTable;
import org.herobase.db.ForeignKey;
import org.herobase.rows.Criterion;
import org.herobase.rows.Destination.TheRows;
import org.herobase.rows.Filter;
import org.herobase.rows.Row;
import org.herobase.rows.RowSource;
import org.herobase.rows.View;
import org.jooq.DSLContext;
import org.jooq.Field;

/**
 * The rows of another table that point to one row.
 *
 * @param key the foreign key by which they do
 * @param rows the way to them
 */
record RelatedRows(ForeignKey key, TheRows rows) {
    /** The way to the rows that point to a row by a key; empty if the row has no value to point to. */
    static Optional<RelatedRows> of(ForeignKey key, Row<?> parent) {
        var values = new LinkedHashMap<String, Object>();
        if (key.columns().size() != key.parentColumns().size()) {
            return Optional.empty();
        }
        for (var index = 0; index < key.columns().size(); index++) {
            var column = key.parentColumns().get(index);
            var value = Stream.of(parent.values().fields())
                    .map(Field::getName)
                    .filter(column::equalsIgnoreCase) // written there as someone liked it
                    .findFirst()
                    .map(parent::value);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.put(key.columns().get(index), value.get());
        }
        return Optional.of(new RelatedRows(key, new TheRows(key.table(), values)));
    }

    /** How many there are: those that the table shows when one goes there. */
    long count(DSLContext sql) {
        var source = RowSource.of(CatalogTable.read(sql, key.table()));
        var criteria = rows.values().entrySet().stream()
                .map(entry -> Criterion.equal(source.find(entry.getKey()).orElseThrow(), entry.getValue()))
                .toList();
        return new View<>(source, Filter.NONE.withCriteria(Filter.Join.ALL, criteria), List.of(), 1).count(sql);
    }
}
