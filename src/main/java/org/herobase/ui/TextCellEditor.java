package org.herobase.ui;

import java.util.function.Function;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;

/** Edits a value as one line of text. */
public final class TextCellEditor implements CellEditor {
    private final TextField field = new TextField();
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
}
