package org.herobase.tables;

import org.herobase.rows.SearchHit;

/** A line among the results of a search. */
sealed interface SearchLine {
    /**
     * A table, above its hits.
     *
     * @param name the table's or view's name, unquoted
     * @param hits how many there are so far
     * @param isCut whether there are more than are shown
     * @param problem why it could not be searched to its end; null if it could
     */
    record OfTable(String name, int hits, boolean isCut, String problem) implements SearchLine {}

    /** A value with the text. */
    record OfHit(SearchHit hit) implements SearchLine {}
}
