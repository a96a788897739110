package org.herobase.ui;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** The labelled fields of a form, each with its error below it once the user has been there. */
public final class FormFields {
    private final VBox box;
    private final Texts texts = new Texts(FormFields.class);
    private final List<Field> fields = new ArrayList<>();
    private final Map<TextInputControl, Parsed> filled = new HashMap<>();
    private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper(true);

    private record Field(TextInputControl control, Function<String, Parsed> parser) {
        private Parsed parse() {
            return parser.apply(control.getText());
        }
    }

    /**
     * @param box where the fields go, one below the other
     */
    public FormFields(VBox box) {
        this.box = box;
    }

    /** Whether every field holds a valid value. */
    public ReadOnlyBooleanProperty validProperty() {
        return valid.getReadOnlyProperty();
    }

    /** Adds a control under its label. */
    public void add(String title, Node control) {
        var label = new Label(title);
        label.setLabelFor(control);
        control.setAccessibleText(title);
        box.getChildren().add(new VBox(4, label, control));
    }

    /**
     * Adds a text field.
     *
     * @param title what it holds
     * @param required whether it says so
     * @param parser what its text means
     */
    public void add(String title, boolean required, TextInputControl control, Function<String, Parsed> parser) {
        var field = new Field(control, parser);
        fields.add(field);
        var error = new Label();
        error.getStyleClass().addAll(Styles.DANGER, Styles.TEXT_SMALL, "field-error");
        var label = new Label(required ? title + " *" : title);
        label.setLabelFor(control);
        control.setAccessibleText(title);
        box.getChildren().add(new VBox(4, label, control, error));
        control.textProperty().subscribe((_, _) -> show(field, error));
        control.focusedProperty().subscribe((was, _) -> {
            if (was) {
                show(field, error);
            }
        });
        show(error, "");
        check();
    }

    /**
     * Puts an old value into a text field. As long as the user leaves it so, it is valid, whatever it is. What a line cannot
     * hold, or of which only the beginning is here, is shown and cannot be changed.
     */
    public void fill(TextInputControl control, Object value) {
        var isLine = ColumnEditors.isLine(value);
        control.setEditable(isLine);
        control.setTooltip(isLine ? null : new Tooltip(texts.get("form.notInLine")));
        control.setAccessibleHelp(isLine ? null : texts.get("form.notInLine"));
        control.setText(value == null ? "" : isLine ? value.toString() : ValueText.of(value));
        fields.stream()
                .filter(field -> field.control() == control)
                .forEach(field -> filled.put(control, field.parse()));
        check();
    }

    /** Whether a text field holds anything else than what it was filled with. Then only is its value the user's. */
    public boolean isTouched(TextInputControl control) {
        return fields.stream().anyMatch(field -> field.control() == control && !isUntouched(field));
    }

    /** The value of a text field. */
    public Object value(TextInputControl control) {
        return fields.stream()
                .filter(field -> field.control() == control)
                .map(Field::parse)
                .map(FormFields::value)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Object value(Parsed parsed) {
        return switch (parsed) {
            case Parsed.Valid(var value) -> value;
            case Parsed.Doubtful(var value, var _) -> value;
            case Parsed.Invalid _ -> null;
        };
    }

    private void show(Field field, Label error) {
        var reason = !isUntouched(field) && field.parse() instanceof Parsed.Invalid(var why) ? why : "";
        show(error, reason);
        field.control().pseudoClassStateChanged(Styles.STATE_DANGER, !reason.isEmpty());
        field.control().setAccessibleHelp(reason);
        check();
    }

    private void check() {
        valid.set(fields.stream().allMatch(field -> isUntouched(field) || !(field.parse() instanceof Parsed.Invalid)));
    }

    private boolean isUntouched(Field field) {
        return field.parse().equals(filled.get(field.control()));
    }

    private static void show(Label error, String reason) {
        error.setText(reason);
        error.setVisible(!reason.isEmpty());
        error.setManaged(!reason.isEmpty());
    }
}
