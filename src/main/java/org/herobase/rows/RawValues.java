package org.herobase.rows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;

/** Reads values of a record in their storage class. */
final class RawValues {
    private RawValues() {}

    /** null, Long, Double, String or byte[]: the driver reads small integers as Integer, but an integer is an integer. */
    static Object value(Record record, int index) {
        var value = record.get(index);
        return value instanceof Integer small ? Long.valueOf(small) : value;
    }

    /** The values of a record that was selected with these fields. */
    static Map<Field<Object>, Object> of(Record record, List<Field<Object>> fields) {
        var values = new LinkedHashMap<Field<Object>, Object>();
        for (var index = 0; index < fields.size(); index++) {
            values.put(fields.get(index), value(record, index));
        }
        return values;
    }
}
