package org.herobase.console.completion;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.herobase.console.completion.Schema.Column;
import org.herobase.console.completion.Schema.Function;
import org.herobase.console.completion.Schema.Kind;
import org.herobase.console.completion.Schema.Reference;
import org.herobase.console.completion.Schema.Table;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * Reads the schema of all databases of a connection, with a few statements for however many tables ("PRAGMA functions").
 */
final class SchemaReader {
    /** The modules of SQLite whose tables need not be created; to ask others for their columns may be an error. */
    private static final List<String> TABLE_FUNCTIONS = List.of("json_each", "json_tree", "generate_series", "dbstat");

    private static final Field<String> NAME = field(name("name"), String.class);
    private static final Field<String> DATABASE = field(name("t", "schema"), String.class);
    private static final Field<String> TABLE = field(name("t", "name"), String.class);
    private static final Field<String> TYPE = field(name("t", "type"), String.class);

    private record Id(String database, String table) {}

    private record Key(Id table, int number) {}

    private final DSLContext sql;
    private final Map<Id, Table> tables = new LinkedHashMap<>();

    SchemaReader(DSLContext sql) {
        this.sql = sql;
    }

    Schema read(Schema known) {
        var names = new TreeSet<>(names("pragma_database_list"));
        names.add("temp"); // which SQLite lists from its first use on
        var databases = List.copyOf(names);
        var version = new ArrayList<Object>();
        for (var database : databases) {
            version.add(database);
            version.add(sql.fetchValue("PRAGMA {0}.schema_version", name(database)));
        }
        if (version.equals(known.version())) {
            return known;
        }
        readTables(TYPE.in(inline("table"), inline("shadow")));
        // One that SQLite cannot make sense of must not hide the others.
        try {
            readTables(TYPE.in(inline("view"), inline("virtual")));
        } catch (DataAccessException _) {
            readOneByOne();
        }
        readTableFunctions();
        var referring = readReferences();
        var byName = new TreeMap<String, List<Table>>();
        for (var table : tables.values()) {
            byName.computeIfAbsent(Schema.key(table.name()), _ -> new ArrayList<>())
                    .add(table);
        }
        return new Schema(
                version,
                databases,
                byName,
                referring,
                parts(databases, "index"),
                parts(databases, "trigger"),
                functions(),
                names("pragma_collation_list"),
                names("pragma_pragma_list"));
    }

    private void readTables(Condition which) {
        read(DSL.table(name("pragma_table_list")).as("t"), which);
    }

    private void readOneByOne() {
        var which = TYPE.in(inline("view"), inline("virtual"));
        var list = sql.select(DATABASE, TABLE, TYPE)
                .from(DSL.table(name("pragma_table_list")).as("t"))
                .where(which)
                .fetch();
        for (var row : list) {
            try {
                readTables(DATABASE.eq(row.value1()).and(TABLE.eq(row.value2())));
            } catch (DataAccessException _) {
                table(row.value1(), row.value2(), row.value3());
            }
        }
    }

    private void read(org.jooq.Table<?> from, Condition which) {
        var columns = DSL.table("pragma_table_xinfo({0}, {1})", TABLE, DATABASE).as("c");
        var hidden = field(name("c", "hidden"), Integer.class);
        var rows = sql.select(
                        DATABASE,
                        TABLE,
                        TYPE,
                        field(name("c", "name"), String.class),
                        field(name("c", "type"), String.class),
                        field(name("c", "pk"), Integer.class),
                        hidden)
                .from(from)
                .leftJoin(columns)
                .on(inline(true))
                .where(which)
                .fetch();
        for (var row : rows) {
            var table = table(row.value1(), row.value2(), row.value3());
            if (row.value4() != null) {
                table.columns()
                        .add(new Column(row.value4(), row.value5(), row.value6(), row.value7() > 1, row.value7() == 1));
            }
        }
    }

    private Table table(String database, String name, String type) {
        return tables.computeIfAbsent(
                new Id(database, name),
                _ -> new Table(database, name, kind(name, type), new ArrayList<>(), new ArrayList<>()));
    }

