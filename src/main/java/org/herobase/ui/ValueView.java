package org.herobase.ui;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.layout.Region;

/** One way to look at a value. Belongs to the JavaFX thread. */
interface ValueView {
    /**
     * What there is to look at.
     *
     * @param value null, Long, Double, String or byte[]
     * @param isWhole whether the value is not only the start of it
     * @param readOnly why it cannot be changed, a sentence; null if it can
     */
    record Content(Object value, boolean isWhole, String readOnly) {}

    /**
     * What there is to say about what is shown.
     *
     * @param text a sentence; empty for nothing
     * @param isProblem whether something is wrong
     */
    record Note(String text, boolean isProblem) {
        static final Note NONE = new Note("", false);

        /** Why a value cannot be changed; nothing if it can. */
        static Note readOnly(String reason) {
            return reason == null ? NONE : new Note(reason, false);
        }
    }

    /** The node; the same at each call. */
    Region node();

    /** Shows a value in place of the last one. */
    void show(Content content);

    /** Shows nothing, and lets go of the memory. */
    void clear();

    /** What there is to say, which may come later. */
    ReadOnlyObjectProperty<Note> note();
}
