package org.herobase.console.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.herobase.db.Affinity;
import org.herobase.db.TextMatch;
import org.herobase.rows.RowSource;
import org.herobase.rows.RowSource.Column;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** A query's result as something to filter, search and sort like a table. */
final class ResultSource {
    private ResultSource() {}

    /**
     * Makes one. The columns of a result have no declared types, so what they are for is seen by what they hold.
     *
     * @param columns the names
     * @param sample some rows
     */
    static RowSource<Record> of(List<String> columns, List<List<Object>> sample) {
        var made = IntStream.range(0, columns.size())
                .mapToObj(i -> new Column(columns.get(i), Query.field(i), affinity(sample, i), Set.of()))
                .toList();
        return new RowSource<>(Query.result(), made, List.of(), List.of(text -> contains(made, text)));
    }

    private static Affinity affinity(List<List<Object>> sample, int column) {
        var values = new ArrayList<Object>();
        sample.forEach(row -> values.add(row.get(column)));
        var hasNumbers = values.stream().anyMatch(Number.class::isInstance);
        var hasOthers = values.stream().anyMatch(value -> value != null && !(value instanceof Number));
        if (hasNumbers == hasOthers) {
            return Affinity.BLOB; // nothing is known, or anything can be there
        }
        return hasNumbers ? Affinity.NUMERIC : Affinity.TEXT;
    }

    /** In halves: SQLite takes an expression only to a depth of 1,000 ("Implementation Limits"), a result has more columns. */
    private static Condition contains(List<Column> columns, String text) {
        if (columns.size() == 1) {
            return TextMatch.contains(columns.getFirst().field(), text);
        }
        var middle = columns.size() / 2;
        return DSL.condition(
                "(({0}) OR ({1}))",
                contains(columns.subList(0, middle), text), contains(columns.subList(middle, columns.size()), text));
    }
}
