package org.herobase.console.completion;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.herobase.sql.Clause;
import org.herobase.sql.Scope;

/** The keywords that can stand at a place: phrases of one or more words, the likely ones first. */
final class Phrases {
    private static final List<String> STATEMENTS = list("""
        SELECT|WITH|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE|CREATE VIEW|CREATE INDEX|CREATE UNIQUE INDEX
        CREATE TRIGGER|CREATE TEMP TABLE|CREATE TEMP VIEW|CREATE TEMP TRIGGER|CREATE VIRTUAL TABLE|DROP TABLE|DROP VIEW
        DROP INDEX|DROP TRIGGER|ALTER TABLE|PRAGMA|EXPLAIN QUERY PLAN|EXPLAIN|BEGIN|BEGIN IMMEDIATE|BEGIN EXCLUSIVE
        BEGIN TRANSACTION|COMMIT|ROLLBACK|ROLLBACK TO|SAVEPOINT|RELEASE|END|ANALYZE|REINDEX|VACUUM|VACUUM INTO
        ATTACH DATABASE|DETACH DATABASE|REPLACE INTO|INSERT OR IGNORE INTO|INSERT OR REPLACE INTO|INSERT OR ABORT INTO
        INSERT OR FAIL INTO|INSERT OR ROLLBACK INTO|VALUES|WITH RECURSIVE\
        """);
    private static final List<String> BODY = list("SELECT|INSERT INTO|UPDATE|DELETE FROM|REPLACE INTO|END");
    private static final List<String> OPERANDS = list("""
        NULL|CASE WHEN|CASE|NOT|EXISTS|NOT EXISTS|CAST|TRUE|FALSE|CURRENT_DATE|CURRENT_TIME|CURRENT_TIMESTAMP|RAISE\
        """);
    private static final List<String> OPERATORS = list("""
        AND|OR|IS NULL|IS NOT NULL|IN|NOT IN|LIKE|NOT LIKE|BETWEEN|NOT BETWEEN|GLOB|NOT GLOB|IS|IS NOT
        IS DISTINCT FROM|IS NOT DISTINCT FROM|MATCH|REGEXP|ESCAPE|COLLATE|WHEN|THEN|ELSE|END\
        """);
    private static final List<String> COMPOUNDS = list("UNION ALL|UNION|INTERSECT|EXCEPT");
    private static final List<String> JOINS = list("""
        JOIN|LEFT JOIN|INNER JOIN|CROSS JOIN|RIGHT JOIN|FULL JOIN|NATURAL JOIN|LEFT OUTER JOIN|FULL OUTER JOIN
        RIGHT OUTER JOIN|NATURAL LEFT JOIN\
        """);
    private static final List<String> DEFINITIONS = list("""
        PRIMARY KEY|NOT NULL|UNIQUE|DEFAULT|REFERENCES|CHECK|COLLATE|GENERATED ALWAYS AS|AUTOINCREMENT
        PRIMARY KEY AUTOINCREMENT|ON DELETE CASCADE|ON DELETE SET NULL|ON DELETE RESTRICT|ON UPDATE CASCADE
        DEFERRABLE INITIALLY DEFERRED|STORED|VIRTUAL|CONSTRAINT|FOREIGN KEY\
        """);

    /** What is no phrase without the word behind it. */
    private static final Set<String> UNFINISHED = Set.of("ORDER", "GROUP", "PARTITION", "INSERT", "DELETE", "INDEXED");

    private static final Set<String> IN_OPERATORS = Set.of("IS", "NOT", "DISTINCT");

    private Phrases() {}

    /** The phrases that can begin at a place, the likely ones first. */
    static List<String> at(Scope scope) {
        var own = scope.clause().name() + ' ';
        return fitting(scope).stream().filter(phrase -> !phrase.startsWith(own)).toList();
    }

    /** What goes on with the words before the caret, such as BY after ORDER; none where they begin no phrase. */
    static List<String> rests(Scope scope) {
        var rests = new LinkedHashSet<String>();
        for (var phrase : fitting(scope)) {
            var words = List.of(phrase.split(" "));
            for (var i = 1; i < words.size(); i++) {
                if (endsWith(scope.preceding(), words.subList(0, i))) {
                    rests.add(String.join(" ", words.subList(i, words.size())));
                }
            }
        }
        return List.copyOf(rests);
    }

