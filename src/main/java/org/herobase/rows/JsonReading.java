package org.herobase.rows;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.herobase.db.ConnectionThread.Job;
import org.jooq.DSLContext;
import org.jooq.Field;

/** What SQLite finds when it reads a value as JSON ("JSON Functions And Operators"). */
public sealed interface JsonReading {
    /** The ways to write JSON that SQLite reads. */
    enum Form {
        /** RFC 8259. */
        JSON,
        /** JSON5, which SQLite reads and never writes. */
        JSON5,
        /** SQLite's own binary form, in a BLOB. */
        JSONB
    }

    /**
     * It is JSON.
     *
     * @param text one line an element, indented; numbers, strings and double keys are as they were written. As it was
     *     written where that would be longer than {@link #LONGEST}
     * @param form how it was written
     * @param isFormatted false where the text is as it was written
     */
    record Valid(String text, Form form, boolean isFormatted) implements JsonReading {}

    /**
     * It is no JSON.
     *
     * @param text as it was written
     * @param offset of the first character that is wrong
     */
    record Invalid(String text, int offset) implements JsonReading {
        /** The line of the first wrong character, from 1. */
        public int line() {
            return 1
                    + (int) before().chars()
                            .filter(character -> character == '\n')
                            .count();
        }

        /** The column of the first wrong character, from 1. */
        public int column() {
            return 1 + before().codePointCount(before().lastIndexOf('\n') + 1, offset);
        }

        private String before() {
            return text.substring(0, offset);
        }
    }

    /** Bytes that are neither JSONB nor a UTF-8 text. */
    record NoText() implements JsonReading {}

    /**
     * The longest text that is formatted. A few bytes of JSON can be gigabytes of indentation: each element of a list
     * that lies 1,000 deep has a line of its own.
     */
    int LONGEST = 4_000_000;

    /**
     * Reads a value.
     *
     * @param value String or byte[], the whole of it
     */
    static Job<JsonReading> of(Object value) {
        return sql -> value instanceof byte[] bytes ? ofBytes(sql, bytes) : ofText(sql, (String) value);
    }

    private static JsonReading ofBytes(DSLContext sql, byte[] bytes) {
        var isBinary = sql.select(isValid(val(bytes), 8)).fetchSingle().value1() == 1;
        if (isBinary) {
            return formatted(sql, val(bytes), json(sql, val(bytes)), Form.JSONB);
        }
        try {
            return ofText(
                    sql,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException _) {
            return new NoText();
        }
    }

    private static JsonReading ofText(DSLContext sql, String text) {
        var end = text.indexOf('\0');
        if (end >= 0) {
            return new Invalid(text, end); // where SQLite would stop reading, and call the rest no error
        }
        var value = field(name("value"), String.class);
        var found = sql.select(isValid(value, 1), isValid(value, 2), function("json_error_position", Long.class, value))
                .from(select(val(text).as(value)))
                .fetchSingle();
        if (found.value1() == 1) {
            return formatted(sql, val(text), text, Form.JSON);
        }
        if (found.value2() == 1) {
            return formatted(sql, val(text), text, Form.JSON5);
        }
        var wrong = Math.max(0, found.value3().intValue() - 1);
        return new Invalid(text, text.offsetByCodePoints(0, Math.min(wrong, text.codePointCount(0, text.length()))));
    }

    private static JsonReading formatted(DSLContext sql, Field<?> value, String written, Form form) {
        if (formattedLength(json(sql, value)) > LONGEST) {
            return new Valid(written, form, false);
        }
        var pretty = function("json_pretty", String.class, value, inline("  "));
        return new Valid(sql.select(pretty).fetchSingle().value1(), form, true);
    }

    /** On one line. */
    private static String json(DSLContext sql, Field<?> value) {
        return sql.select(function("json", String.class, value)).fetchSingle().value1();
    }

    private static Field<Integer> isValid(Field<?> value, int flags) {
        return function("json_valid", Integer.class, value, inline(flags));
    }

    /** At most so many characters has JSON that stands on one line when each of its elements has its own. */
    private static long formattedLength(String json) {
        long length = json.length();
        long depth = 0;
        var isString = false;
        for (var i = 0; i < json.length(); i++) {
            var character = json.charAt(i);
            if (character == '"') {
                isString = !isString;
            } else if (isString) {
                i += character == '\\' ? 1 : 0;
            } else if (character == '{' || character == '[') {
                depth++;
                length += 1 + 2 * depth;
            } else if (character == '}' || character == ']') {
                depth--;
                length += 1 + 2 * depth;
            } else if (character == ',') {
                length += 1 + 2 * depth;
            } else if (character == ':') {
                length++;
            }
        }
        return length;
    }
}
