package org.herobase.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.herobase.sql.Script.Statement;
import org.herobase.sql.SqlToken.Kind;
import org.junit.jupiter.api.Test;

/** What holds for every script, tried on random ones. The seeds make a failure come again. */
class ScriptPropertyTest {
    private static final List<String> PIECES = List.of(
            "'",
            "\"",
            "`",
            "[",
            "]",
            "(",
            ")",
            ";",
            ";",
            "--",
            "\n",
            "\r\n",
            "/*",
            "*/",
            " ",
            "a",
            "1",
            "BEGIN ",
            "END",
            "CREATE ",
            "TRIGGER ",
            "TEMP ",
            "EXPLAIN ",
            "CASE ",
            "WITH ",
            "SELECT ",
            "x'",
            "ä",
            "😀",
            ".",
            ".t",
            "e-",
            "$a",
            ":",
            "?",
            "\0",
            "\uFEFF");

    private static final List<String> RUNNABLE = List.of(
            "CREATE TABLE IF NOT EXISTS t (a, \"b;\", [c'd], `e--`)",
            "CREATE TABLE IF NOT EXISTS end (begin, \"trigger\")",
            "INSERT INTO t VALUES (1, 'it''s;', x'3b', NULL)",
            "insert into t select count(*), ';--', '/*', '*/' from t",
            "INSERT INTO end VALUES (CASE 1 WHEN 1 THEN 'BEGIN;' END, 'ä;😀')",
            "UPDATE t SET a = a + 1 /* ; ' */ WHERE \"b;\" LIKE '%;'",
            "WITH replace(x) AS (VALUES (1), (2)) INSERT INTO end SELECT x, ';' FROM replace",
            "DELETE FROM end WHERE rowid % 7 = 0 -- it's; over\n",
            """
            CREATE TRIGGER IF NOT EXISTS begin AFTER INSERT ON end WHEN CASE WHEN new.begin THEN 1 END BEGIN
              INSERT INTO t VALUES (CASE 1 WHEN 1 THEN 2 END, '; END;', 3, 4); -- END;
              UPDATE t SET a = 2 WHERE a = 1 /* ; END; */;
            END""",
            "create temp trigger if not exists x after delete on t begin select 1; delete from end; end",
            "EXPLAIN CREATE TRIGGER no AFTER INSERT ON t BEGIN SELECT 1; END",
            "DROP TRIGGER IF EXISTS begin",
            "CREATE VIEW IF NOT EXISTS v AS SELECT 'END' AS end FROM t;", // SQLite keeps what stands before the
            // semicolon
            "BEGIN; INSERT INTO t VALUES (.5, 1e-3, 0x1F, '-'); END",
            "SAVEPOINT a; DELETE FROM t WHERE a IS NULL; ROLLBACK TO a; RELEASE a",
            "PRAGMA user_version = 7");

    private static final List<String> GAPS =
            List.of(";", " ; ", ";\n", "\r\n;", "; -- a;b'\n", ";/* c; */", "/**/;;\n;", ";\uFEFF");

    @Test
    void tokensLieSideBySide() {
        var random = new Random(6);
        for (var round = 0; round < 5_000; round++) {
            var text = random(random);
            var at = 0;
            for (var token : SqlToken.of(text)) {
                if (token.start() != at || token.end() <= at) {
                    fail(token + " in " + text);
                }
                at = token.end();
            }
            assertThat(at).as(text).isEqualTo(text.length());
        }
    }

    @Test
    void nothingThatSqliteWouldReadLiesBetweenStatements() {
        var random = new Random(7);
        for (var round = 0; round < 5_000; round++) {
            var text = random(random);
            var at = 0;
            for (var statement : Script.of(text).statements()) {
                var isInPlace = statement.start() >= at
                        && text.substring(statement.start(), statement.end()).equals(statement.sql());
                if (!isInPlace) {
                    fail(statement + " in " + text);
                }
                checkGap(text, at, statement.start());
                at = statement.end();
            }
            checkGap(text, at, text.length());
        }
    }

