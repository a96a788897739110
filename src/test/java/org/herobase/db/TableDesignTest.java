package org.herobase.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.herobase.db.ColumnDesign.Rule.NOT_NULL;
import static org.herobase.db.ColumnDesign.Rule.PRIMARY_KEY;
import static org.herobase.db.ColumnDesign.Rule.UNIQUE;
import static org.herobase.db.TableDesign.Option.AUTOINCREMENT;
import static org.herobase.db.TableDesign.Option.STRICT;
import static org.herobase.db.TableDesign.Option.WITHOUT_ROWID;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.herobase.db.ColumnDesign.Action;
import org.herobase.db.ColumnDesign.Reference;
import org.herobase.db.ColumnDesign.Rule;
import org.herobase.db.TableDesign.Option;
import org.herobase.sql.Script;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Designed tables: their SQL, what real SQLite makes of it, and what is refused before. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class TableDesignTest {
    private static final SchemaNames EMPTY = new SchemaNames(Set.of(), Map.of());
    private static final ColumnDesign ID = key("id", "INTEGER");

    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void open() throws Exception {
        var file = folder.resolve("foreign.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE team(id INTEGER PRIMARY KEY, name TEXT UNIQUE, city TEXT)");
            statement.executeUpdate("CREATE TABLE \"a \"\"b\"\" [c] `d`\"(\"\" INT PRIMARY KEY, \"select\" TEXT)");
            statement.executeUpdate("CREATE TABLE pair(a INT, b INT, c INT UNIQUE, d INT, PRIMARY KEY(a, b))");
            statement.executeUpdate("CREATE UNIQUE INDEX pair_some ON pair(d) WHERE d > 0");
            statement.executeUpdate("CREATE UNIQUE INDEX pair_lower ON pair(lower(d))");
            statement.executeUpdate("CREATE TABLE slim(k TEXT PRIMARY KEY) WITHOUT ROWID");
            statement.executeUpdate("CREATE VIEW towns AS SELECT city FROM team");
            statement.executeUpdate("CREATE TRIGGER watch AFTER INSERT ON team BEGIN SELECT 1; END");
        }
        database = Database.open(file);
    }

    @AfterEach
    void close() {
        database.close().join();
    }

    static Stream<TableDesign> designs() {
        return Stream.of(
                design(ColumnDesign.of("a", "")),
                design(ID),
                design(Set.of(AUTOINCREMENT), ID, ColumnDesign.of("name", "TEXT")),
                design(key("id", "TEXT"), ColumnDesign.of("n", "INT")),
                design(key("a", "INTEGER"), key("b", "TEXT"), ColumnDesign.of("c", "")),
                design(Set.of(WITHOUT_ROWID), key("a", "INTEGER"), key("b", "TEXT")),
                design(Set.of(WITHOUT_ROWID), key("k", "TEXT")),
                design(Set.of(STRICT), ID, ColumnDesign.of("x", "any"), ColumnDesign.of("y", " Text ")),
                design(Set.of(STRICT, WITHOUT_ROWID), key("k", "INT"), ColumnDesign.of("b", "BLOB")),
                design(Set.of(STRICT, AUTOINCREMENT), ID, ColumnDesign.of("r", "REAL")),
                design(ID, with("name", "VARCHAR(80)", Set.of(NOT_NULL), "", "", null)),
                design(ID, with("price", "DECIMAL(10, 2)", Set.of(NOT_NULL, UNIQUE), "0", "", null)),
                design(ID, ColumnDesign.of("big", "UNSIGNED BIG INT"), ColumnDesign.of("d", "DOUBLE PRECISION")),
                design(ID, ColumnDesign.of("odd", "größe_2(-1,+3)")),
                design(with("a", "INT", Set.of(), "-5", "", null), with("b", "REAL", Set.of(), "+1.5e3", "", null)),
                design(with("a", "TEXT", Set.of(), "'it''s; (here)'", "", null)),
                design(with("a", "TEXT", Set.of(), "CURRENT_TIMESTAMP", "", null)),
                design(with("a", "TEXT", Set.of(), "current_date", "", null)),
                design(with("a", "BOOLEAN", Set.of(NOT_NULL), "FALSE", "a IN (0, 1)", null)),
                design(with("a", "BLOB", Set.of(), "x'00ff'", "", null)),
                design(with("a", "TEXT", Set.of(), "datetime('now', 'localtime')", "", null)),
                design(with("a", "INT", Set.of(), "(1 + 2) * (3)", "(a) > (0)", null)),
                design(with("a", "INT", Set.of(), "NULL", "", null)),
                design(with("a", "INT", Set.of(), "1 /* one; */", "a > 0 /* ) */", null)),
                design(with("a", "TEXT", Set.of(), "", "a LIKE '?%{0}' AND a <> ';'", null)),
                design(with("{0} ? :a", "TEXT", Set.of(), "'{1}'", "\"{0} ? :a\" <> '--'", null)),
                design(ID, with("team", "INT", Set.of(), "", "", to("team", "id"))),
                design(ID, with("team", "TEXT", Set.of(NOT_NULL), "", "", to("team", "name"))),
                design(
                        ID,
                        with(
                                "t",
                                "INT",
                                Set.of(),
                                "",
                                "",
                                new Reference("team", "id", Action.SET_NULL, Action.CASCADE)),
                        with(
                                "u",
                                "INT",
                                Set.of(),
                                "1",
                                "",
                                new Reference("team", "id", Action.SET_DEFAULT, Action.RESTRICT))),
                design(
                        ID,
                        with(
                                "boss",
                                "INT",
                                Set.of(),
                                "",
                                "",
                                new Reference(null, "id", Action.CASCADE, Action.NO_ACTION))),
                design(ID, with("odd", "INT", Set.of(), "", "", to("a \"b\" [c] `d`", ""))),
                named("select", ColumnDesign.of("from", "TEXT"), ColumnDesign.of("where", "INT")),
                named("say \"hi\"", ColumnDesign.of("a \"b\"", "TEXT"), ColumnDesign.of("[c]", "INT")),
                named("it's; DROP TABLE team", ColumnDesign.of("`x`", "TEXT"), ColumnDesign.of("a.b", "INT")),
                named("x\"); DROP TABLE team; --", ColumnDesign.of("y\" INT); --", "TEXT")),
                named("größe 大", ColumnDesign.of(" spaced ", "TEXT"), ColumnDesign.of("\uD83D\uDE00", "INT")));
    }

    @ParameterizedTest
    @MethodSource("designs")
    void sqliteMakesTheTableThatWasDesigned(TableDesign design) {
        assertThat(design.problems(database.read(SchemaNames::read).join())).isEmpty();
        assertThat(Script.of(design.sql()).statements()).hasSize(1);
        create(design.sql());

        assertThat(database.read(sql -> Catalog.definition(sql, new Catalog.Entry(Catalog.Kind.TABLE, design.name())))
                        .join())
                .isEqualTo(design.sql());
        var columns = database.read(sql -> Catalog.columns(sql, design.name())).join();
        assertThat(columns).hasSameSizeAs(design.columns());
        var keys = 0;
        for (var i = 0; i < columns.size(); i++) {
            var made = columns.get(i);
            var designed = design.columns().get(i);
            assertThat(made.name()).isEqualTo(designed.name());
            assertThat(made.declaredType().replace(" ", ""))
                    .isEqualToIgnoringCase(designed.type().replace(" ", ""));
            assertThat(made.keyPosition()).isEqualTo(designed.has(PRIMARY_KEY) ? ++keys : 0);
            var inKey = designed.has(PRIMARY_KEY) && design.has(WITHOUT_ROWID);
            assertThat(made.notNull()).isEqualTo(designed.has(NOT_NULL) || inKey);
            if (designed.defaultSql().isEmpty()) {
                assertThat(made.defaultSql()).isNull();
            } else {
                assertThat(designed.defaultSql()).startsWith(made.defaultSql());
            }
        }
        assertThat(database.read(ForeignKey::readAll).join().stream()
                        .filter(key -> key.table().equals(design.name()))
                        .map(TableDesignTest::reference))
                .containsExactlyElementsOf(design.columns().stream()
                        .map(ColumnDesign::reference)
                        .filter(reference -> reference != null)
                        .map(reference -> reference.table() != null
                                ? reference
                                : new Reference(
                                        design.name(), reference.column(), reference.onDelete(), reference.onUpdate()))
                        .toList());
        assertThat(database.read(sql -> Catalog.columns(sql, "team")).join()).hasSize(3);
    }

    @Test
    void theSqlIsWrittenAsOneWouldByHand() {
        var hero = new TableDesign(
                "hero",
                List.of(
                        ID,
                        with("name", "TEXT", Set.of(NOT_NULL, UNIQUE), "'nobody'", "length(name) > 0", null),
                        with("age", "INTEGER", Set.of(), "1 + 1", "", null),
                        with(
                                "team_id",
                                "INTEGER",
                                Set.of(),
                                "",
                                "",
                                new Reference("team", "id", Action.SET_NULL, Action.NO_ACTION))),
                Set.of(STRICT, AUTOINCREMENT));
        assertThat(hero.sql()).isEqualTo("""
                CREATE TABLE "hero" (
                  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
                  "name" TEXT NOT NULL UNIQUE DEFAULT 'nobody' CHECK (length(name) > 0),
                  "age" INTEGER DEFAULT (1 + 1),
                  "team_id" INTEGER REFERENCES "team" ("id") ON DELETE SET NULL
                ) STRICT""");
        var link = new TableDesign("link", List.of(key("a", "INT"), key("b", "INT")), Set.of(STRICT, WITHOUT_ROWID));
        assertThat(link.sql()).isEqualTo("""
                CREATE TABLE "link" (
                  "a" INT,
                  "b" INT,
                  PRIMARY KEY ("a", "b")
                ) STRICT, WITHOUT ROWID""");
    }

    @Test
    void aTableNeedsAFreeNameOfItsOwn() {
        var schema = database.read(SchemaNames::read).join();
        assertThat(named("", ID).problems(schema)).containsExactly(new DesignProblem.NoName());
        assertThat(named(" ", ID).problems(schema)).containsExactly(new DesignProblem.NoName());
        assertThat(named("SQLite_x", ID).problems(schema)).containsExactly(new DesignProblem.ReservedName("SQLite_x"));
        for (var taken : List.of("Team", "TOWNS", "pair_some", "a \"b\" [c] `d`")) {
            assertThat(named(taken, ID).problems(schema)).containsExactly(new DesignProblem.NameTaken(taken));
            assertThatThrownBy(() -> create(named(taken, ID).sql())).hasStackTraceContaining("already");
        }
        assertThat(named("watch", ID).problems(schema)).as("a trigger's name").isEmpty();
        create(named("watch", ID).sql());
    }

    @Test
    void columnsNeedNamesThatDiffer() {
        assertThat(design().problems(EMPTY)).containsExactly(new DesignProblem.NoColumns());
        assertThat(design(ID, ColumnDesign.of("", "INT")).problems(EMPTY))
                .containsExactly(new DesignProblem.NoColumnName(2));
        assertThat(design(ID, ColumnDesign.of("ID", "INT")).problems(EMPTY))
                .containsExactly(new DesignProblem.DuplicateColumn("ID"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INT PRIMARY KEY",
                "text not null",
                "INT, b INT",
                "INT)",
                "INT; DROP TABLE team",
                "VARCHAR(80",
                "VARCHAR(80) CHECK (0)",
                "DECIMAL(1, 2, 3)",
                "INT -- x",
                "'INT'",
                "INT REFERENCES team",
                "AS (1)",
                "INT GENERATED ALWAYS"
            })
    void aTypeIsATypeAndNothingMore(String type) {
        assertThat(design(ColumnDesign.of("a", type)).problems(EMPTY))
                .containsExactly(new DesignProblem.NoType("a", type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "VARCHAR(80)", "NUMERIC", "DATE", "TEXT(3)"})
    void aStrictTableHasOnlyItsSixTypes(String type) {
        var design = design(Set.of(STRICT), ColumnDesign.of("a", type));
        assertThat(design.problems(EMPTY)).containsExactly(new DesignProblem.NoStrictType("a", type));
        assertThatThrownBy(() -> create(design.sql())).hasStackTraceContaining("datatype for");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1); DROP TABLE team; --",
                "1;",
                "1) , (b INT",
                "1)) STRICT --",
                ")(",
                "(1",
                "1)",
                "'open",
                "\"open",
                "[open",
                "`open",
                "1 -- comment",
                "1 /* comment",
                "-- comment"
            })
    void anExpressionStaysWithinItsParentheses(String expression) {
        var problem = new DesignProblem.NoExpression("a", expression);
        assertThat(design(with("a", "INT", Set.of(), expression, "", null)).problems(EMPTY))
                .containsExactly(problem);
        assertThat(design(with("a", "INT", Set.of(), "", expression, null)).problems(EMPTY))
                .containsExactly(problem);
    }

    @Test
    void rowsWithoutRowidNeedAKey() {
        var design = design(Set.of(WITHOUT_ROWID), ColumnDesign.of("a", "INT"));
        assertThat(design.problems(EMPTY)).containsExactly(new DesignProblem.WithoutRowidNeedsKey());
        assertThatThrownBy(() -> create(design.sql())).hasStackTraceContaining("PRIMARY KEY missing");
    }

    static Stream<TableDesign> withoutIntegerKey() {
        return Stream.of(
                design(Set.of(AUTOINCREMENT), key("id", "INT")),
                design(Set.of(AUTOINCREMENT), ColumnDesign.of("id", "INTEGER")),
                design(Set.of(AUTOINCREMENT), ID, key("b", "INTEGER")),
                design(Set.of(AUTOINCREMENT, WITHOUT_ROWID), ID));
    }

    @ParameterizedTest
    @MethodSource("withoutIntegerKey")
    void autoincrementGoesWithOneIntegerPrimaryKeyOnly(TableDesign design) {
        assertThat(design.problems(EMPTY)).containsExactly(new DesignProblem.AutoincrementNeedsIntegerKey());
    }

    @Test
    void aForeignKeyPointsToWhatNamesOneRow() {
        var schema = database.read(SchemaNames::read).join();
        assertThat(schema.keys())
                .containsOnly(
                        Map.entry("team", List.of("id", "name")),
                        Map.entry("a \"b\" [c] `d`", List.of("")),
                        Map.entry("pair", List.of("c")),
                        Map.entry("slim", List.of("k")));
        for (var wrong : List.of(
                to("team", "city"), to("team", "gone"), to("gone", "id"), to("towns", "city"), to("pair", "a"))) {
            assertThat(design(with("x", "INT", Set.of(), "", "", wrong)).problems(schema))
                    .containsExactly(new DesignProblem.NoParentKey("x", wrong.table(), wrong.column()));
        }
        var toItself = new Reference(null, "a", Action.NO_ACTION, Action.NO_ACTION);
        var child = with("x", "INT", Set.of(), "", "", toItself);
        assertThat(design(key("A", "INT"), child).problems(schema)).isEmpty();
        assertThat(design(with("a", "INT", Set.of(UNIQUE), "", "", null), child).problems(schema))
                .isEmpty();
        assertThat(design(ColumnDesign.of("a", "INT"), child).problems(schema))
                .containsExactly(new DesignProblem.NoParentKey("x", "made", "a"));
        assertThat(design(key("a", "INT"), key("b", "INT"), child).problems(schema))
                .as("half of a key")
                .containsExactly(new DesignProblem.NoParentKey("x", "made", "a"));
    }

    @Test
    void whatSqliteRefusesChangesNothing() {
        var design = design(with("a", "INT", Set.of(), "", "no_such_column > 0", null));
        assertThat(design.problems(EMPTY)).isEmpty();
        assertThatThrownBy(() -> create(design.sql()))
                .isInstanceOf(CompletionException.class)
                .hasStackTraceContaining("no such column: no_such_column");
        assertThat(database.read(Catalog::read).join().find(Catalog.Kind.TABLE, "made"))
                .isEmpty();
    }

    private void create(String statement) {
        database.write(sql -> sql.execute("{0}", DSL.raw(statement))).join();
    }

    private static Reference reference(ForeignKey key) {
        return new Reference(
                key.parent(), key.parentColumns().getFirst(), action(key.onDelete()), action(key.onUpdate()));
    }

    private static Action action(String sql) {
        return Action.valueOf(sql.replace(' ', '_'));
    }

    private static Reference to(String table, String column) {
        return new Reference(table, column, Action.NO_ACTION, Action.NO_ACTION);
    }

    private static ColumnDesign key(String name, String type) {
        return with(name, type, Set.of(PRIMARY_KEY), "", "", null);
    }

    private static ColumnDesign with(
            String name, String type, Set<Rule> rules, String defaultSql, String checkSql, Reference reference) {
        return new ColumnDesign(name, type, rules, defaultSql, checkSql, reference);
    }

    private static TableDesign design(ColumnDesign... columns) {
        return named("made", columns);
    }

    private static TableDesign design(Set<Option> options, ColumnDesign... columns) {
        return new TableDesign("made", List.of(columns), options);
    }

    private static TableDesign named(String name, ColumnDesign... columns) {
        return new TableDesign(name, List.of(columns), Set.of());
    }
}
