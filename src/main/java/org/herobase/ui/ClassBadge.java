package org.herobase.ui;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.herobase.db.Affinity;
import org.herobase.db.StorageClass;

/**
 * Marks values that a column's declared type does not make one expect, such as a text in an INTEGER column: SQLite stores
 * them all the same ("Flexible Typing").
 */
public final class ClassBadge {
    private final Set<StorageClass> expected;
    private final Texts texts = new Texts(ClassBadge.class);

    /**
     * @param declaredType as in CREATE TABLE; empty if there is none
     */
    public ClassBadge(String declaredType) {
        this.expected = expected(declaredType.toUpperCase(Locale.ROOT));
    }

    /**
     * The badge of a value.
     *
     * @param value as it was read, in its storage class
     * @return null if the value is what one expects
     */
    public CellNote of(Object value) {
        var found = StorageClass.of(value);
        if (found == StorageClass.NULL || expected.contains(found)) {
            return null;
        }
        var word = texts.get("class." + found);
        return new CellNote(CellNote.Kind.BADGE, word, texts.get("class.unexpected", word));
    }

    private static Set<StorageClass> expected(String type) {
        var everything = EnumSet.allOf(StorageClass.class);
        if (type.isEmpty() || type.equals("ANY")) {
            return everything;
        }
        return switch (Affinity.of(type)) {
            case INTEGER -> EnumSet.of(StorageClass.INTEGER);
            // SQLite stores a whole number as an integer there, and gives it back as a real one.
            case REAL -> EnumSet.of(StorageClass.REAL);
            case TEXT -> EnumSet.of(StorageClass.TEXT);
            case BLOB -> EnumSet.of(StorageClass.BLOB);
            // A word that SQLite does not know, such as DATE, JSON or UUID, has this affinity too, and mostly means a
            // text.
            case NUMERIC ->
                isNumber(type)
                        ? EnumSet.of(StorageClass.INTEGER, StorageClass.REAL)
                        : EnumSet.complementOf(EnumSet.of(StorageClass.BLOB));
        };
    }

    private static boolean isNumber(String type) {
        return Stream.of("NUM", "DEC", "BOOL", "MONEY", "CURRENCY").anyMatch(type::contains);
    }
}
