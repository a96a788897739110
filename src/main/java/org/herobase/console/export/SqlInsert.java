package org.herobase.console.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.herobase.rows.Blobs;
import org.herobase.sql.SqlName;

/**
 * INSERT statements that give each value back in its storage class ("SQL Language Expressions", Literal Values). Many
 * rows go into one statement, as each one is a transaction of its own where the reader opens none.
 *
 * <p>A text with NUL in it cannot be a literal: it is cast from its bytes in UTF-8, which is right in a database of that
 * encoding, as nearly all are.
 */
public final class SqlInsert implements RowFormat {
    private static final int MOST_ROWS = 500;
    private static final int MOST_CHARACTERS = 1_000_000;

    private final Appendable out;
    private final String insert;
    private final StringBuilder row = new StringBuilder();
    private int rows; // in the statement that is open
    private long characters;

    /**
     * @param columns their names
     * @param table the rows' table, unquoted
     */
    public SqlInsert(Appendable out, List<String> columns, String table) {
        this.out = out;
        this.insert = ColumnNames.distinct(columns, true).stream()
                .map(name -> SqlName.quoted(name, '"'))
                .collect(Collectors.joining(", ", "INSERT INTO " + SqlName.quoted(table, '"') + " (", ") VALUES\n"));
    }

    @Override
    public void header() {}

    @Override
    public void row(List<Object> values) throws IOException {
        if (rows == MOST_ROWS || characters > MOST_CHARACTERS) {
            end();
        }
        row.setLength(0);
        row.append(rows == 0 ? insert : ",\n").append('(');
        for (var i = 0; i < values.size(); i++) {
            row.append(i == 0 ? "" : ", ").append(literal(values.get(i)));
        }
        out.append(row.append(')'));
        rows++;
        characters += row.length();
    }

    @Override
    public void end() throws IOException {
        if (rows > 0) {
            out.append(";\n");
        }
        rows = 0;
        characters = 0;
    }

    private static String literal(Object value) {
        return switch (value) {
            case null -> "NULL";
            case byte[] bytes -> Blobs.literal(bytes);
            case Double real -> real(real);
            case String text
            when text.indexOf('\0') >= 0 ->
                "CAST(" + Blobs.literal(text.getBytes(StandardCharsets.UTF_8)) + " AS TEXT)";
            case String text -> '\'' + text.replace("'", "''") + '\'';
            default -> value.toString();
        };
    }

    /** As few digits as give the value back; too large a number is read as infinity. */
    private static String real(double value) {
        if (Double.isNaN(value)) {
            return "NULL"; // as SQLite stores it
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "9e999" : "-9e999";
        }
        return Double.toString(value);
    }
}
