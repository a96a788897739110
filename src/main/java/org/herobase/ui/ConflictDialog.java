package org.herobase.ui;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows mine and theirs side by side, and has the user choose; or offers to put a deleted row back. */
final class ConflictDialog {
    private static final double WIDTH = 640;
    private static final double TALLEST = 360;
    private static final double GAP = 8;

    private final Texts texts = new Texts(ConflictDialog.class);
    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final GridPane grid = new GridPane(2 * GAP, GAP);
    private final List<RadioButton> mine = new ArrayList<>();
    private final SimpleStringProperty action = new SimpleStringProperty();

    /**
     * @param owner the window that it belongs to
     */
    ConflictDialog(Window owner) {
        dialog.initOwner(owner);
        dialog.setTitle(texts.get("app.name"));
        dialog.setResizable(true);
        grid.getStyleClass().add("conflict");
        var scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMaxHeight(TALLEST);
        scroll.getStyleClass().add("record-form");
        dialog.getDialogPane().setContent(scroll);
        dialog.getDialogPane().setPrefWidth(WIDTH);
        var icon = new FontIcon("fth-git-merge");
        icon.getStyleClass().addAll("dialog-icon", "confirmation");
        dialog.setGraphic(icon);
    }

    /**
     * Asks.
     *
     * @return the places of the columns that keep what the user entered, for a deleted row none; empty if he cancelled
     */
    Optional<Set<Integer>> show(Conflict conflict) {
        switch (conflict) {
            case Conflict.Changed changed -> fill(changed);
            case Conflict.Deleted deleted -> fill(deleted);
        }
        var save = new ButtonType(action.get(), ButtonData.OTHER);
        var cancel = new ButtonType(texts.get("cancel"), ButtonData.CANCEL_CLOSE);
        dialog.getDialogPane().getButtonTypes().setAll(save, cancel);
        var button = (Button) dialog.getDialogPane().lookupButton(save);
        button.setId("conflictSave");
        button.textProperty().bind(action);
        button.setDefaultButton(true);
        button.getStyleClass().add(Styles.ACCENT);
        button.setMinWidth(Region.USE_PREF_SIZE);
        ButtonBar.setButtonUniformSize(button, false);
        return dialog.showAndWait().filter(answer -> answer == save).map(_ -> chosen());
    }

    private Set<Integer> chosen() {
        return IntStream.range(0, mine.size())
                .filter(index -> mine.get(index).isSelected())
                .boxed()
                .collect(Collectors.toSet());
    }

    private void fill(Conflict.Changed changed) {
        dialog.setHeaderText(texts.get("conflict.changed", changed.thing()));
        var title = new ColumnConstraints();
        title.setMinWidth(Region.USE_PREF_SIZE);
        grid.getColumnConstraints().addAll(title, half(), half());
        var theirs = new ArrayList<RadioButton>();
        for (var column : changed.columns()) {
            var group = new ToggleGroup();
            var place = theirs.size();
            theirs.add(choice("conflictTheirs" + place, column, column.theirs(), "conflict.theirs.accessible", group));
            mine.add(choice("conflictMine" + place, column, column.mine(), "conflict.mine.accessible", group));
            group.selectToggle(mine.getLast()); // what the user was about to save; he sees what that replaces
            group.selectedToggleProperty().subscribe(this::nameAction);
            var before = muted(texts.get("conflict.before", column.before()));
            grid.addRow(1 + 2 * place, new Label(column.title()), theirs.getLast(), mine.getLast());
            grid.add(before, 1, 2 + 2 * place, 2, 1);
        }
        grid.addRow(
                0,
                new Region(),
                head("conflict.theirs.title", "conflictAllTheirs", theirs),
                head("conflict.mine.title", "conflictAllMine", mine));
        nameAction();
    }

    private void fill(Conflict.Deleted deleted) {
        dialog.setHeaderText(texts.get("conflict.gone", deleted.thing()));
        action.set(texts.get("conflict.putBack"));
        var title = new ColumnConstraints();
        title.setMinWidth(Region.USE_PREF_SIZE);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(title, values);
        var explanation = new Label(texts.get("conflict.gone.text"));
        explanation.setWrapText(true);
        grid.add(explanation, 0, 0, 2, 1);
        for (var value : deleted.values()) {
            var text = new Label(value.isMine() ? texts.get("conflict.value.mine", value.text()) : value.text());
            text.setWrapText(true);
            if (value.isMine()) {
                text.getStyleClass().add(Styles.TEXT_BOLD);
            }
            grid.addRow(grid.getRowCount(), new Label(value.title()), text);
        }
    }

    private RadioButton choice(String id, Conflict.Column column, String text, String accessible, ToggleGroup group) {
        var choice = new RadioButton(text);
        choice.setId(id);
        choice.setMnemonicParsing(false);
        choice.setWrapText(true);
        choice.setToggleGroup(group);
        choice.setAccessibleText(texts.get(accessible, column.title(), text));
        return choice;
    }

    /** The title of a column of choices; with more than one, a button takes all of them. */
    private Node head(String title, String id, List<RadioButton> choices) {
        var label = new Label(texts.get(title));
        label.getStyleClass().add(Styles.TEXT_BOLD);
        var all = new Button(texts.get("conflict.all"));
        all.setId(id);
        all.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        all.setAccessibleText(texts.get("conflict.all.accessible", label.getText()));
        all.setOnAction(_ -> choices.forEach(choice -> choice.setSelected(true)));
        var head = new HBox(GAP, label);
        head.getStyleClass().add("conflict-head");
        if (choices.size() > 1) {
            head.getChildren().add(all);
        }
        return head;
    }

    private void nameAction() {
        var kept = chosen().size();
        action.set(
                texts.get(kept == mine.size() ? "conflict.mine" : kept == 0 ? "conflict.theirs" : "conflict.chosen"));
    }

    private static Label muted(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        return label;
    }

    private static ColumnConstraints half() {
        var half = new ColumnConstraints();
        half.setPercentWidth(40);
        half.setHgrow(Priority.ALWAYS);
        return half;
    }
}
