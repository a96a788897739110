package org.herobase.console.result;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.herobase.db.Work;
import org.herobase.sql.SqlToken;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * A query as the user ran it. It can be asked again for a part of its result, in another order, counted or summed up: the
 * user's text becomes a common table expression whose columns have names of ours, since its own may be empty or the same
 * twice.
 *
 * @param sql the user's text, without its semicolon
 * @param parameters what was bound to it, by index from 0: null, Long, Double, String or byte[]
 * @param verb its first word in upper case, also behind WITH
 * @param columns the result's names, as SQLite gives them
 * @param runner where it was run
 */
public record Query(String sql, List<Object> parameters, String verb, List<String> columns, QueryRunner runner) {
    private static final Set<String> READING = Set.of("SELECT", "VALUES");
    private static final Set<String> RANDOM = Set.of("random", "randomblob");

    /** The result, in a statement given to {@link #read}. No table of the user's text is called like this. */
    private static final Table<Record> RESULT = DSL.table(DSL.name("result of the query"));

    /**
     * What is made of rows.
     *
     * @param <T> what it is
     */
    @FunctionalInterface
    public interface Reader<T> {
        /** Reads as many rows as it wants, on the connection's thread. */
        T read(ResultSet rows) throws SQLException;
    }

    /** The result as a table to select from. */
    public static Table<Record> result() {
        return RESULT;
    }

    /** A column of the result, from 0; reads values in their storage class. */
    public static Field<Object> field(int column) {
        return DSL.field(DSL.name("c" + column), SQLDataType.OTHER);
    }

    /** Whether it can be read again: it only reads, gives the same each time, and can be part of another query. */
    public boolean isRepeatable() {
        return isReading(verb) && !isRandom();
    }

    /** Whether statements with this first word, in upper case, only read. */
    public static boolean isReading(String verb) {
        return READING.contains(verb);
    }

    /** Whether its text calls a function that gives something else each time. */
    boolean isRandom() {
        return SqlToken.of(sql).stream()
                .filter(token -> token.kind() == SqlToken.Kind.WORD)
                .map(token -> sql.substring(token.start(), token.end()).toLowerCase(Locale.ROOT))
                .anyMatch(RANDOM::contains);
    }

    /**
     * Reads something of the result.
     *
     * @param select from {@link #result()}
     * @return fails with what SQLite says
     */
    public <T> Work<T> read(Select<?> select, Reader<T> reader) {
        return runner.read(context -> read(context, select, reader));
    }

    /**
     * Reads something of the result, as a part of a job that does more.
     *
     * @param context of the job that the runner runs
     */
    <T> T read(DSLContext context, Select<?> select, Reader<T> reader) {
        // The user's text has no place in a template of jOOQ, which would find placeholders of its own in it.
        var text = with() + context.render(select);
        var values = context.extractBindValues(select);
        return context.connectionResult(connection -> {
            try (var statement = connection.prepareStatement(text)) {
                bind(statement, values);
                try (var rows = statement.executeQuery()) {
                    return reader.read(rows);
                }
            }
        });
    }

    /** The line end ends a comment at the end of the user's text. */
    private String with() {
        var names = IntStream.range(0, columns.size()).mapToObj(i -> "\"c" + i + '"');
        return "WITH " + DSL.using(SQLDialect.SQLITE).render(RESULT) + '(' + names.collect(Collectors.joining(", "))
                + ") AS (" + sql + "\n) ";
    }

    /** A question mark gets the number after the greatest before it ("Parameters" in "Expression"). */
    private void bind(PreparedStatement statement, List<Object> more) throws SQLException {
        for (var i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.get(i));
        }
        for (var i = 0; i < more.size(); i++) {
            statement.setObject(parameters.size() + i + 1, more.get(i));
        }
    }
}
