package org.herobase.console.editor;

/**
 * One change of a text, undone as one; and what is selected after it.
 *
 * @param start the offset of the first character that goes
 * @param end the offset after the last character that goes
 * @param text what comes in their place
 * @param anchor where the selection begins afterwards
 * @param caret where the caret is afterwards
 */
record Edit(int start, int end, String text, int anchor, int caret) {
    /** A change after which nothing is selected. */
    Edit(int start, int end, String text, int caret) {
        this(start, end, text, caret, caret);
    }

    /** Moves the caret only. */
    static Edit caretTo(int caret) {
        return new Edit(caret, caret, "", caret);
    }

    /** Whether the text stays as it is. */
    boolean isEmpty() {
        return start == end && text.isEmpty();
    }
}
