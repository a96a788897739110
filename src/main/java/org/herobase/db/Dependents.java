package org.herobase.db;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.List;
import org.herobase.db.Catalog.Entry;
import org.herobase.db.Catalog.Kind;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * What hangs on a table, view, index or trigger, to be told before it is dropped ("DROP TABLE").
 *
 * @param rows how many rows go with it, {@link #MOST_ROWS} if it is that many or more; 0 for what holds none of its own
 * @param indexes the indexes that go with it
 * @param triggers the triggers that go with it
 * @param foreignKeys the foreign keys of other tables that point to it
 * @param readers other views and triggers that name it, and fail without it
 */
public record Dependents(
        long rows, List<String> indexes, List<String> triggers, List<ForeignKey> foreignKeys, List<String> readers) {
    /** Rows beyond these are not counted: a question should not keep the user waiting. */
    public static final long MOST_ROWS = 1_000_000;

    private record Definition(String type, String name, String table, String sql) {
        boolean belongsTo(Entry entry) {
            return table.equalsIgnoreCase(entry.name());
        }

        /** Whether its SQL names something; by its words alone, so that a column of the same name counts as well. */
        boolean names(String wanted) {
            return SqlToken.of(sql).stream()
                    .filter(token -> token.kind() == SqlToken.Kind.WORD || token.kind() == SqlToken.Kind.NAME)
                    .map(token -> unquoted(sql.substring(token.start(), token.end())))
                    .anyMatch(wanted::equalsIgnoreCase);
        }

        private static String unquoted(String word) {
            var quote = word.charAt(0);
            if (word.length() < 2 || "\"`[".indexOf(quote) < 0) {
                return word;
            }
            var inside = word.substring(1, word.length() - 1);
            return quote == '[' ? inside : inside.replace("" + quote + quote, "" + quote);
        }
    }

    /** Reads what hangs on an entry. */
    public static Dependents read(DSLContext sql, Entry entry) {
        var isTable = entry.kind() == Kind.TABLE || entry.kind() == Kind.VIRTUAL_TABLE;
        if (!isTable && entry.kind() != Kind.VIEW) {
            return new Dependents(0, List.of(), List.of(), List.of(), List.of());
        }
        var definitions = definitions(sql);
        return new Dependents(
                isTable ? rows(sql, entry) : 0,
                names(definitions, "index", entry),
                names(definitions, "trigger", entry),
                ForeignKey.readAll(sql).stream()
                        .filter(key -> key.parent().equalsIgnoreCase(entry.name()) && !key.isWithinOneTable())
                        .toList(),
                definitions.stream()
                        .filter(other -> !other.type().equals("index") && !other.belongsTo(entry))
                        .filter(other -> other.names(entry.name()))
                        .map(Definition::name)
                        .sorted(String.CASE_INSENSITIVE_ORDER)
                        .toList());
    }

    private static List<String> names(List<Definition> definitions, String type, Entry entry) {
        return definitions.stream()
                .filter(definition -> definition.type().equals(type) && definition.belongsTo(entry))
                .map(Definition::name)
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
    }

    /** Views, triggers and the indexes that have a statement of their own; those of a UNIQUE go without saying. */
    private static List<Definition> definitions(DSLContext sql) {
        var type = field(name("type"), String.class);
        var definition = field(name("sql"), String.class);
        return sql.select(type, field(name("name"), String.class), field(name("tbl_name"), String.class), definition)
                .from(table(name("sqlite_schema")))
                .where(type.in("view", "trigger", "index"))
                .and(definition.isNotNull())
                .fetch(row -> new Definition(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    private static long rows(DSLContext sql, Entry entry) {
        return sql.fetchCount(DSL.selectOne().from(table(name(entry.name()))).limit(DSL.inline(MOST_ROWS)));
    }
}
