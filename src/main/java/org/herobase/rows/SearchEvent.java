package org.herobase.rows;

/** What a {@link TextSearch} tells as it goes on. */
public sealed interface SearchEvent {
    /**
     * It looks at a table.
     *
     * @param table the table's or view's name, unquoted
     * @param share how much of all tables it has looked at, roughly: from 0 to 1
     */
    record Searching(String table, double share) implements SearchEvent {}

    /** It found the text. */
    record Found(SearchHit hit) implements SearchEvent {}

    /** A table holds more hits than were told, and is left for the next one. */
    record Cut(String table) implements SearchEvent {}

    /** A table could not be read to its end, and is left for the next one. */
    record Failed(String table, Throwable failure) implements SearchEvent {}

    /** There are more hits than anybody reads; the search ends. */
    record Full() implements SearchEvent {}
}
