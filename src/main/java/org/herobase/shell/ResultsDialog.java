package org.herobase.shell;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.herobase.ui.Texts;

/** What came of work on a whole file: a list in words, from which one goes to what it is about. */
final class ResultsDialog {
    private static final double WIDTH = 640;
    private static final double HEIGHT = 420;

    /**
     * One result.
     *
     * @param text what it is
     * @param open leads to it; null if nothing does
     */
    record Line(String text, Runnable open) {}

    private ResultsDialog() {}

    /**
     * Shows it, and returns at once.
     *
     * @param owner the window that it belongs to
     * @param title what was done
     * @param headline what came of it
     * @param advice what to do now
     * @param open says where a line leads
     */
    static void show(Window owner, String title, String headline, String advice, List<Line> lines, String open) {
        var texts = new Texts(ResultsDialog.class);
        var dialog = new Dialog<ButtonType>();
        dialog.initOwner(owner);
        dialog.initModality(Modality.WINDOW_MODAL);
        dialog.setTitle(title);
        dialog.setResizable(true);
        var head = new Label(headline);
        head.setId("resultsHeadline");
        head.setWrapText(true);
        head.getStyleClass().add(Styles.TITLE_4);
        var below = new Label(advice);
        below.setWrapText(true);
        var list = new ListView<Line>();
        list.setId("results");
        list.setAccessibleText(texts.get("maintenance.results"));
        list.getItems().setAll(lines);
        list.getSelectionModel().selectFirst();
        list.setCellFactory(view -> wrapping(view, dialog));
        VBox.setVgrow(list, Priority.ALWAYS);
        var pane = dialog.getDialogPane();
        head.setMinHeight(Region.USE_PREF_SIZE);
        below.setMinHeight(Region.USE_PREF_SIZE);
        var content = new VBox(head, below, list);
        content.getStyleClass().add("work-results");
        pane.setContent(content);
        pane.setPrefSize(WIDTH, HEIGHT);
        var go = new ButtonType(open, ButtonData.OTHER);
        pane.getButtonTypes().setAll(go, new ButtonType(texts.get("maintenance.close"), ButtonData.CANCEL_CLOSE));
        var button = (Button) pane.lookupButton(go);
        ButtonBar.setButtonUniformSize(button, false);
        button.setDefaultButton(true);
        button.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> selected(list) == null || selected(list).open() == null,
                        list.getSelectionModel().selectedItemProperty()));
        button.setOnAction(_ -> selected(list).open().run());
        list.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER && !button.isDisabled()) {
                button.fire();
                key.consume();
            } else if (key.getCode() == KeyCode.ESCAPE) { // which the list takes for itself
                dialog.close();
                key.consume();
            }
        });
        dialog.show();
        list.requestFocus();
    }

    private static Line selected(ListView<Line> list) {
        return list.getSelectionModel().getSelectedItem();
    }

    private static ListCell<Line> wrapping(ListView<Line> list, Dialog<?> dialog) {
        var cell = new ListCell<Line>() {
            @Override
            protected void updateItem(Line line, boolean empty) {
                super.updateItem(line, empty);
                setText(empty ? null : line.text());
            }
        };
        cell.setWrapText(true);
        cell.prefWidthProperty().bind(list.widthProperty().subtract(32));
        cell.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2
                    && cell.getItem() != null
                    && cell.getItem().open() != null) {
                dialog.close();
                cell.getItem().open().run();
            }
        });
        return cell;
    }
}
