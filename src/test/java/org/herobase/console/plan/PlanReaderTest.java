package org.herobase.console.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.herobase.SqliteFile;
import org.herobase.console.plan.IndexProposal.Gain;
import org.herobase.console.plan.PlanStep.Kind;
import org.herobase.console.result.QueryRunner;
import org.herobase.db.ConnectionThread;
import org.herobase.db.Database;
import org.herobase.db.Problem;
import org.herobase.db.Work;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans of real statements on a real database. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class PlanReaderTest {
    @TempDir
    Path folder;

    private Database database;
    private ConnectionThread connection;
    private PlanReader reader;

    @BeforeEach
    void open() {
        database = Database.open(SqliteFile.of(
                folder.resolve("plans.db"),
                "CREATE TABLE hero (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, team_id INTEGER, note TEXT)",
                "CREATE TABLE team (id INTEGER PRIMARY KEY, name TEXT)",
                "CREATE TABLE pair (a, b, PRIMARY KEY (a, b)) WITHOUT ROWID",
                "CREATE INDEX hero_team ON hero (team_id)",
                "CREATE VIEW grown AS SELECT * FROM hero WHERE age > 17",
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 5000)"
                        + " INSERT INTO hero SELECT i, 'h' || i, i % 90, i % 20, 'x' FROM n",
                "INSERT INTO team VALUES (1, 'A'), (2, 'B')"));
        connection = database.openConsole();
        reader = new PlanReader(new QueryRunner() {
            @Override
            public <T> Work<T> read(ConnectionThread.Job<T> job) {
                return connection.submit(job);
            }
        });
    }

    @AfterEach
    void close() {
        connection.close().join();
        database.close().join();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT * FROM hero                                                  | FULL_SCAN
            SELECT min(age) FROM hero                                           | FULL_SCAN
            SELECT team_id FROM hero                                            | INDEX_SCAN
            SELECT * FROM hero WHERE id = 1                                     | KEY_SEARCH
            SELECT * FROM pair WHERE a = 1                                      | KEY_SEARCH
            SELECT * FROM hero WHERE team_id = 1                                | INDEX_SEARCH
            SELECT id FROM hero WHERE team_id = 1                               | COVERING_SEARCH
            SELECT * FROM hero ORDER BY name                                    | FULL_SCAN TEMP_B_TREE
            SELECT DISTINCT age FROM hero                                       | FULL_SCAN TEMP_B_TREE
            SELECT 1                                                            | CONSTANT
            VALUES (1), (2)                                                     | CONSTANT
            SELECT * FROM json_each('[1]')                                      | VIRTUAL_TABLE
            SELECT * FROM hero WHERE id = 1 OR team_id = 2 | MULTI_INDEX_OR MULTI_INDEX_PART KEY_SEARCH MULTI_INDEX_PART INDEX_SEARCH
            SELECT a.id FROM hero a JOIN hero b ON a.name = b.name | FULL_SCAN BLOOM_FILTER AUTOMATIC_SEARCH
            SELECT (SELECT max(age) FROM hero h WHERE h.team_id = t.id) FROM team t | FULL_SCAN CORRELATED INDEX_SEARCH
            SELECT * FROM hero WHERE id IN (SELECT id FROM team) | KEY_SEARCH KEY_SEARCH
            SELECT * FROM hero WHERE id IN (SELECT name FROM team) | KEY_SEARCH SUBQUERY FULL_SCAN
            SELECT id FROM hero UNION ALL SELECT id FROM team | COMPOUND COMPOUND_PART INDEX_SCAN COMPOUND_PART FULL_SCAN
            WITH x AS MATERIALIZED (SELECT * FROM team) SELECT * FROM x | MATERIALIZE FULL_SCAN SUBQUERY_SCAN
            SELECT row_number() OVER () FROM team | CO_ROUTINE FULL_SCAN SUBQUERY_SCAN
            WITH RECURSIVE n(i) AS (SELECT 1 UNION SELECT i + 1 FROM n LIMIT 9) SELECT * FROM n | CO_ROUTINE SETUP CONSTANT RECURSIVE_STEP SUBQUERY_SCAN SUBQUERY_SCAN
            SELECT * FROM team RIGHT JOIN hero ON team.name = hero.name | FULL_SCAN FULL_SCAN RIGHT_JOIN FULL_SCAN
            UPDATE hero SET age = 1 WHERE name = 'x'                            | FULL_SCAN
            DELETE FROM hero WHERE age > 5                                      | FULL_SCAN
            INSERT INTO hero (name) SELECT name FROM team                       | FULL_SCAN
            INSERT INTO team (name) VALUES ('x')                                |
            EXPLAIN QUERY PLAN SELECT * FROM team                               | FULL_SCAN
            """)
    void eachStepIsKnown(String sql, String kinds) {
        var found = plan(sql).plan().steps().stream()
                .map(step -> step.kind().name())
                .toList();
        assertThat(found).isEqualTo(kinds == null ? List.of() : List.of(kinds.split(" ")));
    }

    @Test
    void nothingIsRun() {
        plan("DELETE FROM hero");
        plan("WITH x AS (SELECT 1) DELETE FROM hero WHERE id IN (SELECT id FROM hero)");
        reader.bytecode("DELETE FROM hero", List.of()).join();
        assertThat(plan("SELECT * FROM hero").tables().get("hero").count()).isEqualTo(5_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PRAGMA user_version = 7",
                "EXPLAIN QUERY PLAN PRAGMA user_version = 7",
                "COMMIT",
                "",
                "EXPLAIN",
                "SELECT 1; SELECT 2",
                "ATTACH 'x' AS y"
            })
    void whatHasNoPlanIsNotTouched(String sql) {
        assertThat(PlanReader.isExplained(sql)).isFalse();
        assertThatThrownBy(() -> reader.plan(sql, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMistakeIsSaidBySqlite() {
        assertThatThrownBy(() -> plan("SELECT * FROM nowhere"))
                .satisfies(failure -> assertThat(Problem.message(failure)).isEqualTo("no such table: nowhere"));
    }

    @Test
    void parametersHaveTheirValues() {
        var explained =
                reader.plan("SELECT * FROM hero WHERE team_id = ?", List.of(3L)).join();
        assertThat(explained.plan().steps()).extracting(PlanStep::kind).containsExactly(Kind.INDEX_SEARCH);
    }

    @Test
    void tablesAreKnownByTheirAliases() {
        var explained = plan("SELECT * FROM hero AS a JOIN team b ON a.name = b.name, (SELECT 1)");
        assertThat(explained.tables().get("a").table()).isEqualTo("hero");
        assertThat(explained.tables().get("b")).isEqualTo(new Explanation.TableRows("team", 2));
        var twice = plan("SELECT 1 FROM hero x WHERE EXISTS (SELECT 1 FROM team x WHERE x.name > 'a')");
        assertThat(twice.tables()).doesNotContainKey("x");
    }

    @Test
    void theTreeIsDrawnAsTheShellDoes() {
        assertThat(plan("SELECT * FROM hero WHERE id = 1 OR team_id = 2").plan().text())
                .isEqualTo("""
                        QUERY PLAN
                        `--MULTI-INDEX OR
                           |--INDEX 1
                           |  `--SEARCH hero USING INTEGER PRIMARY KEY (rowid=?)
                           `--INDEX 2
                              `--SEARCH hero USING INDEX hero_team (team_id=?)""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT * FROM hero WHERE name = 'x'                         | SEARCH | name
            SELECT * FROM grown WHERE age < 20                          | SEARCH | age
            SELECT * FROM hero WHERE age BETWEEN 3 AND 5                | SEARCH | age
            SELECT * FROM hero WHERE name = 'x' AND age > 7             | SEARCH | name age
            SELECT * FROM hero WHERE age > 7 AND name IN ('x', 'y')     | SEARCH | name age
            SELECT * FROM hero WHERE team_id = 3 ORDER BY name          | ORDER  | team_id name
            SELECT * FROM hero WHERE name = 'x' ORDER BY age            | BOTH   | name age
            SELECT * FROM hero ORDER BY name LIMIT 5                    | ORDER  | name
            SELECT * FROM hero ORDER BY name, age DESC LIMIT 5          | ORDER  | name age
            SELECT age, count(*) FROM hero GROUP BY age                 | ORDER  | age
            SELECT a.id FROM hero a JOIN hero b ON a.name = b.name      | SEARCH | name
            UPDATE hero SET note = '' WHERE name = 'x'                  | SEARCH | name
            DELETE FROM hero WHERE age > 5                              | SEARCH | age
            """)
    void anIndexIsProposedThatSqliteWouldUse(String sql, Gain gain, String columns) {
        var proposals = plan(sql).proposals();
        assertThat(proposals).hasSize(1);
        assertThat(proposals.getFirst().table()).isEqualTo("hero");
        assertThat(proposals.getFirst().columns()).containsExactly(columns.split(" "));
        assertThat(proposals.getFirst().gain()).isEqualTo(gain);
        var before = plan(sql).plan().details();
        SqliteFile.of(folder.resolve("plans.db"), proposals.getFirst().sql());
        assertThat(plan(sql).plan().details()).isNotEqualTo(before);
        assertThat(plan(sql).proposals()).as("what is there already").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM hero WHERE name LIKE '%x%'",
                "SELECT * FROM hero WHERE lower(name) = 'x'",
                "SELECT * FROM hero WHERE age + 1 = 3",
                "SELECT * FROM hero WHERE +age = 3",
                "SELECT * FROM hero",
                "SELECT * FROM hero WHERE team_id = 3",
                "SELECT * FROM hero WHERE id = 3",
                "SELECT * FROM hero WHERE name = 'x' OR lower(name) = 'y'",
                "SELECT * FROM team WHERE name = 'A' ORDER BY name",
                "SELECT * FROM json_each('[1]') WHERE value = 1",
                "SELECT name FROM hero ORDER BY length(name)",
                "WITH x AS (SELECT 1 AS name) SELECT * FROM x WHERE name = 1"
            })
    void nothingIsProposedThatWouldNotHelp(String sql) {
        assertThat(plan(sql).proposals()).isEmpty();
    }

    @Test
    void twoIndexesAreProposedWhereOrNeedsBoth() {
        assertThat(plan("SELECT * FROM hero WHERE name = 'x' OR age = 3").proposals())
                .extracting(proposal -> proposal.columns().getFirst())
                .containsExactlyInAnyOrder("name", "age");
    }

    @Test
    void fewIndexesAreTriedAndNoneForNobody() {
        var columns = IntStream.range(0, 40).mapToObj(i -> "c" + i).toList();
        SqliteFile.of(
                folder.resolve("plans.db"),
                "CREATE TABLE wide (" + String.join(", ", columns) + ")",
                "INSERT INTO wide (c0) SELECT id FROM hero");
        var sql = "SELECT * FROM wide ORDER BY " + String.join(" || ", columns);
        var schema = connection.submit(context -> SchemaPart.read(context, sql)).join();
        var plan = plan(sql).plan();
        var asked = new AtomicInteger();
        new IndexTrial(sql, List.of(), schema, () -> asked.incrementAndGet() > 3).proposals(plan, _ -> true);
        assertThat(asked).as("trials").hasValue(4);
        asked.set(0);
        new IndexTrial(sql, List.of(), schema, () -> asked.incrementAndGet() < 0).proposals(plan, _ -> true);
        assertThat(asked).as("trials").hasValueLessThan(110);
    }

    @Test
    void temporaryTablesAreExplainedWithoutProposals() {
        connection
                .submit(sql -> sql.execute("CREATE TEMP TABLE mine AS SELECT * FROM hero"))
                .join();
        var explained = plan("SELECT * FROM mine WHERE name = 'x'");
        assertThat(explained.plan().steps()).extracting(PlanStep::kind).containsExactly(Kind.FULL_SCAN);
        assertThat(explained.proposals()).isEmpty();
    }

    @Test
    void odderNamesAreQuoted() {
        SqliteFile.of(
                folder.resolve("plans.db"),
                "CREATE TABLE \"a \"\"b\" (\"c d\", e)",
                "INSERT INTO \"a \"\"b\" SELECT name, id FROM hero");
        var proposal =
                plan("SELECT * FROM \"a \"\"b\" WHERE \"c d\" = 1").proposals().getFirst();
        SqliteFile.of(folder.resolve("plans.db"), proposal.sql());
        assertThat(proposal.columns()).containsExactly("c d");
    }

    @Test
    void analyzedRowsAreTaken() {
        SqliteFile.of(
                folder.resolve("plans.db"),
                "ANALYZE",
                "UPDATE sqlite_stat1 SET stat = '7000000 350000' WHERE tbl = 'hero'");
        assertThat(plan("SELECT * FROM hero").tables().get("hero").count()).isEqualTo(7_000_000);
    }

    @Test
    void bytecodeIsSetInAsTheShellDoes() {
        var program = reader.bytecode("SELECT name FROM hero", List.of()).join();
        assertThat(program.getFirst().opcode()).isEqualTo("Init");
        assertThat(program)
                .filteredOn(instruction -> instruction.depth() == 1)
                .extracting(Instruction::opcode)
                .containsExactly("Column", "ResultRow");
    }

    private Explanation plan(String sql) {
        return reader.plan(sql, List.of()).join();
    }
}
