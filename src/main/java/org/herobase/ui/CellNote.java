package org.herobase.ui;

/**
 * What a cell says beside its value.
 *
 * @param kind how it looks
 * @param text a few words; a longer text is cut where the cell ends
 * @param accessible the same as a screen reader says it behind the value
 */
public record CellNote(Kind kind, String text, String accessible) {
    /** How a note looks. */
    public enum Kind {
        /** Faint, such as the name of the row that a key stands for. */
        LABEL,
        /** A small frame, such as one around the storage class of a value that its column is not made for. */
        BADGE,
        /** With a sign of danger. */
        WARNING
    }
}
