package org.herobase.console.export;

import java.io.IOException;
import java.util.Base64;
import java.util.List;

/**
 * A JSON array with one object a row (RFC 8259). An integer keeps all its digits, also beyond 2^53, where some readers
 * lose them. JSON has no bytes and no infinity: a BLOB is a text in Base64 (RFC 4648), infinity the text "Infinity" or
 * "-Infinity". A column's name that was there before gets a number, as names of one object should differ.
 */
public final class Json implements RowFormat {
    private final Appendable out;
    private final List<String> columns;
    private final StringBuilder object = new StringBuilder();
    private boolean isFirst = true;

    /**
     * @param columns their names
     */
    public Json(Appendable out, List<String> columns) {
        this.out = out;
        this.columns = ColumnNames.distinct(columns, false);
    }

    @Override
    public void header() throws IOException {
        out.append('[');
    }

    @Override
    public void row(List<Object> values) throws IOException {
        object.setLength(0);
        object.append(isFirst ? "\n{" : ",\n{");
        isFirst = false;
        for (var i = 0; i < values.size(); i++) {
            if (i > 0) {
                object.append(", ");
            }
            add(columns.get(i));
            object.append(": ");
            addValue(values.get(i));
        }
        out.append(object.append('}'));
    }

    @Override
    public void end() throws IOException {
        out.append("\n]\n");
    }

    private void addValue(Object value) {
        switch (value) {
            case String text -> add(text);
            case byte[] bytes -> add(Base64.getEncoder().encodeToString(bytes));
            case Double real when real.isInfinite() || real.isNaN() -> add(real.toString());
            case null, default -> object.append(value);
        }
    }

    private void add(String text) {
        object.append('"');
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            switch (character) {
                case '"' -> object.append("\\\"");
                case '\\' -> object.append("\\\\");
                case '\n' -> object.append("\\n");
                case '\r' -> object.append("\\r");
                case '\t' -> object.append("\\t");
                default -> {
                    if (character < ' ') {
                        object.append(String.format("\\u%04x", (int) character));
                    } else {
                        object.append(character);
                    }
                }
            }
        }
        object.append('"');
    }
}
