package org.herobase.db;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.herobase.sql.SqlToken;

/**
 * What a rule of the database has against a row, as far as SQLite's message tells.
 *
 * @param problem the kind of rule
 * @param columns which columns of the table it is about; empty if SQLite does not say, or means another table
 * @param rule what SQLite names: the constraint's name or expression for a CHECK, otherwise its whole sentence
 */
public record ConstraintFailure(Problem problem, List<String> columns, String rule) {
    private static final String FAILED = " constraint failed: ";
    private static final Pattern WRONG_TYPE =
            Pattern.compile("cannot store \\w+ value in \\w+ column (.*)", Pattern.DOTALL);

    /**
     * What a failed writing says of the columns of a table.
     *
     * @param table the table that was written, unquoted
     * @param columns its columns, unquoted
     * @return empty if it was no rule of the database that failed
     */
    public static Optional<ConstraintFailure> of(Throwable failure, String table, List<String> columns) {
        var problem = Problem.of(failure);
        var message = Problem.message(failure);
        var named = message.substring(message.indexOf(FAILED) < 0 ? 0 : message.indexOf(FAILED) + FAILED.length());
        return switch (problem) {
            case UNIQUE, NOT_NULL ->
                Optional.of(new ConstraintFailure(problem, listed(named, table, columns), message));
            case TYPE -> {
                var about = WRONG_TYPE.matcher(message);
                var place = about.matches() ? about.group(1) : "";
                yield Optional.of(new ConstraintFailure(problem, listed(place, table, columns), message));
            }
            case CHECK -> Optional.of(new ConstraintFailure(problem, mentioned(named, columns), named));
            case FOREIGN_KEY, RAISED, CONSTRAINT -> Optional.of(new ConstraintFailure(problem, List.of(), message));
            default -> Optional.empty();
        };
    }

    /** Names in messages are not quoted: what is sure is only that each is a column of this table after its name. */
    private static List<String> listed(String places, String table, List<String> columns) {
        var prefix = table + ".";
        return among(columns, column -> (", " + places + ", ").contains(", " + prefix + column + ", "));
    }

    /** The columns that an expression names. */
    private static List<String> mentioned(String expression, List<String> columns) {
        var names = SqlToken.of(expression).stream()
                .filter(token -> token.kind() == SqlToken.Kind.WORD || token.kind() == SqlToken.Kind.NAME)
                .map(token -> expression.substring(token.start(), token.end()))
                .toList();
        return among(columns, column -> names.stream().anyMatch(name -> isName(name, column)));
    }

    private static boolean isName(String written, String column) {
        var quoted = List.of(
                "\"" + column.replace("\"", "\"\"") + "\"", "`" + column.replace("`", "``") + "`", "[" + column + "]");
        return written.equalsIgnoreCase(column) || quoted.stream().anyMatch(written::equalsIgnoreCase);
    }

    private static List<String> among(List<String> columns, Predicate<String> isMeant) {
        return columns.stream().filter(isMeant).toList();
    }
}
