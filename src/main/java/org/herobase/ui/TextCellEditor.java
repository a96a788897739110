package org.herobase.ui;

import atlantafx.base.controls.CustomTextField;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Cursor;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** Edits a value as one line of text. */
public final class TextCellEditor implements CellEditor {
    private final CustomTextField field = new CustomTextField();
    private final Function<String, Parsed> parser;

    /**
     * @param text what to begin with
     * @param parser what a text means
     */
    public TextCellEditor(String text, Function<String, Parsed> parser) {
        this.parser = parser;
        field.setText(text);
    }

    /** Shows what to enter while nothing is entered. */
    public TextCellEditor prompt(String text) {
        field.setPromptText(text);
        return this;
    }

    /**
     * Has a button at its end that finds a text, such as by a calendar; Alt+Down presses it too.
     *
     * @param icon of Feather
     * @param name what it does
     * @param action changes the text
     */
    public TextCellEditor button(String icon, String name, Consumer<TextField> action) {
        var button = new Button(null, new FontIcon(icon));
        button.getStyleClass().addAll("button-icon", "flat", "small", "field-button");
        button.setFocusTraversable(false); // the focus is the field's: without it, the edit ends
        button.setCursor(Cursor.HAND);
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        button.setOnAction(_ -> action.accept(field));
        field.setRight(button);
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.isAltDown() && event.getCode() == KeyCode.DOWN) {
                event.consume();
                action.accept(field);
            }
        });
        return this;
    }

    @Override
    public Region node() {
        return field;
    }

    @Override
    public void begin() {
        field.requestFocus();
        field.selectAll();
    }

    @Override
    public Object draft() {
        return field.getText();
    }

    @Override
    public void restore(Object draft) {
        field.setText((String) draft);
    }

    @Override
    public Parsed parse() {
        return parser.apply(field.getText());
    }

    @Override
    public void onChanged(Runnable action) {
        field.textProperty().subscribe((_, _) -> action.run());
    }
}
