package org.herobase.console.completion;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.herobase.sql.Query;
import org.herobase.sql.Query.CommonTable;
import org.herobase.sql.Source;

/** Works out which columns the sources of a query have: those of the schema's tables, and of subqueries. */
final class Columns {
    /** More than SQLite allows a query by default, and an end for queries that double their columns again and again. */
    private static final int MOST = 2_000;

    /**
     * A column that can be named.
     *
     * @param type as it is declared, or empty
     * @param origin the table that it comes from, or the source
     * @param keyPosition its place in its table's primary key, or 0
     */
    record Named(String name, String type, String origin, int keyPosition) {}

    private final Schema schema;
    private final Map<CommonTable, List<Named>> known = new IdentityHashMap<>();

    Columns(Schema schema) {
        this.schema = schema;
    }

    /**
     * The columns of a source in their order; none if it is not known.
     *
     * @param inReach the common table expressions that a name can mean
     */
    List<Named> of(Source source, List<CommonTable> inReach) {
        return switch (source) {
            case Source.Derived(var query, var alias) -> of(query, alias, inReach);
            case Source.Table table -> {
                var common = common(table, inReach);
                if (common.isPresent()) {
                    yield of(common.get(), inReach);
                }
                yield schema.table(table.schema(), table.name())
                        .map(found -> found.shown()
                                .map(column ->
                                        new Named(column.name(), column.type(), found.name(), column.keyPosition()))
                                .toList())
                        .orElse(List.of());
            }
        };
    }

    /** The table or view of the schema that a source is, if it is one. */
    Optional<Schema.Table> table(Source source, List<CommonTable> inReach) {
        return source instanceof Source.Table table && common(table, inReach).isEmpty()
                ? schema.table(table.schema(), table.name())
                : Optional.empty();
    }

    private static Optional<CommonTable> common(Source.Table table, List<CommonTable> inReach) {
        return inReach.stream()
                .filter(common -> table.schema().isEmpty() && common.name().equalsIgnoreCase(table.name()))
                .findFirst();
    }

    private List<Named> of(CommonTable table, List<CommonTable> inReach) {
        var columns = known.get(table);
        if (columns == null) {
            known.put(table, List.of()); // what it says of itself in its own query
            var found = of(table.query(), table.name(), inReach);
            columns = table.columns().isEmpty() ? found : renamed(table, found);
            known.put(table, columns);
        }
        return columns;
    }

    private static List<Named> renamed(CommonTable table, List<Named> found) {
        var columns = new ArrayList<Named>();
        for (var name : table.columns()) {
            var position = columns.size();
            columns.add(new Named(
                    name, position < found.size() ? found.get(position).type() : "", table.name(), 0));
        }
        return columns;
    }

    private List<Named> of(Query query, String origin, List<CommonTable> outer) {
        var inReach = new ArrayList<>(query.commonTables());
        inReach.addAll(outer);
        var columns = new ArrayList<Named>();
        for (var output : query.outputs()) {
            if (columns.size() >= MOST) {
                break;
            }
            var candidates = query.sources().stream()
                    .filter(source -> output.source() == null || source.alias().equalsIgnoreCase(output.source()))
                    .flatMap(source -> of(source, inReach).stream())
                    .limit(MOST);
            if (output.name() == null) {
                candidates
                        .map(column -> new Named(column.name(), column.type(), origin, 0))
                        .forEach(columns::add);
            } else {
                var type = candidates
                        .filter(column -> column.name().equalsIgnoreCase(output.column()))
                        .map(Named::type)
                        .findFirst();
                columns.add(new Named(output.name(), type.orElse(""), origin, 0));
            }
        }
        return columns;
    }
}