    /** Whether nothing but the rest of a phrase can follow. */
    static boolean isUnfinished(Scope scope) {
        return !scope.preceding().isEmpty()
                && UNFINISHED.contains(scope.preceding().getLast());
    }

    private static List<String> fitting(Scope scope) {
        return switch (scope.place()) {
            case STATEMENT -> scope.trigger().isPresent() ? BODY : STATEMENTS;
            case OUTPUT -> joined(list("DISTINCT|ALL"), OPERANDS);
            case OPERAND -> operands(scope);
            case CONDITION -> joined(operands(scope), list("CONFLICT"));
            case OPERATOR ->
                switch (scope.clause()) {
                    case WHERE, ON, HAVING, ARGUMENTS, PARENTHESES -> joined(OPERATORS, following(scope));
                    default -> joined(following(scope), OPERATORS);
                };
            case SOURCE, JOINED -> scope.clause() == Clause.PARENTHESES ? list("SELECT|WITH|VALUES") : List.of();
            case AFTER_SOURCE -> afterSource(scope);
            case AFTER_TARGET -> list("VALUES|SELECT|DEFAULT VALUES|AS|WITH");
            case TABLE, VIEW, INDEX, TRIGGER -> scope.clause() == Clause.DROP ? list("IF EXISTS") : List.of();
            case TARGET ->
                scope.clause() == Clause.UPDATE ? list("OR IGNORE|OR REPLACE|OR ABORT|OR FAIL|OR ROLLBACK") : List.of();
            case NEW_NAME -> ownName(scope);
            case KEYWORD, TYPE -> following(scope);
            case COLUMN -> scope.clause() == Clause.ALTER ? list("COLUMN") : List.of();
            case INSERT_COLUMN, SHARED_COLUMN, PRAGMA, PRAGMA_VALUE, COLLATION, TABLE_OR_INDEX, SCHEMA -> List.of();
        };
    }

    private static List<String> ownName(Scope scope) {
        return switch (scope.clause()) {
            case WITH -> list("WITH RECURSIVE");
            case CREATE -> list("IF NOT EXISTS");
            case DEFINITION -> list("PRIMARY KEY|FOREIGN KEY|UNIQUE|CHECK|CONSTRAINT");
            default -> List.of();
        };
    }

    private static List<String> operands(Scope scope) {
        var only = switch (scope.clause()) {
            case ARGUMENTS -> list("DISTINCT");
            case PARENTHESES -> scope.preceding().isEmpty() ? list("SELECT|WITH") : List.<String>of();
            case GROUP_BY -> list("GROUP BY");
            case ORDER_BY -> list("ORDER BY");
            case OVER -> list("PARTITION BY|ORDER BY");
            default -> List.<String>of();
        };
        var isInOperator = !scope.preceding().isEmpty()
                && IN_OPERATORS.contains(scope.preceding().getLast());
        return joined(only, OPERANDS, isInOperator ? OPERATORS : List.of());
    }

    private static List<String> afterSource(Scope scope) {
        var more = joined(list("WHERE|GROUP BY|ORDER BY|LIMIT|AS|WINDOW|INDEXED BY|NOT INDEXED|RETURNING"), COMPOUNDS);
        return joined(scope.clause() == Clause.JOIN ? list("ON|USING") : List.of(), JOINS, more);
    }

