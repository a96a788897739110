package org.herobase.console;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.herobase.sql.Script.Statement;

/** What a statement can change, as far as that decides what has to be kept of it for undo. */
enum StatementEffect {
    /** Nothing. */
    NONE,
    /** Nothing in the file: it begins or ends a transaction, or changes the connection. */
    CONNECTION,
    /** Rows. */
    ROWS,
    /** Tables, views, indexes and triggers. */
    SCHEMA,
    /** Settings in the file, or tables of SQLite's own. */
    SETTINGS,
    /** The file as a whole: rows may have other rowids after it. */
    WHOLE_FILE;

    private static final Set<String> READING = Set.of("SELECT", "VALUES", "EXPLAIN");
    private static final Set<String> OF_ROWS = Set.of("INSERT", "REPLACE", "UPDATE", "DELETE");
    private static final Set<String> OF_SCHEMA = Set.of("CREATE", "DROP", "ALTER");
    private static final Set<String> OF_SETTINGS = Set.of("ANALYZE", "REINDEX");

    /** Those that write into the file, most of them when they get a value ("PRAGMA Statements"). */
    private static final Set<String> WRITING_PRAGMAS =
            Set.of("user_version", "application_id", "schema_version", "auto_vacuum", "optimize", "encoding");

    private static final Pattern PRAGMA =
            Pattern.compile("\\s*PRAGMA\\s+(?:[^.=(]+\\.)?\\s*\"?(\\w+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ACTING = Pattern.compile("\\bPRAGMA\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern INTO = Pattern.compile("\\bINTO\\b", Pattern.CASE_INSENSITIVE);

    /** That of a statement. */
    static StatementEffect of(Statement statement) {
        var verb = statement.verb();
        if (verb.equals("EXPLAIN") && ACTING.matcher(statement.sql()).find()) {
            return CONNECTION; // some pragmas do their work when they are prepared
        }
        if (READING.contains(verb)) {
            return NONE;
        }
        if (OF_ROWS.contains(verb)) {
            return ROWS;
        }
        if (OF_SCHEMA.contains(verb)) {
            return SCHEMA;
        }
        if (OF_SETTINGS.contains(verb)) {
            return SETTINGS;
        }
        return switch (verb) {
            case "VACUUM" -> INTO.matcher(statement.sql()).find() ? NONE : WHOLE_FILE;
            case "PRAGMA" -> ofPragma(statement.sql());
            default -> CONNECTION;
        };
    }

    private static StatementEffect ofPragma(String sql) {
        var pragma = PRAGMA.matcher(sql);
        var name = pragma.lookingAt() ? pragma.group(1).toLowerCase(Locale.ROOT) : "";
        if (name.equals("incremental_vacuum")) {
            return WHOLE_FILE;
        }
        return WRITING_PRAGMAS.contains(name) ? SETTINGS : CONNECTION;
    }

    /** Whether it changes the file, if it changes anything. */
    boolean isOfFile() {
        return this != NONE && this != CONNECTION;
    }
}
