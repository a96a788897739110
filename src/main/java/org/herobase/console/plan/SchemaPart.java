package org.herobase.console.plan;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.herobase.sql.SqlReader;
import org.jooq.DSLContext;

/**
 * The tables of the file that a statement's text mentions, by itself or through views, with their indexes.
 *
 * @param entries tables first, then views, then indexes
 * @param words every word and name of the statement and of these views, in lower case
 */
record SchemaPart(List<Entry> entries, Set<String> words) {
    /**
     * What sqlite_schema says of a table, view or index.
     *
     * @param type table, view or index
     * @param name its own
     * @param table whose index it is; else its own name
     * @param sql its CREATE statement; null for an index that a constraint made
     */
    record Entry(String type, String name, String table, String sql) {}

    static SchemaPart read(DSLContext context, String sql) {
        var text = field(name("sql"), String.class);
        var type = field(name("type"), String.class);
        var all = context.select(type, field(name("name"), String.class), field(name("tbl_name"), String.class), text)
                .from(table(name("main", "sqlite_schema")))
                .where(type.ne(inline("trigger")))
                .fetch(row -> new Entry(row.value1(), row.value2(), row.value3(), row.value4()));
        var byName = new TreeMap<String, Entry>();
        all.stream()
                .filter(entry -> !entry.type().equals("index"))
                .forEach(entry -> byName.put(entry.name().toLowerCase(Locale.ROOT), entry));
        var words = new HashSet<String>();
        var found = new LinkedHashSet<Entry>();
        var texts = new ArrayList<>(List.of(sql));
        for (var i = 0; i < texts.size(); i++) { // views are looked into as well
            var more = words(texts.get(i));
            words.addAll(more);
            for (var word : more) {
                var entry = byName.get(word);
                if (entry != null && found.add(entry) && entry.type().equals("view")) {
                    texts.add(entry.sql());
                }
            }
        }
        var names = found.stream().map(Entry::name).collect(Collectors.toSet());
        var entries = new ArrayList<Entry>();
        for (var kind : List.of("table", "view", "index")) {
            all.stream()
                    .filter(entry -> entry.type().equals(kind) && names.contains(entry.table()))
                    .forEach(entries::add);
        }
        return new SchemaPart(List.copyOf(entries), Set.copyOf(words));
    }

    /** The names of the tables, as the schema spells them; virtual ones and SQLite's own left out. */
    List<String> tables() {
        return entries.stream()
                .filter(entry -> entry.type().equals("table") && isPlainTable(entry))
                .map(Entry::name)
                .toList();
    }

    /**
     * Whether an entry's statement only makes a table, a view or an index. What stands in a file is not trusted: nothing
     * else is to be run.
     */
    static boolean isPlain(Entry entry) {
        if (entry.sql() == null) {
            return false;
        }
        return switch (entry.type()) {
            case "table" -> isPlainTable(entry);
            case "view" -> new SqlReader(entry.sql()).take("CREATE", "VIEW");
            default -> {
                var reader = new SqlReader(entry.sql());
                yield reader.take("CREATE") && (reader.take("INDEX") || reader.take("UNIQUE", "INDEX"));
            }
        };
    }

    /** Not a virtual one, and none that CREATE TABLE … AS would fill. */
    private static boolean isPlainTable(Entry entry) {
        var reader = new SqlReader(entry.sql());
        if (entry.name().toLowerCase(Locale.ROOT).startsWith("sqlite_") || !reader.take("CREATE", "TABLE")) {
            return false;
        }
        reader.name();
        return reader.isSymbol('(');
    }

    private static Set<String> words(String sql) {
        var reader = new SqlReader(sql);
        var words = new HashSet<String>();
        while (!reader.isAtEnd()) {
            words.add(reader.name().toLowerCase(Locale.ROOT));
        }
        return words;
    }
}
