package org.herobase.tables;

import atlantafx.base.theme.Styles;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.herobase.db.Catalog;
import org.herobase.ui.CellEditor;
import org.herobase.ui.Parsed;
import org.herobase.ui.Texts;

/** One column in a form: its label, its editor with NULL beside it, and below it what is wrong or doubtful. */
final class RecordField {
    private final Catalog.Column column;
    private final CellEditor editor;
    private final boolean isRequired;
    private final ToggleButton isNull; // null where NULL is no choice
    private final boolean wasNull;
    private final Object untouched;
    private final Texts texts = new Texts(RecordField.class);
    private final VBox box = new VBox(4);
    private Label message; // made when there is something to say
    private boolean isEntered;
    private boolean isSyncing;

    /**
     * @param editor filled with what the row has
     * @param isRequired whether the row cannot be saved before the user has entered something
     * @param isNullable whether NULL is a choice
     * @param wasNull whether the row has NULL as long as the user enters nothing
     */
    RecordField(Catalog.Column column, CellEditor editor, boolean isRequired, boolean isNullable, boolean wasNull) {
        this.column = column;
        this.editor = editor;
        this.isRequired = isRequired;
        this.wasNull = wasNull && isNullable;
        this.untouched = editor.draft();
        this.isNull = isNullable ? new ToggleButton(texts.get("field.null")) : null;
        var name = new Label(isRequired ? column.name() + " *" : column.name());
        name.setLabelFor(editor.node());
        var type = new Label(column.declaredType());
        type.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        var line = new HBox(8, editor.node());
        line.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(editor.node(), Priority.ALWAYS);
        editor.node().setAccessibleText(column.name());
        editor.node().setId("field-" + column.name());
        if (isNull != null) {
            isNull.setSelected(wasNull);
            isNull.getStyleClass().addAll(Styles.SMALL, "null-toggle");
            isNull.setAccessibleText(texts.get("field.null.of", column.name()));
            isNull.setId("null-" + column.name());
            isNull.setMinWidth(ToggleButton.USE_PREF_SIZE);
            isNull.selectedProperty().subscribe((_, selected) -> toggle(selected));
            line.getChildren().add(isNull);
        }
        box.getChildren().addAll(new HBox(8, name, type), line);
        editor.onChanged(this::enter);
    }

    /** What stands in the form. */
    Node node() {
        return box;
    }

    /** Where typing begins. */
    Node input() {
        return editor.node();
    }

    /** The column that it is for. */
    String column() {
        return column.name();
    }

    /** Whether the row cannot be saved before the user has entered something. */
    boolean isRequired() {
        return isRequired;
    }

    /** Whether the user entered anything else than what was there. Then only is its value the user's. */
    boolean isTouched() {
        if (isNull() != wasNull) {
            return true;
        }
        return !isNull() && (!Objects.deepEquals(editor.draft(), untouched) || isRequired && isEntered);
    }

    /** Whether what was entered is a value. */
    boolean isValid() {
        return isTouched() ? isNull() || !(editor.parse() instanceof Parsed.Invalid) : !isRequired;
    }

    /** The value that was entered; null for NULL. */
    Object value() {
        if (isNull()) {
            return null;
        }
        return switch (editor.parse()) {
            case Parsed.Valid valid -> valid.value();
            case Parsed.Doubtful doubtful -> doubtful.value();
            case Parsed.Invalid(var reason) -> throw new IllegalStateException(reason);
        };
    }

    /** Calls the action whenever something else is entered. */
    void onChanged(Runnable action) {
        editor.onChanged(action);
        if (isNull != null) {
            isNull.selectedProperty().subscribe((_, _) -> action.run());
        }
    }

    /** Says what the database has against the value, until another is entered. */
    void refuse(String reason) {
        say(reason, Styles.DANGER);
    }

    private boolean isNull() {
        return isNull != null && isNull.isSelected();
    }

    /** Something was entered: it is not NULL then. */
    private void enter() {
        if (isSyncing) {
            return;
        }
        isEntered = true;
        if (isNull()) {
            isSyncing = true;
            isNull.setSelected(false);
            isSyncing = false;
        }
        explain();
    }

    private void toggle(boolean selected) {
        if (isSyncing) {
            return;
        }
        isEntered = true;
        if (selected) {
            isSyncing = true;
            editor.restore(editor.draft() instanceof String ? "" : null);
            isSyncing = false;
        } else {
            editor.begin();
        }
        explain();
    }

    private void explain() {
        if (!isTouched() || isNull()) {
            say("", Styles.DANGER);
            return;
        }
        switch (editor.parse()) {
            case Parsed.Valid _ -> say("", Styles.DANGER);
            case Parsed.Doubtful doubtful -> say(doubtful.warning(), Styles.WARNING);
            case Parsed.Invalid(var reason) -> say(reason, Styles.DANGER);
        }
    }

    private void say(String words, String style) {
        box.getChildren().remove(message);
        editor.node().pseudoClassStateChanged(Styles.STATE_DANGER, !words.isEmpty() && style.equals(Styles.DANGER));
        editor.node().setAccessibleHelp(words);
        if (!words.isEmpty()) {
            message = new Label(words);
            message.setWrapText(true);
            message.getStyleClass()
                    .addAll(style, Styles.TEXT_SMALL, style.equals(Styles.DANGER) ? "field-error" : "field-warning");
            box.getChildren().add(message);
        }
    }
}