    private static Kind kind(String name, String type) {
        if (Schema.key(name).startsWith("sqlite_") || type.equals("shadow")) {
            return Kind.SYSTEM_TABLE;
        }
        return switch (type) {
            case "view" -> Kind.VIEW;
            case "function" -> Kind.TABLE_FUNCTION;
            default -> Kind.TABLE;
        };
    }

    /** A PRAGMA that gives rows is a table-valued function, too. */
    private void readTableFunctions() {
        org.jooq.Select<org.jooq.Record1<String>> names =
                sql.select(DSL.concat(inline("pragma_"), NAME).as(NAME)).from(name("pragma_pragma_list"));
        for (var module : TABLE_FUNCTIONS) {
            names = names.union(sql.select(inline(module)));
        }
        var list = sql.select(
                        inline("main").as("schema"), NAME, inline("function").as("type"))
                .from(names);
        read(list.asTable("t"), field(name("c", "name")).isNotNull());
    }

    /** Fills the tables' foreign keys, and gives them by the tables that they point to. */
    private Map<String, List<Reference>> readReferences() {
        var list =
                DSL.table("pragma_foreign_key_list({0}, {1})", TABLE, DATABASE).as("f");
        var number = field(name("f", "id"), Integer.class);
        var rows = sql.select(
                        DATABASE,
                        TABLE,
                        number,
                        field(name("f", "from"), String.class),
                        field(name("f", "table"), String.class),
                        field(name("f", "to"), String.class))
                .from(DSL.table(name("pragma_table_list")).as("t"))
                .join(list)
                .on(inline(true))
                .where(TYPE.eq(inline("table")))
                .orderBy(DATABASE, TABLE, number.desc(), field(name("f", "seq")))
                .fetch();
        var references = new LinkedHashMap<Key, Reference>();
        for (var row : rows) {
            var id = new Id(row.value1(), row.value2());
            var reference = references.computeIfAbsent(
                    new Key(id, row.value3()),
                    _ -> new Reference(row.value2(), new ArrayList<>(), row.value5(), new ArrayList<>()));
            reference.columns().add(row.value4());
            if (row.value6() != null) {
                reference.parentColumns().add(row.value6());
            }
        }
        var referring = new HashMap<String, List<Reference>>();
        references.forEach((key, reference) -> {
            if (reference.parentColumns().isEmpty()) {
                reference.parentColumns().addAll(primaryKey(key.table().database(), reference.parent()));
            }
            if (reference.parentColumns().size() == reference.columns().size()) {
                tables.get(key.table()).references().add(reference);
                referring
                        .computeIfAbsent(Schema.key(reference.parent()), _ -> new ArrayList<>())
                        .add(reference);
            }
        });
        return referring;
    }

    private List<String> primaryKey(String database, String table) {
        return tables.entrySet().stream()
                .filter(entry -> entry.getKey().database().equals(database)
                        && entry.getKey().table().equalsIgnoreCase(table))
                .flatMap(entry -> entry.getValue().columns().stream())
                .filter(column -> column.keyPosition() > 0)
                .sorted((one, other) -> Integer.compare(one.keyPosition(), other.keyPosition()))
                .map(Column::name)
                .toList();
    }

    private List<String> parts(List<String> databases, String type) {
        return databases.stream()
                .flatMap(database -> sql
                        .select(NAME)
                        .from(DSL.table("{0}.sqlite_master", name(database)))
                        .where(field(name("type"), String.class).eq(inline(type)))
                        .and(NAME.notLike(inline("sqlite!_%"), '!'))
                        .orderBy(NAME)
                        .fetch(row -> row.value1())
                        .stream())
                .toList();
    }

    private List<Function> functions() {
        return sql.select(
                        NAME,
                        DSL.max(field(name("type"), String.class)),
                        DSL.max(field(name("narg"), Integer.class)),
                        DSL.min(field(name("narg"), Integer.class)))
                .from(name("pragma_function_list"))
                .where(DSL.condition("name GLOB '[a-z]*'"))
                .groupBy(NAME)
                .orderBy(NAME)
                .fetch(row -> new Function(row.value1(), row.value2(), row.value4() < 0 ? row.value4() : row.value3()));
    }

    private List<String> names(String list) {
        return sql.selectDistinct(NAME).from(name(list)).orderBy(NAME).fetch(row -> row.value1());
    }
}