    @Test
    void aStatementByItselfIsThatStatement() {
        var random = new Random(8);
        for (var round = 0; round < 5_000; round++) {
            var text = random(random);
            for (var statement : Script.of(text).statements()) {
                var alone = Script.of(statement.sql()).statements();
                if (!alone.equals(List.of(statement.movedBy(-statement.start())))) {
                    fail(alone + " in " + text);
                }
            }
        }
    }

    @Test
    void everyCaretMeansAStatement() {
        var random = new Random(9);
        for (var round = 0; round < 2_000; round++) {
            var script = Script.of(random(random));
            for (var caret = 0; caret <= script.text().length(); caret++) {
                var at = caret;
                var inside = script.statements().stream()
                        .filter(statement -> statement.start() <= at && at <= statement.end())
                        .toList();
                var found = script.statementAt(caret);
                var isMeant = found.map(inside.isEmpty() ? script.statements()::contains : inside::contains)
                        .orElse(script.statements().isEmpty());
                if (!isMeant) {
                    fail(found + " at " + caret + " in " + script.text());
                }
            }
        }
    }

    @Test
    void aScriptInPiecesDoesWhatItDoesAsAWhole() throws SQLException {
        var random = new Random(10);
        for (var round = 0; round < 300; round++) {
            var script = new StringBuilder(RUNNABLE.get(0) + ';' + RUNNABLE.get(1) + ';');
            for (var i = random.nextInt(12); i > 0; i--) {
                script.append(any(RUNNABLE, random)).append(any(GAPS, random));
            }
            try (var whole = memory();
                    var pieces = memory()) {
                try (var statement = whole.createStatement()) {
                    statement.executeUpdate(script.toString());
                }
                for (var piece : Script.of(script.toString()).statements()) {
                    try (var statement = pieces.prepareStatement(piece.sql())) {
                        statement.execute();
                    }
                }
                assertThat(content(pieces)).as(script.toString()).isEqualTo(content(whole));
            }
        }
    }

    @Test
    void aScriptPutTogetherComesApartAgain() {
        var random = new Random(11);
        var known = RUNNABLE.stream()
                .flatMap(piece -> Script.of(piece).statements().stream().map(Statement::sql))
                .toList();
        for (var round = 0; round < 5_000; round++) {
            var expected = new ArrayList<String>();
            var text = new StringBuilder(random.nextBoolean() ? "-- start;\n" : "");
            for (var i = random.nextInt(8); i > 0; i--) {
                expected.add(any(known, random));
                text.append(expected.getLast()).append(any(GAPS, random));
            }
            assertThat(Script.of(text.toString()).statements())
                    .extracting(Statement::sql)
                    .isEqualTo(expected);
        }
    }

    private static void checkGap(String text, int start, int end) {
        for (var token : SqlToken.of(text.substring(start, end))) {
            if (!token.isIgnored() && token.kind() != Kind.SEMICOLON) {
                fail(token + " in " + text);
            }
        }
    }

    private static String random(Random random) {
        var text = new StringBuilder();
        for (var i = random.nextInt(30); i > 0; i--) {
            text.append(any(PIECES, random));
        }
        return text.toString();
    }

    private static String any(List<String> pieces, Random random) {
        return pieces.get(random.nextInt(pieces.size()));
    }

    private static Connection memory() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite::memory:");
    }

    /** What the script can have made. */
    private static List<String> content(Connection connection) throws SQLException {
        var content = new ArrayList<String>();
        for (var query : List.of(
                "SELECT type, name, sql FROM sqlite_schema",
                "SELECT type, name, sql FROM sqlite_temp_schema",
                "SELECT *, quote(a) FROM t",
                "SELECT * FROM end",
                "PRAGMA user_version")) {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    var row = new ArrayList<String>();
                    for (var column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                        row.add(rows.getString(column));
                    }
                    content.add(
                            String.join("|", row.stream().map(String::valueOf).toList()));
                }
            }
        }
        return content;
    }
}
