package org.herobase.rows;

import java.util.OptionalLong;
import org.jooq.Record;

/** Which page of a view to read. */
public sealed interface PageRequest {
    /** The first page. */
    record First() implements PageRequest {}

    /**
     * The last page.
     *
     * @param total number of rows, which decides how many are on the last page; without it the page is full
     */
    record Last(OptionalLong total) implements PageRequest {}

    /**
     * The rows after a row.
     *
     * @param boundary values of the row
     * @param place of the page
     */
    record After(Record boundary, Place place) implements PageRequest {}

    /**
     * The rows before a row.
     *
     * @param boundary values of the row
     * @param place of the page
     */
    record Before(Record boundary, Place place) implements PageRequest {}

    /**
     * A page by its number, the only one whose price grows with its distance.
     *
     * @param number from 1
     */
    record Number(long number) implements PageRequest {}

    /**
     * Where a page lies, as far as is known without counting.
     *
     * @param rows rows before its first row, or after its last
     * @param fromEnd whether it is counted from the end
     */
    record Place(long rows, boolean fromEnd) {}
}
