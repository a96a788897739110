package org.herobase.ui;

import javafx.beans.property.ReadOnlyBooleanProperty;

/** A way to look at a value in which it can be changed. */
interface ValueEditor extends ValueView {
    /** Whether the user may change what is shown; settled whenever {@link #note} changes. */
    boolean isEditable();

    /** Whether the user has changed what is shown. */
    ReadOnlyBooleanProperty touched();

    /** Calls the action whenever the text changes. */
    void onTyping(Runnable action);

    /** What the user has entered means. */
    Parsed entered();

    /** Takes a value that was {@link #entered} as the one that is there now; what was entered since stays. */
    void keep(Object value);

    /** Takes back what the user has entered. */
    void revert();
}
