package org.herobase.rows;

import java.util.Map;

/** Rows of a table to go to, named by values that some of its columns have. */
public sealed interface Destination {
    /** The table's or view's name, unquoted. */
    String table();

    /** Column names with values in their storage class: null, Long, Double, String or byte[]. */
    Map<String, Object> values();

    /** One row, shown selected among the others. Its values are a key: the primary one, a unique one, or the rowid. */
    record TheRow(String table, Map<String, Object> values) implements Destination {}

    /** All rows with these values, shown alone. */
    record TheRows(String table, Map<String, Object> values) implements Destination {}
}
