package org.herobase.console.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is proposed where; the caret is written as |. */
class CompleterTest {
    private static Schema schema;

    @BeforeAll
    static void readSchema() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            var sql = DSL.using(connection, SQLDialect.SQLITE);
            Stream.of(
                            "CREATE TABLE team (id INTEGER PRIMARY KEY, name TEXT NOT NULL, headquarters TEXT)",
                            "CREATE TABLE hero (id INTEGER PRIMARY KEY, name TEXT, secret_name TEXT, age INTEGER,"
                                    + " hero_team_id INTEGER REFERENCES team, size AS (age * 2))",
                            "CREATE TABLE link (team_id INTEGER REFERENCES team (id), hero_id INTEGER REFERENCES hero"
                                    + " (id), is_training INT, PRIMARY KEY (team_id, hero_id))",
                            "CREATE TABLE \"order\" (\"a b\" TEXT, \"select\" INT, plain INT)",
                            "CREATE TABLE node (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES node)",
                            "CREATE VIEW old_heroes AS SELECT name, age FROM hero WHERE age > 40",
                            "CREATE VIEW broken AS SELECT * FROM missing",
                            "CREATE INDEX hero_by_name ON hero (name)",
                            "CREATE TRIGGER grow AFTER INSERT ON hero BEGIN SELECT 1; END",
                            "CREATE TEMP TABLE draft (note TEXT)",
                            "ATTACH ':memory:' AS archive",
                            "CREATE TABLE archive.past (year INT)")
                    .forEach(sql::execute);
            schema = Schema.read(sql, Schema.UNKNOWN);
        }
    }

    /** A text with its caret, what is proposed first, and what is not; nothing at all where nothing is named. */
    static Stream<String> places() {
        return """
        | → SELECT · WITH · INSERT INTO → id
        sel| → select → SELECT
        SEL| → SELECT → select
        SELECT 1; up| → update → upper
        SELECT 1\\n\\nDELETE FROM hero WHERE | → id · name
        SELECT | FROM hero → id · name · secret_name · age · hero_team_id · size → headquarters
        SELECT na| FROM hero → name
        SELECT hti| FROM hero → hero_team_id
        SELECT nam| FROM hero → name · secret_name
        SELECT h.| FROM hero h → id · name · secret_name · age → SELECT, count, AND
        SELECT h.na| FROM hero h JOIN team t → name · secret_name → headquarters
        SELECT t.| FROM hero h, team t → id · name · headquarters → age
        SELECT hero.| → id · name · secret_name
        SELECT headq| → headquarters
        SELECT count(| FROM hero → id · name → FROM
        SELECT coal| FROM hero → coalesce
        SELECT COAL| FROM hero → COALESCE
        SELECT json_ex| → json_extract
        SELECT row_n| → row_number
        SELECT strf| → strftime
        SELECT acos| → acos · acosh
        SELECT name | FROM hero → FROM · AS
        SELECT * fr| → from
        SELECT * F| → FROM
        SELECT 'a|b' FROM hero →
        SELECT 12| FROM hero →
        SELECT 1 -- na|\\n FROM hero →
        SELECT 1 /* na| */ FROM hero →
        SELECT x'0| →
        SELECT :na| FROM hero →
        SELECT * FROM | → broken · draft · hero · link → id, count, SELECT
        SELECT * FROM te| → team → temp_x
        SELECT * FROM or| → order
        SELECT * FROM "or| → order → json_each
        SELECT * FROM [or| → order
        SELECT * FROM old| → old_heroes
        SELECT * FROM json_| → json_each · json_tree
        SELECT * FROM pragma_table_x| → pragma_table_xinfo
        SELECT * FROM temp.| → draft · sqlite_temp_schema → hero
        SELECT * FROM archive.| → past · sqlite_schema → hero
        SELECT * FROM dra| → draft
        SELECT * FROM hero | → JOIN · LEFT JOIN → hero
        SELECT * FROM hero h W| → WHERE · WINDOW
        SELECT * FROM hero h LEFT | → JOIN · OUTER JOIN → WHERE
        SELECT * FROM hero h JOIN | → team t ON t.id = h.hero_team_id · link l ON h.id = l.hero_id · broken
        SELECT * FROM hero h JOIN te| → team t ON t.id = h.hero_team_id · team
        SELECT * FROM team t JOIN he| → hero h ON t.id = h.hero_team_id · hero
        SELECT * FROM hero JOIN te| → team ON team.id = hero.hero_team_id · team
        SELECT * FROM node JOIN no| → node n ON n.id = node.parent_id · node n ON node.id = n.parent_id · node
        SELECT * FROM hero h JOIN team t | → ON t.id = h.hero_team_id · ON · USING
        SELECT * FROM hero h JOIN team t ON | → t.id = h.hero_team_id
        SELECT * FROM team t JOIN hero h ON | → t.id = h.hero_team_id
        SELECT * FROM hero h JOIN team t ON t.| → id · name · headquarters → age
        SELECT * FROM hero h JOIN team t USING (| → id · name → headquarters
        SELECT * FROM hero WHERE | → id · name → FROM, headquarters
        SELECT * FROM hero WHERE ag| ORDER BY 1 → age
        SELECT * FROM hero WHERE age | → AND · OR · IS NULL → age
        SELECT * FROM hero WHERE age IS | → NULL · NOT NULL
        SELECT * FROM hero WHERE age > 1 or| → or · order by
        SELECT * FROM hero GROUP | → BY → id
        SELECT * FROM hero GROUP BY | → id · name
        SELECT * FROM hero ORDER BY name | → ASC · DESC
        SELECT * FROM hero ORDER BY name COLLATE | → BINARY · NOCASE · RTRIM
        SELECT * FROM hero WHERE EXISTS (SELECT 1 FROM link WHERE hero_id = hero.|) → id · name → is_training
        SELECT * FROM hero h WHERE EXISTS (SELECT 1 FROM link WHERE |) → team_id · hero_id · is_training
        SELECT * FROM hero h WHERE EXISTS (SELECT 1 FROM link WHERE secr|) → secret_name
        SELECT * FROM hero, (SELECT secr| FROM team) →
        SELECT s.| FROM (SELECT name AS n, h.*, count(*) FROM hero h) s → n · id · name · secret_name · age
        SELECT | FROM (SELECT name AS n, count(*) c, age + 1 FROM hero) → n · c · age + 1 → id
        WITH old AS (SELECT name, age a FROM hero) SELECT | FROM old → name · a → id
        WITH old (x, y) AS (SELECT name, age FROM hero) SELECT o.| FROM old o → x · y → name
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT | FROM n) SELECT * FROM n → i
        WITH old AS (SELECT 1) SELECT * FROM o| → old
        WITH a AS (SELECT na| FROM hero) SELECT * FROM a → name
        WITH a AS (|) SELECT 1 → SELECT
        VALUES (1, abs|) → abs
        SELECT name FROM hero UNION SELECT | FROM team → id · name · headquarters → age
        INSERT | → INTO
        INSERT INTO | → broken · draft · hero · link → json_each
        INSERT INTO hero | → (name, secret_name, age, hero_team_id) VALUES (?, ?, ?, ?)
        insert into hero (| → name, secret_name, age, hero_team_id) values (?, ?, ?, ?) · id · name → size
        INSERT INTO hero (name, |) VALUES (1) → id · secret_name · age → name
        INSERT INTO link (| → team_id, hero_id, is_training) VALUES (?, ?, ?)
        INSERT INTO hero (id) VALUES (1) ON | → CONFLICT
        INSERT INTO hero (id) VALUES (1) ON CONFLICT (|) → id · name · secret_name
        INSERT INTO hero (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET | → id · name → headquarters
        INSERT INTO hero (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET age = excluded.| → id · name · secret_name
        INSERT INTO hero (id) VALUES (1) RETURNING | → id · name → headquarters
        INSERT INTO hero SELECT | FROM team → id · name · headquarters → age
        UPDATE te| → team → json_tree
        UPDATE hero SET | → id · name · secret_name · age · hero_team_id → size, headquarters
        UPDATE hero SET age = ag| → age
        UPDATE hero SET age = 1, na| → name
        UPDATE hero SET age = 1 W| → WHERE
        UPDATE hero AS h SET age = 1 WHERE h.| → id · name
        UPDATE hero SET age = 1 RETURNING | → id · name
        DELETE FROM | → broken · draft · hero · link
        DELETE FROM hero WHERE | → id · name
        CREATE TRIGGER x AFTER UPDATE ON hero BEGIN UPDATE team SET name = NEW.| → id · name · secret_name
        CREATE TRIGGER x AFTER UPDATE OF | ON hero BEGIN SELECT 1; END → id · name · secret_name
        CREATE TRIGGER x AFTER INSERT ON hero BEGIN SELECT ol|; END → → OLD
        CREATE TRIGGER x AFTER INSERT ON hero BEGIN SELECT ne|; END → NEW
        CREATE TRIGGER x AFTER INSERT ON hero BEGIN SELECT 1; DEL| → DELETE FROM
        CREATE INDEX i ON hero (| → id · name
        CREATE INDEX i ON | → broken · draft · hero
        CREATE TABLE x (a IN| → INTEGER
        CREATE TABLE x (a INTEGER | → PRIMARY KEY · NOT NULL
        CREATE TABLE x (team_id INTEGER REFERENCES te| → team
        CREATE TABLE x (team_id INTEGER REFERENCES team (| → id · name · headquarters
        CREATE TABLE x (a INT, b INT, PRIMARY KEY (|)) → a · b
        CREATE TABLE x (a INT, CHECK (|)) → a
        CREATE TABLE | → IF NOT EXISTS → hero
        CREATE VIEW v AS SELECT | FROM hero → id · name
        DROP TABLE | → broken · draft · hero
        DROP VIEW | → broken · old_heroes → hero
        DROP INDEX | → hero_by_name → hero
        DROP TRIGGER | → grow
        ALTER TABLE hero RENAME COLUMN | → id · name
        ALTER TABLE hero | → RENAME TO · RENAME COLUMN · ADD COLUMN
        PRAGMA jour| → journal_mode · journal_size_limit
        PRAGMA journal_mode = | → WAL · DELETE · TRUNCATE
        PRAGMA foreign_keys = | → ON · OFF
        pragma foreign_keys = O| → ON · OFF
        PRAGMA table_info(he| → hero
        DETACH | → archive · main · temp
        SELECT CAST(age AS | FROM hero → INTEGER · TEXT
        SELECT * FROM hero h, json_each(h.|) → id · name
        SELECT sum(age) OVER (| FROM hero → PARTITION BY · ORDER BY
        SELECT sum(age) OVER (PARTITION BY | FROM hero → id · name
        SELECT plain, | FROM "order" → a b · select · plain
        SELECT "a| FROM "order" → a b
        SELECT o."s|" FROM "order" o → select
        SELECT |\\n\\nSELECT * FROM hero → → age
        EXPLAIN QUERY PLAN SELECT | FROM hero → id · name
        SELECT na|\\nFROM hero; SELECT * FROM team → name → headquarters
        SELECT 1; SELECT | FROM team; SELECT * FROM hero → id · name · headquarters → age
        SELECT "unclosed| →
        """.lines();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void proposes(String line) {
        var parts = line.split(" →", -1);
        var names = names(parts[0]);
        var first = parts[1].isBlank()
                ? List.<String>of()
                : List.of(parts[1].strip().split(" · "));
        assertThat(names.stream().limit(first.size())).isEqualTo(first);
        if (parts.length > 2) {
            assertThat(names).doesNotContain(parts[2].strip().split(", "));
        } else if (first.isEmpty()) {
            assertThat(names).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = "→", quoteCharacter = '\0', textBlock = """
        SELECT coale| FROM "order" → SELECT coalesce(|) FROM "order"
        SELECT coun|(1) → SELECT count|(1)
        SELECT row_n| → SELECT row_number()|
        SELECT * FROM or| → SELECT * FROM "order"|
        SELECT * FROM "or| → SELECT * FROM "order"|
        SELECT * FROM `or|` → SELECT * FROM `order`|
        SELECT * FROM [or| WHERE 1 → SELECT * FROM [order]| WHERE 1
        SELECT a| FROM "order" → SELECT "a b"| FROM "order"
        SELECT o.sel| FROM "order" o → SELECT o."select"| FROM "order" o
        SELECT secr|et FROM hero → SELECT secret_name| FROM hero
        SELECT * FROM arch| → SELECT * FROM archive.|
        SELECT * FROM json_e| → SELECT * FROM json_each(|)
        SELECT * FROM team t JOIN he| → SELECT * FROM team t JOIN hero h ON t.id = h.hero_team_id|
        select * from hero where age is not nu| → select * from hero where age is not null|
        """)
    void putsTheFirstIntoTheText(String text, String expected) {
        var proposals = proposals(text);
        var proposal = proposals.list().getFirst();
        var sql = text.replace("|", "");
        var put = sql.substring(0, proposals.start())
                + new StringBuilder(proposal.text()).insert(proposal.caret(), '|')
                + sql.substring(proposals.end());
        assertThat(put).isEqualTo(expected);
    }

    @Test
    void saysWhereAColumnComesFrom() {
        var name = proposals("SELECT na| FROM hero").list().getFirst();
        assertThat(name.detail()).isEqualTo("TEXT");
        assertThat(name.origin()).isEqualTo("hero");
    }

    @Test
    void saysHowAFunctionIsCalled() {
        assertThat(proposals("SELECT substr|").list().getFirst().detail()).isEqualTo("(X, start, length)");
    }

    @Test
    void knowsTheCallAroundTheCaret() {
        assertThat(call("SELECT substr(name, abs(|)")).isEqualTo("abs 0");
        assertThat(call("SELECT substr(name, abs(1), |)")).isEqualTo("substr 2");
        assertThat(call("SELECT substr(name, (1 + |))")).isEqualTo("substr 1");
        assertThat(call("SELECT name IN (1, |)")).isEmpty();
        assertThat(call("INSERT INTO hero (name, |)")).isEmpty();
    }

    @Test
    void isOnlySureOfAWordThatCanBeNoNewName() {
        assertThat(proposals("SELECT * FROM hero w|").ownNamePossible()).isTrue();
        assertThat(proposals("SELECT name f|").ownNamePossible()).isTrue();
        assertThat(proposals("SELECT * f|").ownNamePossible()).isFalse();
        assertThat(proposals("SELECT na|").ownNamePossible()).isFalse();
        assertThat(proposals("SELECT na| FROM hero").isComplete()).isFalse();
        assertThat(proposals("SELECT name| FROM hero").isComplete()).isTrue();
    }

    @Test
    void hasAnAnswerForWhateverIsTyped() {
        var sql = "WITH a AS (SELECT * FROM a, a), b(x AS (SELECT \"y FROM (a JOIN ) WHERE ((, . ';' INSERT INTO ()"
                + " UPDATE OR CREATE TRIGGER t BEGIN ; PRAGMA = FROM . ) ( ON ON USING ( /* -- x' [ ` VALUES ((";
        for (var length = 0; length <= sql.length(); length += 3) {
            for (var caret = 0; caret <= length; caret += 9) {
                assertThat(new Completer(schema).at(sql.substring(0, length), caret))
                        .isNotNull();
            }
        }
    }

    private static List<String> names(String text) {
        return proposals(text).list().stream().map(Proposal::name).toList();
    }

    private static Proposals proposals(String text) {
        var sql = text.replace("\\n", "\n");
        return new Completer(schema).at(sql.replace("|", ""), sql.indexOf('|'));
    }

    private static String call(String text) {
        return new Completer(schema)
                .call(text.replace("|", ""), text.indexOf('|'))
                .map(call -> call.name() + ' ' + call.argument())
                .orElse("");
    }
}
