package org.herobase.db;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.herobase.db.Catalog.Entry;
import org.herobase.db.Catalog.Kind;
import org.herobase.db.Structure.Index;
import org.herobase.db.Structure.Option;
import org.herobase.db.Structure.Origin;
import org.herobase.db.Structure.Part;
import org.herobase.db.Structure.Trigger;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** Reads the structure of one entry of the catalog. */
final class StructureReader {
    private static final Field<String> TYPE = field(name("type"), String.class);
    private static final Field<String> NAME = field(name("name"), String.class);
    private static final Field<String> OWNER = field(name("tbl_name"), String.class);
    private static final Field<String> SQL = field(name("sql"), String.class);

    private final DSLContext sql;
    private final Entry entry;

    StructureReader(DSLContext sql, Entry entry) {
        this.sql = sql;
        this.entry = entry;
    }

    Optional<Structure> read() {
        return switch (entry.kind()) {
            case INDEX -> readPart("index");
            case TRIGGER -> readPart("trigger");
            case TABLE, VIEW, VIRTUAL_TABLE, SYSTEM_TABLE -> readTable();
        };
    }

    private Optional<Structure> readPart(String type) {
        return sql.select(OWNER, DSL.coalesce(SQL, inline("")))
                .from(table(name("sqlite_schema")))
                .where(TYPE.eq(inline(type)))
                .and(NAME.eq(entry.name()))
                .fetchOptional()
                .map(row -> new Structure(
                        entry,
                        row.value1(),
                        row.value2(),
                        Set.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        entry.kind() == Kind.INDEX
                                ? indexes(row.value1()).stream()
                                        .filter(index -> index.name().equals(entry.name()))
                                        .toList()
                                : List.of(),
                        entry.kind() == Kind.TRIGGER ? triggers(NAME.eq(entry.name())) : List.of(),
                        null));
    }

    private Optional<Structure> readTable() {
        var options = options();
        if (options.isEmpty()) {
            return Optional.empty();
        }
        var statement = Catalog.definition(sql, entry);
        var text = TableText.of(statement);
        var indexes = indexes(entry.name());
        var columns = List.<Structure.Column>of();
        RuntimeException failure = null;
        try {
            columns = columns(text, indexes);
        } catch (DataAccessException problem) {
            failure = problem;
        }
        return Optional.of(new Structure(
                entry,
                entry.name(),
                statement,
                options.get(),
                columns,
                columns.size() == text.columns().size() ? text.checks() : List.of(),
                ForeignKey.readOf(sql, entry.name()),
                ForeignKey.readPointingTo(sql, entry.name()),
                indexes,
                triggers(OWNER.eq(entry.name())),
                failure));
    }

    private Optional<Set<Option>> options() {
        return sql.select(field(name("strict"), Boolean.class), field(name("wr"), Boolean.class))
                .from(Catalog.listed(entry.name()))
                .where(field(name("schema"), String.class).eq(inline("main")))
                .fetchOptional(row -> {
                    var options = EnumSet.noneOf(Option.class);
                    if (row.value1()) {
                        options.add(Option.STRICT);
                    }
                    if (row.value2()) {
                        options.add(Option.WITHOUT_ROWID);
                    }
                    return options;
                });
    }

    private List<Structure.Column> columns(TableText text, List<Index> indexes) {
        var columns = Catalog.columns(sql, entry.name());
        // Rather nothing than the check of another column.
        var isUnderstood = columns.stream()
                .map(Catalog.Column::name)
                .toList()
                .equals(text.columns().stream().map(TableText.Column::name).toList());
        var result = new ArrayList<Structure.Column>();
        for (var i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            var written = isUnderstood ? text.columns().get(i) : TableText.Column.UNKNOWN;
            result.add(new Structure.Column(
                    column,
                    indexes.stream().anyMatch(index -> isUnique(index, column)),
                    written.checks(),
                    written.collation(),
                    written.generated(),
                    written.references()));
        }
        return List.copyOf(result);
    }

    private static boolean isUnique(Index index, Catalog.Column column) {
        return index.unique()
                && index.where().isEmpty()
                && index.parts().size() == 1
                && column.name().equals(index.parts().getFirst().column());
    }

    private List<Index> indexes(String table) {
        var list = DSL.table("pragma_index_list({0})", DSL.val(table)).as("l");
        var index = field(name("l", "name"), String.class);
        var parts = DSL.table("pragma_index_xinfo({0})", index).as("x");
        var schema = table(name("sqlite_schema")).as("s");
        var rows = sql.select(
                        index,
                        field(name("l", "origin"), String.class),
                        field(name("l", "unique"), Boolean.class),
                        field(name("x", "cid"), Integer.class),
                        field(name("x", "name"), String.class),
                        field(name("x", "desc"), Boolean.class),
                        field(name("x", "coll"), String.class),
                        DSL.coalesce(field(name("s", "sql"), String.class), inline("")))
                .from(list)
                .join(parts)
                .on(field(name("x", "key"), Integer.class).eq(inline(1)))
                .leftJoin(schema)
                .on(field(name("s", "type"), String.class).eq(inline("index")))
                .and(field(name("s", "name"), String.class).eq(index))
                // SQLite lists the newest first.
                .orderBy(field(name("l", "seq")).desc(), field(name("x", "seqno")))
                .fetch();
        var found = new LinkedHashMap<String, Index>();
        for (var row : rows) {
            var text = IndexText.of(row.value8());
            var at = found.computeIfAbsent(
                    row.value1(),
                    _ -> new Index(
                            row.value1(),
                            origin(row.value2()),
                            row.value3(),
                            new ArrayList<>(),
                            text.where(),
                            row.value8()));
            var isExpression = row.value4() == -2;
            var position = at.parts().size();
            var written = position < text.parts().size() ? text.parts().get(position) : "";
            at.parts()
                    .add(new Part(
                            isExpression ? null : row.value5(),
                            isExpression ? written : null,
                            row.value6(),
                            isExpression || "BINARY".equals(row.value7()) ? "" : row.value7()));
        }
        return List.copyOf(found.values());
    }

    private static Origin origin(String origin) {
        return switch (origin) {
            case "u" -> Origin.UNIQUE;
            case "pk" -> Origin.PRIMARY_KEY;
            default -> Origin.STATEMENT;
        };
    }

    private List<Trigger> triggers(Condition which) {
        return sql.select(NAME, SQL)
                .from(table(name("sqlite_schema")))
                .where(TYPE.eq(inline("trigger")))
                .and(which)
                .fetch(row -> new Trigger(row.value1(), TriggerText.event(row.value2()), row.value2()));
    }
}
