package org.herobase.db;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A column of a table that is to be made ("CREATE TABLE").
 *
 * @param name unquoted
 * @param type as the user writes it; empty for none
 * @param rules that hold for its values
 * @param defaultSql an expression; blank for none
 * @param checkSql an expression; blank for none
 * @param reference what its foreign key points to, or null
 */
public record ColumnDesign(
        String name, String type, Set<Rule> rules, String defaultSql, String checkSql, Reference reference) {
    private static final Set<String> STRICT_TYPES = Set.of("INT", "INTEGER", "REAL", "TEXT", "BLOB", "ANY");

    /** Each of them would end the type and begin something that the design knows nothing of. */
    private static final Set<String> NO_TYPES = Set.of(
            "CONSTRAINT",
            "PRIMARY",
            "NOT",
            "NULL",
            "UNIQUE",
            "CHECK",
            "DEFAULT",
            "COLLATE",
            "REFERENCES",
            "GENERATED",
            "ALWAYS",
            "AS",
            "DEFERRABLE",
            "AUTOINCREMENT");

    /** Words, and one or two numbers in parentheses. */
    private static final Pattern TYPE = Pattern.compile(
            "\\s*(?:[\\p{L}_]\\w*+\\s*+)*+(?:\\(\\s*[+-]?[\\d.]+\\s*(?:,\\s*[+-]?[\\d.]+\\s*)?\\)\\s*)?",
            Pattern.UNICODE_CHARACTER_CLASS);

    /** What holds for a column's values. */
    public enum Rule {
        /** It is the primary key, or one column of it. */
        PRIMARY_KEY,
        /** NULL is refused. */
        NOT_NULL,
        /** No two rows have the same value. */
        UNIQUE
    }

    /** What happens to the rows that point to a row when that is changed or deleted ("SQLite Foreign Key Support"). */
    public enum Action {
        /** It is refused when the transaction, or the statement, would leave them pointing nowhere. */
        NO_ACTION,
        /** It is refused at once. */
        RESTRICT,
        /** They point nowhere. */
        SET_NULL,
        /** They get the column's default. */
        SET_DEFAULT,
        /** They follow. */
        CASCADE;

        /** As in SQL. */
        public String sql() {
            return name().replace('_', ' ');
        }
    }

    /**
     * What a foreign key points to.
     *
     * @param table unquoted; null for the table that the column is in, whatever it will be called
     * @param column unquoted
     * @param onDelete what happens when the parent row is deleted
     * @param onUpdate what happens when its key changes
     */
    public record Reference(String table, String column, Action onDelete, Action onUpdate) {}

    /** A column without any rule. */
    public static ColumnDesign of(String name, String type) {
        return new ColumnDesign(name, type, Set.of(), "", "", null);
    }

    /** Whether a rule holds for it. */
    public boolean has(Rule rule) {
        return rules.contains(rule);
    }

    /** Whether the type is one, or none, and nothing more. */
    boolean hasType() {
        return TYPE.matcher(type).matches()
                && Arrays.stream(type.toUpperCase(Locale.ROOT).split("\\s+")).noneMatch(NO_TYPES::contains);
    }

    boolean hasStrictType() {
        return STRICT_TYPES.contains(type.strip().toUpperCase(Locale.ROOT));
    }

    /**
     * The column's line in CREATE TABLE.
     *
     * @param table what its own table is called
     * @param key what is written for a primary key of this column alone; empty if it is not that
     */
    String sql(String table, String key) {
        var sql = new StringBuilder(TableDesign.quoted(name));
        append(sql, type.strip());
        append(sql, key);
        append(sql, has(Rule.NOT_NULL) ? "NOT NULL" : "");
        append(sql, has(Rule.UNIQUE) ? "UNIQUE" : "");
        var byDefault = new SqlExpression(defaultSql);
        append(sql, byDefault.isEmpty() ? "" : "DEFAULT " + byDefault.asDefault());
        var check = new SqlExpression(checkSql);
        append(sql, check.isEmpty() ? "" : "CHECK " + check.parenthesized());
        if (reference != null) {
            var parent = reference.table() == null ? table : reference.table();
            append(sql, "REFERENCES " + TableDesign.quoted(parent));
            append(sql, "(" + TableDesign.quoted(reference.column()) + ")");
            append(sql, action("ON DELETE ", reference.onDelete()));
            append(sql, action("ON UPDATE ", reference.onUpdate()));
        }
        return sql.toString();
    }

    private static String action(String event, Action action) {
        return action == Action.NO_ACTION ? "" : event + action.sql();
    }

    private static void append(StringBuilder sql, String clause) {
        if (!clause.isEmpty()) {
            sql.append(' ').append(clause);
        }
    }
}
