package org.herobase.undo;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What was changed in one transaction.
 *
 * @param number tells it from all others; later ones have greater numbers
 * @param time when it was made
 * @param where the view or sheet in which it was made, as the user knows it
 * @param title what it is: in words, or the text of the statement
 * @param effects how many rows of which tables it changed; empty where that is not known
 * @param way how it is taken back, where not by its pages
 * @param span what it did with the pages of the file; null where they are not kept, or lead back no more
 */
public record Change(
        long number, Instant time, String where, String title, List<Effect> effects, Way way, PageHistory.Span span) {
    private static final Pattern VACUUM = Pattern.compile("\\bVACUUM\\b", Pattern.CASE_INSENSITIVE);

    /** Whether it can be undone, as far as is known now. */
    public boolean isUndoable() {
        return !(way instanceof Way.Never) || span != null;
    }

    /** Whether it can be undone only as long as nobody else writes to the file: nothing is known of its single rows. */
    public boolean isWhole() {
        return way instanceof Way.BySnapshot || isByPages();
    }

    /** Whether its rows can be told only by comparing what the file was before and after it. */
    public boolean isByPages() {
        return way instanceof Way.Never && span != null;
    }

    /** Whether rows that have no key of their own may have other rowids since ("VACUUM"). */
    boolean numbersRowsAnew() {
        return !(way instanceof Way.ByLog) && VACUUM.matcher(title).find();
    }

    Change with(Way other, List<Effect> newEffects) {
        return new Change(number, time, where, title, newEffects, other, span);
    }

    Change withoutSpan() {
        return new Change(number, time, where, title, effects, way, null);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Change change && change.number == number;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(number);
    }
}