    private static List<String> following(Scope scope) {
        return switch (scope.clause()) {
            case SELECT -> joined(list("FROM|AS|OVER|FILTER|WHERE|ORDER BY|LIMIT"), COMPOUNDS);
            case ON, USING -> joined(list("WHERE|GROUP BY|ORDER BY|LIMIT"), JOINS, COMPOUNDS);
            case FROM, JOIN -> afterSource(scope);
            case WHERE -> joined(list("GROUP BY|ORDER BY|LIMIT|WINDOW|RETURNING"), COMPOUNDS);
            case GROUP_BY -> joined(list("HAVING|ORDER BY|LIMIT|WINDOW"), COMPOUNDS);
            case HAVING -> joined(list("ORDER BY|LIMIT|WINDOW"), COMPOUNDS);
            case ORDER_BY -> list("ASC|DESC|NULLS FIRST|NULLS LAST|LIMIT|RETURNING");
            case LIMIT -> list("OFFSET");
            case WINDOW -> joined(list("AS|ORDER BY|LIMIT"), COMPOUNDS);
            case COMPOUND -> list("SELECT|VALUES|WITH|UNION ALL");
            case WITH -> list("AS|SELECT|INSERT INTO|UPDATE|DELETE FROM|AS MATERIALIZED|AS NOT MATERIALIZED|VALUES");
            case INSERT -> list("""
                INSERT INTO|REPLACE INTO|INSERT OR REPLACE INTO|INSERT OR IGNORE INTO|INSERT OR ABORT INTO
                INSERT OR FAIL INTO|INSERT OR ROLLBACK INTO|VALUES|SELECT|DEFAULT VALUES|WITH\
                """);
            case VALUES -> joined(list("ON CONFLICT|RETURNING"), COMPOUNDS);
            case CONFLICT -> list("ON CONFLICT|DO UPDATE SET|DO NOTHING|WHERE|RETURNING");
            case UPDATE -> list("SET|AS|INDEXED BY|NOT INDEXED|OR IGNORE|OR REPLACE|OR ABORT|OR FAIL|OR ROLLBACK");
            case SET -> list("WHERE|FROM|RETURNING");
            case DELETE -> list("DELETE FROM|WHERE|RETURNING|INDEXED BY|NOT INDEXED|AS");
            case RETURNING -> list("AS");
            case OVER -> list("""
                PARTITION BY|ORDER BY|ROWS BETWEEN|RANGE BETWEEN|GROUPS BETWEEN|UNBOUNDED PRECEDING|CURRENT ROW
                UNBOUNDED FOLLOWING|PRECEDING|FOLLOWING|EXCLUDE CURRENT ROW|EXCLUDE TIES|EXCLUDE GROUP\
                """);
            case ARGUMENTS -> list("AS|ORDER BY");
            case PARENTHESES -> joined(COMPOUNDS, list("ORDER BY"));
            case DEFINITION -> DEFINITIONS;
            case CREATE -> list("""
                CREATE TABLE|CREATE VIEW|CREATE INDEX|CREATE UNIQUE INDEX|CREATE TRIGGER|CREATE TEMP TABLE
                CREATE TEMP VIEW|CREATE TEMP TRIGGER|CREATE VIRTUAL TABLE|TABLE IF NOT EXISTS|VIEW IF NOT EXISTS
                INDEX IF NOT EXISTS|TRIGGER IF NOT EXISTS|AS|AS SELECT|AS WITH|ON|STRICT|WITHOUT ROWID|AFTER INSERT ON
                AFTER UPDATE ON|AFTER UPDATE OF|AFTER DELETE ON|BEFORE INSERT ON|BEFORE UPDATE ON|BEFORE UPDATE OF
                BEFORE DELETE ON|INSTEAD OF INSERT ON|INSTEAD OF UPDATE ON|INSTEAD OF DELETE ON|FOR EACH ROW|WHEN|BEGIN
                USING\
                """);
            case DROP -> list("DROP TABLE|DROP VIEW|DROP INDEX|DROP TRIGGER");
            case ALTER -> list("ALTER TABLE|RENAME TO|RENAME COLUMN|ADD COLUMN|DROP COLUMN|TO");
            case START, PRAGMA -> List.of();
            case OTHER -> list("""
                ATTACH DATABASE|DETACH DATABASE|BEGIN IMMEDIATE|BEGIN EXCLUSIVE|BEGIN DEFERRED|BEGIN TRANSACTION
                ROLLBACK TO|VACUUM INTO|COMMIT TRANSACTION|AS\
                """);
        };
    }

    private static boolean endsWith(List<String> words, List<String> end) {
        return words.size() >= end.size()
                && words.subList(words.size() - end.size(), words.size()).equals(end);
    }

    private static List<String> joined(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }

    private static List<String> joined(List<String> first, List<String> second, List<String> third) {
        return joined(joined(first, second), third);
    }

    private static List<String> list(String phrases) {
        return Arrays.stream(phrases.split("[|\n]")).map(String::strip).toList();
    }
}
