package org.herobase.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.herobase.db.Catalog;
import org.herobase.db.ForeignKey;
import org.herobase.db.Problem;
import org.herobase.rows.Consequences.Action;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Over schemas and rows by chance: what is told before is what SQLite does then, or refuses to do. */
@Execution(ExecutionMode.CONCURRENT)
class ConsequencesPropertyTest {
    private static final int RUNS = 400;
    private static final List<String> ACTIONS =
            List.of("CASCADE", "CASCADE", "CASCADE", "SET NULL", "SET NULL", "SET DEFAULT", "NO ACTION", "RESTRICT");
    private static final Set<Problem> OF_KEYS = Set.of(Problem.FOREIGN_KEY, Problem.NOT_NULL);
    private static final List<String> KEYS = List.of(
            "k INTEGER PRIMARY KEY, l TEXT COLLATE NOCASE UNIQUE",
            "k INT NOT NULL, l TEXT NOT NULL, PRIMARY KEY (k, l)) WITHOUT ROWID",
            "k TEXT NOT NULL COLLATE NOCASE PRIMARY KEY, l UNIQUE) WITHOUT ROWID",
            "k UNIQUE, l UNIQUE, UNIQUE (k, l)");

    private record Key(int child, int parent, int number, boolean isDouble, boolean isByL, boolean notNull) {
        String column() {
            return "f" + number;
        }

        String second() {
            return "g" + number;
        }
    }

    @Test
    void whatIsToldIsWhatHappens() throws SQLException {
        var refused = 0;
        var reaching = 0;
        var untold = 0;
        for (var seed = 0; seed < RUNS; seed++) {
            var random = new Random(seed);
            try (var connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
                var sql = DSL.using(connection, SQLDialect.SQLITE);
                var schema = schema(random);
                schema.forEach(sql::execute);
                var tables = tables(sql);
                var intent = intent(random, sql, referenced(random, sql));
                var told = Consequences.of(sql, List.of(intent));
                var before = rows(sql, tables);
                var failure = perform(connection, sql, intent);
                if (failure != null && !OF_KEYS.contains(Problem.of(failure))) {
                    continue; // a rule that is none of a foreign key
                }
                var story = "seed " + seed + "\n" + String.join(";\n", schema) + "\n" + intent + "\n" + told + "\n";
                if (failure != null && told.obstacles().isEmpty()) {
                    untold++;
                } else if (failure != null) {
                    refused++;
                } else {
                    assertThat(told.obstacles()).as(story).isEmpty();
                    assertThat(counts(told)).as(story).isEqualTo(differences(told, before, rows(sql, tables)));
                    reaching += told.following().size() > 1 ? 1 : 0;
                }
            }
        }
        // A row reached by two keys, one of which deletes it and the other must not clear it: SQLite's order decides.
        assertThat(untold).isLessThanOrEqualTo(RUNS / 100);
        // The chance is worth something only if it meets all kinds.
        assertThat(refused).isGreaterThan(RUNS / 40);
        assertThat(reaching).isGreaterThan(RUNS / 40);
    }

    // ---- schemas

