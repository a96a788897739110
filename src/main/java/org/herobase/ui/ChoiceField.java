package org.herobase.ui;

import javafx.application.Platform;
import org.controlsfx.control.SearchableComboBox;

/**
 * Chooses one of several values, found by typing. A search that finds nothing chooses nothing: what was chosen before stays,
 * and no value is only chosen as such.
 */
public final class ChoiceField extends SearchableComboBox<Choice> {
    private Choice kept;

    /** Without choices; for FXML. */
    public ChoiceField() {
        valueProperty().subscribe((_, value) -> kept = value == null ? kept : value);
        showingProperty().subscribe(showing -> {
            if (!showing) {
                Platform.runLater(this::putBack); // when the control shows all choices again
            }
        });
    }

    private void putBack() {
        if (getValue() == null && !isShowing() && getItems().contains(kept)) {
            setValue(kept);
        }
    }

    /** What is chosen; null as long as nothing was. */
    public Choice choice() {
        return getValue() == null ? kept : getValue();
    }
}
