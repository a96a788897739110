package org.herobase.ui;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.fxmisc.richtext.CodeArea;

/** A text area that lays out only what is seen of a long text, and knows whether the text was changed. */
final class ValueArea extends CodeArea {
    private final ReadOnlyBooleanWrapper touched = new ReadOnlyBooleanWrapper();
    private String untouched = "";

    ValueArea(String id, String description) {
        setId(id);
        setAccessibleText(description);
        getStyleClass().add("value-area");
        plainTextChanges().subscribe(_ -> compare());
    }

    /** Shows a text from its beginning. */
    void load(String text) {
        untouched = text;
        replaceText(text);
        getUndoManager().forgetHistory();
        moveTo(0);
        requestFollowCaret();
        compare();
    }

    /** Takes a text as the one that is there without the user's changes. */
    void keep(String text) {
        untouched = text;
        compare();
    }

    /** Takes the user's changes back, which the user can undo. */
    void revert() {
        replaceText(untouched);
        moveTo(0);
    }

    ReadOnlyBooleanProperty touched() {
        return touched.getReadOnlyProperty();
    }

    private void compare() {
        // The length first: to put a long text together takes its time.
        touched.set(getLength() != untouched.length() || !getText().equals(untouched));
    }
}