    private static List<String> schema(Random random) {
        var tables = 2 + random.nextInt(3);
        var kinds = new ArrayList<Integer>();
        for (var table = 0; table < tables; table++) {
            kinds.add(random.nextInt(KEYS.size()));
        }
        var statements = new ArrayList<String>();
        var keys = new ArrayList<Key>();
        for (var table = 0; table < tables; table++) {
            var columns = new ArrayList<String>();
            var constraints = new ArrayList<String>();
            for (var count = 1 + random.nextInt(2); count > 0; count--) {
                var parent = random.nextInt(tables);
                var isComposite = kinds.get(parent) == 1 || kinds.get(parent) == 3 && random.nextBoolean();
                var key = new Key(
                        table,
                        parent,
                        keys.size(),
                        isComposite,
                        !isComposite && random.nextInt(3) == 0,
                        random.nextInt(6) == 0);
                keys.add(key);
                columns.add(column(random, key, key.column(), kinds.get(parent), key.isByL()));
                if (key.isDouble()) {
                    columns.add(column(random, key, key.second(), kinds.get(parent), true));
                }
                constraints.add("FOREIGN KEY (" + key.column() + (key.isDouble() ? ", " + key.second() : "")
                        + ") REFERENCES t" + parent
                        + (key.isDouble() ? " (k, l)" : key.isByL() ? " (l)" : " (k)")
                        + " ON DELETE " + pick(random, ACTIONS) + " ON UPDATE " + pick(random, ACTIONS)
                        + (random.nextInt(5) == 0 ? " DEFERRABLE INITIALLY DEFERRED" : ""));
            }
            var shape = KEYS.get(kinds.get(table)).split("\\) WITHOUT", 2);
            var parts = new ArrayList<>(List.of("tag INTEGER"));
            parts.addAll(columns);
            var own = shape[0].split(", PRIMARY KEY|, UNIQUE \\(k", 2);
            parts.add(own[0]);
            if (own.length > 1) {
                parts.add((shape[0].contains("PRIMARY KEY (") ? "PRIMARY KEY" : "UNIQUE (k") + own[1]);
            }
            parts.addAll(constraints);
            statements.add("CREATE TABLE t" + table + " (" + String.join(", ", parts) + ")"
                    + (shape.length > 1 ? " WITHOUT" + shape[1] : ""));
        }
        fill(random, statements, kinds, keys);
        return statements;
    }

    private static String column(Random random, Key key, String name, int parentKind, boolean isL) {
        var isText = isL ? parentKind < 2 : parentKind == 2;
        var type = random.nextInt(4) == 0 ? "" : isText ? " TEXT" : " INTEGER";
        return name + type + (key.notNull() ? " NOT NULL" : "") + (isText ? " DEFAULT 'x0'" : " DEFAULT 0");
    }

    private static void fill(Random random, List<String> statements, List<Integer> kinds, List<Key> keys) {
        var tag = 0;
        var counts = new ArrayList<Integer>();
        kinds.forEach(_ -> counts.add(1 + random.nextInt(6)));
        for (var table = 0; table < kinds.size(); table++) {
            for (var row = random.nextInt(2); row < counts.get(table); row++) {
                var names = new ArrayList<>(List.of("tag", "k", "l"));
                var values = new ArrayList<>(
                        List.of("" + tag++, value(kinds.get(table), false, row), value(kinds.get(table), true, row)));
                for (var key : keys) {
                    if (key.child() == table) {
                        // Row 0 of the parent may be missing, and nobody but a default points there.
                        var target = 1 + random.nextInt(Math.max(1, counts.get(key.parent()) - 1));
                        var isNull = target >= counts.get(key.parent()) || !key.notNull() && random.nextInt(4) == 0;
                        if (isNull && key.notNull()) {
                            target = 0;
                        }
                        var isSet = !isNull || key.notNull();
                        names.add(key.column());
                        values.add(
                                isSet
                                        ? spelled(
                                                random,
                                                value(kinds.get(key.parent()), key.isByL(), target),
                                                kinds.get(key.parent()),
                                                key.isByL())
                                        : "NULL");
                        if (key.isDouble()) {
                            names.add(key.second());
                            values.add(isSet ? value(kinds.get(key.parent()), true, target) : "NULL");
                        }
                    }
                }
                statements.add("INSERT INTO t" + table + " (" + String.join(", ", names) + ") VALUES ("
                        + String.join(", ", values) + ")");
            }
        }
    }

    private static String value(int kind, boolean isL, int row) {
        var isText = isL ? kind < 2 : kind == 2;
        return isText ? "'x" + row + "'" : "" + row;
    }

    /** As another letter case where the parent's collation does not mind. */
    private static String spelled(Random random, String value, int kind, boolean isL) {
        var isNoCase = isL ? kind == 0 : kind == 2;
        return isNoCase && random.nextBoolean() ? value.toUpperCase(Locale.ROOT) : value;
    }

    // ---- what is done

    private static String referenced(Random random, DSLContext sql) {
        var keys = ForeignKey.readAll(sql);
        return keys.isEmpty() ? "t0" : pick(random, keys).parent();
    }

