package org.herobase.ui;

import java.util.List;
import java.util.Objects;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.scene.layout.Region;

/** Edits a value by choosing it from a list that is searched by typing. */
public final class ChoiceCellEditor implements CellEditor {
    private final ChoiceField box = new ChoiceField();
    private final Object value;
    private Runnable chosen = () -> {};

    /**
     * @param choices in the order shown
     * @param value what to begin with; it stays if nothing is chosen
     */
    public ChoiceCellEditor(List<Choice> choices, Object value) {
        this.value = value;
        box.setItems(FXCollections.observableArrayList(choices));
        choices.stream()
                .filter(choice -> Objects.equals(choice.value(), value))
                .findFirst()
                .ifPresent(box::setValue);
        box.setMaxWidth(Double.MAX_VALUE);
    }

    @Override
    public Region node() {
        return box;
    }

    /** The list is opened at once; the choice is made when it closes, not with each step of the arrow keys. */
    @Override
    public void begin() {
        box.requestFocus();
        box.setOnHidden(_ -> chosen.run());
        box.applyCss(); // gives the box its skin, which the next pulse may be too late for
        Platform.runLater(box::show);
    }

    @Override
    public Object draft() {
        return box.choice();
    }

    @Override
    public void restore(Object draft) {
        box.setValue((Choice) draft);
    }

    @Override
    public Parsed parse() {
        return new Parsed.Valid(box.choice() == null ? value : box.choice().value());
    }

    @Override
    public void onChanged(Runnable action) {
        box.valueProperty().subscribe((_, _) -> action.run());
    }

    @Override
    public boolean isChoosing() {
        return box.isShowing();
    }

    @Override
    public void onChosen(Runnable action) {
        chosen = action;
    }
}
