package org.herobase.sql;

import java.util.List;

/**
 * The name or word that is being typed at the caret.
 *
 * @param start the offset of its first character, a quote included; what is before a dot does not belong to it
 * @param end the offset after its last character, which may be behind the caret
 * @param prefix what is typed of it before the caret, without the quote
 * @param quote the quote that it begins with, or {@code '\0'}
 * @param qualifiers the names before it, each with a dot behind it: a schema, a table or its alias
 */
public record Typed(int start, int end, String prefix, char quote, List<String> qualifiers) {
    /** Whether nothing of it is there yet, not even what it belongs to. */
    public boolean isEmpty() {
        return prefix.isEmpty() && quote == '\0' && qualifiers.isEmpty();
    }
}