    private static Intent intent(Random random, DSLContext sql, String table) {
        var tags = sql.fetch("SELECT tag FROM " + table).map(row -> row.get(0, Long.class));
        Collections.shuffle(tags, random);
        var which = DSL.field(DSL.name(table, "tag"), Long.class)
                .in(tags.subList(0, Math.min(tags.size(), 1 + random.nextInt(2))));
        if (random.nextInt(3) > 0) {
            return new Intent.Delete(table, which);
        }
        var one = DSL.field(DSL.name(table, "tag"), Long.class).in(tags.subList(0, Math.min(tags.size(), 1)));
        Object fresh = random.nextInt(5) == 0 ? "X1" : random.nextBoolean() ? (Object) 77L : "x88";
        return new Intent.Update(table, one, Map.of(random.nextInt(3) > 0 ? "k" : "l", fresh));
    }

    private static Exception perform(Connection connection, DSLContext sql, Intent intent) throws SQLException {
        sql.execute("PRAGMA foreign_keys = ON");
        connection.setAutoCommit(false);
        try {
            sql.execute("PRAGMA defer_foreign_keys = ON");
            switch (intent) {
                case Intent.Delete delete ->
                    sql.execute("DELETE FROM {0} WHERE {1}", DSL.name(delete.table()), delete.which());
                case Intent.Update update -> {
                    var entry = update.values().entrySet().iterator().next();
                    sql.execute(
                            "UPDATE {0} SET {1} = {2} WHERE {3}",
                            DSL.name(update.table()),
                            DSL.name(entry.getKey()),
                            DSL.val(entry.getValue()),
                            update.which());
                }
            }
            connection.commit();
            return null;
        } catch (DataAccessException | SQLException failure) {
            connection.rollback();
            return failure;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    // ---- what became of it

    private static List<String> tables(DSLContext sql) {
        return sql.fetch("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
                .map(row -> row.get(0, String.class));
    }

    /** Each value as its SQL literal, by the row's tag. */
    private static Map<String, Map<Long, Map<String, String>>> rows(DSLContext sql, List<String> tables) {
        var rows = new TreeMap<String, Map<Long, Map<String, String>>>();
        for (var table : tables) {
            var columns = Catalog.columns(sql, table).stream()
                    .map(Catalog.Column::name)
                    .toList();
            var literals =
                    columns.stream().map(column -> "quote(" + column + ")").collect(Collectors.joining(", "));
            var found = rows.computeIfAbsent(table, _ -> new TreeMap<>());
            for (var row : sql.fetch("SELECT " + literals + " FROM " + table)) {
                var values = new TreeMap<String, String>();
                columns.forEach(column -> values.put(column, row.get(values.size(), String.class)));
                found.put(Long.valueOf(values.get("tag")), values);
            }
        }
        return rows;
    }

    /** How many rows are gone, or have other values, by table and columns, which are those of a key or of the user's change. */
    private static Map<String, Long> differences(
            Consequences told,
            Map<String, Map<Long, Map<String, String>>> before,
            Map<String, Map<Long, Map<String, String>>> after) {
        var differences = new TreeMap<String, Long>();
        before.forEach((table, rows) -> rows.forEach((tag, old) -> {
            var now = after.get(table).get(tag);
            if (now == null) {
                differences.merge(table, 1L, Long::sum);
            } else {
                old.keySet().stream()
                        .filter(column -> !old.get(column).equals(now.get(column)))
                        .map(column -> told.levels().stream()
                                .filter(level -> level.table().equals(table)
                                        && level.columns().contains(column))
                                .map(level -> table + level.columns())
                                .findFirst()
                                .orElse(table + "." + column))
                        .distinct()
                        .forEach(columns -> differences.merge(columns, 1L, Long::sum));
            }
        }));
        return differences;
    }

    private static Map<String, Long> counts(Consequences told) {
        var counts = new TreeMap<String, Long>();
        told.levels()
                .forEach(level -> counts.merge(
                        level.action() == Action.DELETE ? level.table() : level.table() + level.columns(),
                        level.rows(),
                        Long::sum));
        return counts;
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
