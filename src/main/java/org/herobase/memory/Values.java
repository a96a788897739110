package org.herobase.memory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.herobase.db.Excerpt;
import org.herobase.db.StorageClass;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableField;

/**
 * A table of parameters' values.
 *
 * @param owner what they are of
 * @param wholeBytes the size of a value that is kept as its beginning, else NULL
 */
record Values<K>(
        Table<?> table,
        TableField<?, K> owner,
        TableField<?, Long> position,
        TableField<?, String> name,
        TableField<?, Long> wholeBytes,
        TableField<?, Object> value) {
    /** The size from which no more than the beginning of a value is kept, in characters or bytes. */
    static final int LIMIT = 1_000_000;

    void insert(DSLContext sql, K of, List<ParameterValue> parameters) {
        for (var index = 0; index < parameters.size(); index++) {
            var parameter = parameters.get(index);
            var kept = kept(parameter.value());
            sql.insertInto(table)
                    .set(owner, of)
                    .set(position, (long) index)
                    .set(name, parameter.name())
                    .set(wholeBytes, kept instanceof Excerpt excerpt ? (Long) excerpt.bytes() : null)
                    .set(value, kept instanceof Excerpt excerpt ? excerpt.start() : kept)
                    .execute();
        }
    }

    void delete(DSLContext sql, K of) {
        sql.deleteFrom(table).where(owner.eq(of)).execute();
    }

    List<ParameterValue> read(DSLContext sql, K of) {
        Field<Object> raw = value;
        return sql.select(name, wholeBytes, raw)
                .from(table)
                .where(owner.eq(of))
                .orderBy(position)
                .fetch(row -> new ParameterValue(row.value1(), value(row.value3(), row.value2())));
    }

    private static Object kept(Object value) {
        return switch (value) {
            case String text
            when text.length() > LIMIT ->
                new Excerpt(
                        StorageClass.TEXT,
                        text.getBytes(StandardCharsets.UTF_8).length,
                        Beginning.of(text, Excerpt.LENGTH));
            case byte[] bytes
            when bytes.length > LIMIT ->
                new Excerpt(StorageClass.BLOB, bytes.length, Arrays.copyOf(bytes, Excerpt.LENGTH));
            case null -> null;
            default -> value;
        };
    }

    private static Object value(Object read, Long wholeBytes) {
        return switch (read) {
            case Integer small -> Long.valueOf(small); // as the driver reads a small integer
            case null -> null;
            default -> wholeBytes == null ? read : new Excerpt(StorageClass.of(read), wholeBytes, read);
        };
    }
}
