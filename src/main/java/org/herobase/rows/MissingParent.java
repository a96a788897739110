package org.herobase.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.herobase.db.ForeignKey;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * A parent that a row would point to and that is not there.
 *
 * @param key the foreign key that asks for it
 * @param values of the parent's key, in the order of the foreign key's columns; none is null
 */
public record MissingParent(ForeignKey key, List<Object> values) {
    /**
     * The parents that a row would need.
     *
     * @param table where the row would be
     * @param row its values by column name, in their storage class; a key that is not wholly given asks for nothing
     */
    public static List<MissingParent> of(DSLContext sql, String table, Map<String, Object> row) {
        var graph = new KeyGraph(sql);
        var given = new TreeMap<String, Object>(String.CASE_INSENSITIVE_ORDER);
        given.putAll(row);
        var missing = new ArrayList<MissingParent>();
        for (var key : graph.of(graph.node(table))) {
            var values = key.columns().stream().map(given::get).toList();
            if (values.stream().noneMatch(Objects::isNull) && !isThere(sql, key, values)) {
                missing.add(new MissingParent(key, values));
            }
        }
        return missing;
    }

    /** The way to the rows among which it is not. */
    public Destination destination() {
        return new Destination.TheRows(key.parent(), Map.of());
    }

    private static boolean isThere(DSLContext sql, ForeignKey key, List<Object> values) {
        var isParent = DSL.and(IntStream.range(0, values.size())
                .mapToObj(index -> DSL.condition(
                        "{0} = {1}",
                        DSL.name(key.parentColumns().get(index)),
                        Bound.value(key.parentColumns().get(index), values.get(index))))
                .toList());
        return sql.fetchExists(
                DSL.selectOne().from(DSL.table(DSL.name(key.parent()))).where(isParent));
    }
}
