package org.herobase.shell;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.herobase.ui.Texts;

/** What is said where no tab is open: what to do next. */
public final class NoTabs extends VBox {
    private final Texts texts = new Texts(NoTabs.class);
    private final Label title = new Label();
    private final Label advice = new Label();

    /** Made by the FXML. */
    public NoTabs() {
        getStyleClass().add("empty-state");
        title.getStyleClass().add("empty-title");
        advice.getStyleClass().add("empty-text");
        advice.setWrapText(true);
        getChildren().addAll(title, advice);
    }

    /** Says what can be done with a database that has these contents. */
    void show(Contents contents) {
        var isEmpty = contents.firstPlace().isEmpty();
        title.setText(texts.get(isEmpty ? "tabs.empty" : "tabs.none"));
        advice.setText(texts.get(isEmpty ? "tabs.empty.advice" : "tabs.none.advice"));
    }
}
