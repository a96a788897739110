package org.herobase.rows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herobase.db.Excerpt;
import org.jooq.Field;
import org.jooq.Record;

/** Reads values of a record in their storage class. */
final class RawValues {
    private RawValues() {}

    /**
     * null, Long, Double, String, byte[] or an {@link Excerpt}: the driver reads small integers as Integer, but an integer
     * is an integer.
     */
    static Object value(Record record, int index) {
        return switch (record.get(index)) {
            case null -> null;
            case Integer small -> Long.valueOf(small);
            case String text -> Excerpt.of(text).<Object>map(excerpt -> excerpt).orElse(text);
            case Object value -> value;
        };
    }

    /** The values of a record that was selected with these fields, none of them bounded. */
    static Map<Field<Object>, Object> of(Record record, List<Field<Object>> fields) {
        var values = new LinkedHashMap<Field<Object>, Object>();
        for (var index = 0; index < fields.size(); index++) {
            var value = record.get(index);
            values.put(fields.get(index), value instanceof Integer small ? Long.valueOf(small) : value);
        }
        return values;
    }
}
