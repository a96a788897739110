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
 * @param way how it is taken back
 */
public record Change(long number, Instant time, String where, String title, List<Effect> effects, Way way) {
    private static final Pattern VACUUM = Pattern.compile("\\bVACUUM\\b", Pattern.CASE_INSENSITIVE);

    /** Whether it can be undone, as far as is known now. */
    public boolean isUndoable() {
        return !(way instanceof Way.Never);
    }

    /** Whether it changed the schema or the file as a whole, so that only a copy of the file brings back what was. */
    public boolean isBySnapshot() {
        return way instanceof Way.BySnapshot;
    }

    /** Whether rows that have no key of their own may have other rowids since ("VACUUM"). */
    boolean numbersRowsAnew() {
        return !(way instanceof Way.ByLog) && VACUUM.matcher(title).find();
    }

    Change with(Way other, List<Effect> newEffects) {
        return new Change(number, time, where, title, newEffects, other);
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
