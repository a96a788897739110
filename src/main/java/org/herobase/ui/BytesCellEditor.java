package org.herobase.ui;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** Edits what is no text, for a form: shows what it is and how large, and takes another value from a file, say. */
public final class BytesCellEditor implements CellEditor {
    private final Label label = new Label();
    private final HBox box = new HBox(8, label);
    private final List<Runnable> followers = new ArrayList<>();
    private Object value;

    /**
     * @param value a value of any class; it stays what it is until another is chosen
     */
    public BytesCellEditor(Object value) {
        this.value = value;
        box.setAlignment(Pos.CENTER_LEFT);
        label.getStyleClass().add(Styles.TEXT_MUTED);
        show();
    }

    /**
     * Offers another value.
     *
     * @param icon of Feather
     * @param name the button's text
     * @param source finds the value; nothing happens as long as it does not complete
     */
    public BytesCellEditor offer(String icon, String name, Supplier<CompletionStage<Object>> source) {
        var button = new Button(name, new FontIcon(icon));
        button.setOnAction(_ -> Background.of(source.get()).onSuccess(this::restore));
        box.getChildren().add(button);
        return this;
    }

    @Override
    public Region node() {
        return box;
    }

    @Override
    public void begin() {
        box.getChildren().getLast().requestFocus();
    }

    @Override
    public Object draft() {
        return value;
    }

    @Override
    public void restore(Object draft) {
        value = draft;
        show();
        followers.forEach(Runnable::run);
    }

    @Override
    public Parsed parse() {
        return new Parsed.Valid(value);
    }

    @Override
    public void onChanged(Runnable action) {
        followers.add(action);
    }

    private void show() {
        label.setText(value == null ? "" : ValueText.of(value));
        label.setManaged(value != null); // the buttons begin where the other fields do
    }
}
