package org.herobase.rows;

import org.jooq.Param;
import org.jooq.impl.DSL;

/** Binds raw values. */
final class Bound {
    private Bound() {}

    /**
     * A bound parameter in the value's own storage class, named after its column for the SQL log.
     *
     * @param value null, Long, Double, String or byte[]
     */
    static Param<Object> value(String column, Object value) {
        @SuppressWarnings("unchecked") // the driver binds by the value's class, the parameter's type says nothing
        var param = (Param<Object>) (Param<?>) DSL.param(column, value);
        return param;
    }
}
