package org.herobase.sql;

import java.util.Locale;
import java.util.Optional;
import org.herobase.sql.SqlToken.Kind;

/** What a CREATE statement makes, where it is one as SQLite keeps them in the schema of a file. */
public enum Definition {
    /** An ordinary table. */
    TABLE,
    /** A virtual table. */
    VIRTUAL_TABLE,
    /** An index. */
    INDEX,
    /** A view. */
    VIEW,
    /** A trigger. */
    TRIGGER;

    /**
     * Looks at a statement.
     *
     * @return empty for what SQLite would not keep: anything else than one CREATE statement, one of a temporary thing, and
     *     CREATE TABLE AS, which would run a query
     */
    public static Optional<Definition> of(String sql) {
        var statements = Script.of(sql).statements();
        if (statements.size() != 1) {
            return Optional.empty();
        }
        var words = SqlToken.of(sql).stream()
                .filter(token -> !token.isIgnored())
                .map(token -> token.kind() == Kind.WORD || token.kind() == Kind.OTHER
                        ? sql.substring(token.start(), token.end()).toUpperCase(Locale.ROOT)
                        : "")
                .limit(4)
                .toList();
        if (words.size() < 4 || !words.getFirst().equals("CREATE")) {
            return Optional.empty();
        }
        return switch (words.get(1)) {
            case "TABLE" -> words.get(3).equals("(") ? Optional.of(TABLE) : Optional.empty();
            case "VIRTUAL" -> words.get(2).equals("TABLE") ? Optional.of(VIRTUAL_TABLE) : Optional.empty();
            case "INDEX" -> Optional.of(INDEX);
            case "UNIQUE" -> words.get(2).equals("INDEX") ? Optional.of(INDEX) : Optional.empty();
            case "VIEW" -> Optional.of(VIEW);
            case "TRIGGER" -> Optional.of(TRIGGER);
            default -> Optional.empty();
        };
    }
}
