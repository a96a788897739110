package org.herobase.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.herobase.sql.TableQuery.OneTable;
import org.herobase.sql.TableQuery.Other;
import org.herobase.sql.TableQuery.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableQueryTest {
    /** Names that look like something else. */
    private static final List<String> COLUMNS = List.of(
            "id", "name", "Age", "a b", "order", "ä", "Ä", "true", "not", "null", "current_date", "key", "count");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
        SELECT * FROM hero                                    | -    | hero | *
        select all * from main.hero                           | main | hero | *
        SELECT h.* FROM hero h                                | -    | hero | *
        SELECT *, id FROM "hero" AS 'h'                       | -    | hero | *,id
        SELECT id, name AS n, age a FROM [my hero] -- all     | -    | my hero | id,name,Age
        SELECT hero.ID, main.hero."NAME", h.`Age` FROM hero   | -    | hero | id,name,Age
        SELECT id, name+'', +age, (id), 'id' FROM hero       | -    | hero | id,?,?,?,?
        SELECT "a b", [order], "nothing", ä, Ä FROM hero      | -    | hero | a b,order,?,ä,Ä
        SELECT rowid, _ROWID_, hero.oid, "rowid" FROM hero    | -    | hero | rowid,rowid,rowid,?
        SELECT h."rowid", rowid AS id FROM hero h             | -    | hero | rowid,rowid
        SELECT NOT name, NULL, CURRENT_DATE, "null" FROM hero | -    | hero | ?,?,?,null
        SELECT age ISNULL, age NOTNULL, age NOT NULL FROM hero | -   | hero | ?,?,?
        SELECT a IS DISTINCT FROM id, name FROM hero          | -    | hero | ?,name
        SELECT CASE id WHEN 1 THEN 2 END, id FROM hero        | -    | hero | ?,id
        SELECT (SELECT count(*) FROM team), id FROM hero      | -    | hero | ?,id
        SELECT CAST(id AS TEXT), max(id, 2), id FROM hero     | -    | hero | ?,?,id
        SELECT sum(age) OVER (), id FROM hero                 | -    | hero | ?,id
        SELECT sum(id) FILTER (WHERE id > 1) OVER w, id FROM hero WINDOW w AS (ORDER BY id) | - | hero | ?,id
        SELECT name COLLATE NOCASE, age -1, age IN (1) FROM hero | - | hero | ?,?,?
        SELECT id FROM hero INDEXED BY i WHERE id IN (SELECT max(id) FROM hero GROUP BY name) | - | hero | id
        SELECT id FROM hero NOT INDEXED ORDER BY name, age LIMIT 1, 2 | - | hero | id
        SELECT id FROM temp.'my view' v WHERE v.id = 1        | temp | my view | id
        SELECT key, count, true, not FROM hero                | -    | hero | key,count,true,?
        SELECT id/* , name */, name--, age^ FROM hero                                          | -    | hero | id,name
        """)
    void findsTheTableAndItsColumns(String sql, String schema, String table, String columns) {
        assertThat(TableQuery.of(sql.replace('^', '\n'))).isInstanceOfSatisfying(OneTable.class, query -> {
            assertThat(query.schema()).isEqualTo(schema);
            assertThat(query.table()).isEqualTo(table);
            var names = columns.equals("*")
                    ? COLUMNS
                    : List.of(columns.replace("*", String.join(",", COLUMNS)).split(","));
            assertThat(query.columns(COLUMNS))
                    .map(name -> name == null ? "?" : name)
                    .isEqualTo(names);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        NOT_A_SELECT | ~~
        NOT_A_SELECT | VALUES (1)
        NOT_A_SELECT | (SELECT 1)
        NOT_A_SELECT | EXPLAIN SELECT * FROM hero
        NOT_A_SELECT | PRAGMA table_info(hero)
        NOT_A_SELECT | INSERT INTO hero SELECT * FROM hero RETURNING *
        WITH         | WITH hero AS (SELECT 1 AS id) SELECT * FROM hero
        NO_TABLE     | SELECT 1
        NO_TABLE     | SELECT 1 WHERE EXISTS (SELECT * FROM hero)
        NO_TABLE     | SELECT a IS DISTINCT FROM b
        JOIN         | SELECT * FROM hero, team
        JOIN         | SELECT * FROM hero h JOIN team t ON h.team_id = t.id
        JOIN         | SELECT hero.* FROM hero NATURAL LEFT JOIN team
        JOIN         | SELECT * FROM hero CROSS JOIN team
        SUBQUERY     | SELECT * FROM (SELECT * FROM hero)
        SUBQUERY     | SELECT * FROM (VALUES (1))
        FUNCTION     | SELECT * FROM json_each('[1]')
        FUNCTION     | SELECT * FROM main.pragma_table_info('hero')
        DISTINCT     | SELECT DISTINCT name FROM hero
        GROUP        | SELECT name FROM hero GROUP BY name
        GROUP        | SELECT name FROM hero WHERE id > 1 HAVING max(id) > 1
        AGGREGATE    | SELECT count(*) FROM hero
        AGGREGATE    | SELECT id, name, MAX(age) FROM hero
        AGGREGATE    | SELECT 1 + "sum"(age) FROM hero
        AGGREGATE    | SELECT id, sum(age) FILTER (WHERE age > 1) FROM hero
        AGGREGATE    | SELECT abs(total(age)) FROM hero
        AGGREGATE    | SELECT min(max(id, 2)) FROM hero
        AGGREGATE    | SELECT name FROM hero ORDER BY count(*)
        COMPOUND     | SELECT name FROM hero UNION ALL SELECT name FROM team
        COMPOUND     | SELECT name FROM hero EXCEPT SELECT name FROM team
        UNCLEAR      | SELECT * FROM (hero)
        UNCLEAR      | SELECT * FROM
        UNCLEAR      | SELECT * FROM hero h what
        UNCLEAR      | SELECT * FROM hero ON 1
        """)
    void saysWhyNot(Reason reason, String sql) {
        assertThat(TableQuery.of(sql)).isEqualTo(new Other(reason));
    }

    @Test
    void neverNamesAnotherColumnThanSqliteReads() throws SQLException {
        var random = new Random(3);
        var items = List.of(
                "*",
                "h.*",
                "id",
                "name",
                "age",
                "\"a b\"",
                "[order]",
                "ä",
                "Ä",
                "true",
                "\"not\"",
                "not true",
                "null",
                "\"null\"",
                "current_date",
                "`current_date`",
                "key",
                "count",
                "rowid",
                "_rowid_",
                "\"oid\"",
                "h.rowid",
                "main.h.id",
                "'id'",
                "h.'name'",
                "\"nothing\"",
                "id isnull",
                "id notnull",
                "name is distinct from age",
                "name || age",
                "+name",
                "(name)",
                "max(name, age)",
                "count(*) over ()",
                "name collate nocase",
                "case id when 1 then name end",
                "exists (select 1)",
                "(select name)",
                "cast(id as text)",
                "- id",
                "name 'x'",
                "name \"id\"",
                "name as [id]",
                "key count",
                "name is null",
                "name in (1)",
                "name between 1 and 2");
        try (var connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            var row = fill(connection);
            var named = 0;
            for (var round = 0; round < 3_000; round++) {
                var list = random.ints(1 + random.nextInt(4), 0, items.size())
                        .mapToObj(items::get)
                        .collect(Collectors.joining(random.nextBoolean() ? ", " : "/* , */,\n"));
                named += check(connection, "SELECT " + list + " FROM h", row);
            }
            assertThat(named).isGreaterThan(3_000);
        }
    }

    private static int check(Connection connection, String sql, Map<String, String> row) throws SQLException {
        var columns = ((OneTable) TableQuery.of(sql)).columns(COLUMNS);
        try (var statement = connection.prepareStatement(sql);
                var result = statement.executeQuery()) {
            assertThat(columns).as(sql).hasSize(result.getMetaData().getColumnCount());
            for (var i = 0; i < columns.size(); i++) {
                if (columns.get(i) != null) {
                    assertThat(result.getString(i + 1)).as(sql).isEqualTo(row.get(columns.get(i)));
                }
            }
        }
        return (int) columns.stream().filter(name -> name != null).count();
    }

    /** One row, in which each column has a value of its own. */
    private static Map<String, String> fill(Connection connection) throws SQLException {
        var row = new HashMap<String, String>();
        var names = COLUMNS.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
        COLUMNS.forEach(name -> row.put(name, "value of " + name));
        row.put("rowid", "4711");
        var values = COLUMNS.stream().map(name -> "'" + row.get(name) + "'").collect(Collectors.joining(", "));
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE h (" + names + ")");
            statement.execute("INSERT INTO h (rowid, " + names + ") VALUES (4711, " + values + ")");
        }
        return row;
    }
}
