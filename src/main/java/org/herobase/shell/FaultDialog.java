package org.herobase.shell;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.herobase.ui.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Tells of faults of the app itself, with a report to be copied. One dialog at a time: what comes while it is open is added
 * to its report. Belongs to the JavaFX thread.
 */
public final class FaultDialog {
    private static final String STYLE = "fault-dialog";
    private static final double WIDTH = 640;
    private static final double HEIGHT = 440;

    private final Supplier<Optional<Window>> owner;
    private final Path logs;
    private final Texts texts = new Texts(FaultDialog.class);
    private final TextArea report = new TextArea();
    private Dialog<ButtonType> open; // null if none is

    /**
     * @param owner the window that the user looks at; empty if there is none
     * @param logs where all faults are logged
     */
    public FaultDialog(Supplier<Optional<Window>> owner, Path logs) {
        this.owner = owner;
        this.logs = logs;
        report.setId("faultReport");
        report.setEditable(false);
        report.setAccessibleText(texts.get("fault.report"));
        report.getStyleClass().add("details");
    }

    /**
     * Tells of a fault.
     *
     * @param trace where it happened, without values
     */
    public void tell(String trace) {
        if (open != null) {
            report.appendText("\n" + trace);
            return;
        }
        report.setText(texts.get(
                        "about.copy.text",
                        About.version(),
                        About.java(),
                        About.javaFx(),
                        About.sqlite(),
                        About.jooq(),
                        About.system())
                + "\n\n" + trace);
        open = dialog();
        open.setOnHidden(_ -> open = null);
        open.show();
    }

    /** Whether it is what a window shows. */
    public static boolean isIn(Window window) {
        return window.getScene().getRoot().getStyleClass().contains(STYLE);
    }

    private Dialog<ButtonType> dialog() {
        var dialog = new Dialog<ButtonType>();
        owner.get().ifPresent(dialog::initOwner);
        dialog.initModality(Modality.NONE); // the app goes on
        dialog.setTitle(texts.get("app.name"));
        dialog.setResizable(true);
        var advice = new Label(texts.get("fault.advice", logs));
        advice.setWrapText(true);
        VBox.setVgrow(report, Priority.ALWAYS);
        var pane = dialog.getDialogPane();
        pane.getStyleClass().addAll("alert", STYLE);
        pane.setHeaderText(texts.get("fault.headline"));
        var icon = new FontIcon("fth-alert-octagon");
        icon.getStyleClass().addAll("dialog-icon", "error");
        pane.setGraphic(icon);
        advice.setMinHeight(Region.USE_PREF_SIZE);
        var told = new VBox(advice, report);
        told.getStyleClass().add("work-results");
        pane.setContent(told);
        pane.setPrefSize(WIDTH, HEIGHT);
        var copy = new ButtonType(texts.get("fault.copy"), ButtonData.OTHER);
        pane.getButtonTypes().setAll(copy, new ButtonType(texts.get("fault.close"), ButtonData.CANCEL_CLOSE));
        var button = (Button) pane.lookupButton(copy);
        ButtonBar.setButtonUniformSize(button, false);
        button.addEventFilter(ActionEvent.ACTION, press -> {
            press.consume(); // it stays open
            var content = new ClipboardContent();
            content.putString(report.getText());
            Clipboard.getSystemClipboard().setContent(content);
            button.setText(texts.get("about.copied"));
        });
        return dialog;
    }
}
