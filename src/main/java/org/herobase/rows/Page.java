package org.herobase.rows;

import java.util.List;
import java.util.OptionalLong;
import org.herobase.rows.PageRequest.After;
import org.herobase.rows.PageRequest.Before;
import org.herobase.rows.PageRequest.First;
import org.herobase.rows.PageRequest.Place;
import org.jooq.Record;

/**
 * A page of rows.
 *
 * @param <R> the table's record
 * @param rows in the view's order
 * @param request reads it again
 * @param place where it lies
 * @param hasPrevious whether there are rows before it
 * @param hasNext whether there are rows after it
 */
public record Page<R extends Record>(
        List<Row<R>> rows, PageRequest request, Place place, boolean hasPrevious, boolean hasNext) {

    /** The page after this one. */
    public PageRequest next() {
        var place = place().fromEnd()
                ? new Place(Math.max(0, place().rows() - rows.size()), true)
                : new Place(place().rows() + rows.size(), false);
        return rows.isEmpty() ? new First() : new After(rows.getLast().values(), place);
    }

    /**
     * The page before this one.
     *
     * @param size rows a page
     */
    public PageRequest previous(int size) {
        if (rows.isEmpty() || !place().fromEnd() && place().rows() <= size) {
            return new First();
        }
        var place = place().fromEnd()
                ? new Place(place().rows() + rows.size(), true)
                : new Place(place().rows() - size, false);
        return new Before(rows.getFirst().values(), place);
    }

    /** The number of rows of the whole view, if this page alone tells it. */
    public OptionalLong total() {
        return !hasNext && !place.fromEnd() ? OptionalLong.of(place.rows() + rows.size()) : OptionalLong.empty();
    }

    /** The position of the first row from 1, if it can be told with what is known of the total. */
    public OptionalLong firstRow(OptionalLong total) {
        if (!place.fromEnd()) {
            return OptionalLong.of(place.rows() + 1);
        }
        return total.isPresent()
                ? OptionalLong.of(Math.max(1, total.getAsLong() - place.rows() - rows.size() + 1))
                : OptionalLong.empty();
    }

    /** Only the same reading: another one of the same rows has records of its own, which a grid must take over. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
