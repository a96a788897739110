package org.herobase.ui;

import atlantafx.base.theme.Styles;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A form for one value, with what is wrong or doubtful below it. */
final class OneValueForm {
    private final CellEditor editor;
    private final Label message = new Label();
    private final VBox root;
    private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper();

    /**
     * @param title what the value is
     */
    OneValueForm(String title, CellEditor editor) {
        this.editor = editor;
        var label = new Label(title);
        label.setLabelFor(editor.node());
        editor.node().setAccessibleText(title);
        editor.node().setId("oneValue");
        message.setWrapText(true);
        message.getStyleClass().addAll(Styles.TEXT_SMALL, "field-warning");
        root = new VBox(4, label, editor.node(), message);
        root.getStyleClass().add("form-fields");
        editor.onChanged(this::explain);
        explain();
    }

    Node root() {
        return root;
    }

    ReadOnlyBooleanProperty valid() {
        return valid.getReadOnlyProperty();
    }

    /** The value; asked only while it is valid. */
    Object value() {
        return switch (editor.parse()) {
            case Parsed.Valid(var value) -> value;
            case Parsed.Doubtful(var value, var _) -> value;
            case Parsed.Invalid(var reason) -> throw new IllegalStateException(reason);
        };
    }

    private void explain() {
        var parsed = editor.parse();
        valid.set(!(parsed instanceof Parsed.Invalid));
        message.setText(
                switch (parsed) {
                    case Parsed.Valid _ -> "";
                    case Parsed.Doubtful(var _, var warning) -> warning;
                    case Parsed.Invalid(var reason) -> reason;
                });
    }
}
