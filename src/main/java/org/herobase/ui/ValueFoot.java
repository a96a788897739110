package org.herobase.ui;

import atlantafx.base.theme.Styles;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.herobase.ui.ValueView.Note;
import org.kordamp.ikonli.javafx.FontIcon;

/** The lower part of the value pane: what there is to say, what is under way, and the buttons that save. */
final class ValueFoot extends VBox {
    private final Label note = new Label();
    private final Button loadAll = new Button();
    private final Button save;
    private final Button revert;
    private final Label task = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final Presence notePresence;
    private final Presence restPresence;
    private final Presence editPresence;
    private CompletableFuture<?> running = CompletableFuture.completedFuture(null);

    ValueFoot(Texts texts, Runnable onLoadAll, Runnable onSave, Runnable onRevert) {
        getStyleClass().add("value-foot");
        note.setId("valueNote");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.getStyleClass().add("value-note");
        loadAll.setId("valueLoadAll");
        loadAll.setOnAction(_ -> onLoadAll.run());
        save = button("valueSave", texts.get("value.save"), texts.get("value.save.key"), onSave);
        save.getStyleClass().add(Styles.ACCENT);
        revert = button("valueRevert", texts.get("value.revert"), texts.get("value.revert.key"), onRevert);
        progress.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(progress, Priority.ALWAYS);
        task.setMinWidth(Region.USE_PREF_SIZE);
        var cancel = button("valueCancel", texts.get("cancel"), null, () -> running.cancel(true));
        var under = new HBox(task, progress, cancel);
        under.getStyleClass().add("value-bar");
        var rest = new HBox(new Label(texts.get("value.start")), loadAll);
        rest.getStyleClass().add("value-bar");
        var edit = new HBox(save, revert);
        edit.getStyleClass().add("value-bar");
        getChildren().addAll(note, under, rest, edit);
        notePresence = new Presence(note);
        new Presence(under).follow(new LateFlag(busy.getReadOnlyProperty()));
        restPresence = new Presence(rest);
        editPresence = new Presence(edit);
    }

    /** Says something, or nothing. */
    void say(Note newNote) {
        note.setText(newNote.text());
        note.setGraphic(new FontIcon(newNote.isProblem() ? "fth-alert-triangle" : "fth-info"));
        note.getStyleClass().remove("problem");
        if (newNote.isProblem()) {
            note.getStyleClass().add("problem");
        }
        notePresence.set(!newNote.text().isEmpty());
    }

    /**
     * Offers the rest of a value of which only the start is shown.
     *
     * @param action the button's text; null if there is no rest
     */
    void offerRest(String action) {
        loadAll.setText(action);
        restPresence.set(action != null);
    }

    /** Offers to save or not. */
    void offerEdit(boolean isEditor, boolean isTouched) {
        editPresence.set(isEditor);
        save.setDisable(!isTouched);
        revert.setDisable(!isTouched);
    }

    /** Shows that something is under way, which the user can cancel. */
    void follow(String words, CompletableFuture<?> work) {
        task.setText(words);
        progress.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
        running = work;
        busy.set(true);
        Background.of(work).andFinally(() -> {
            if (running == work) {
                busy.set(false);
            }
        });
    }

    /** Takes how far it is, 0 to 1, from any thread. */
    DoubleConsumer progress() {
        return part -> Platform.runLater(() -> progress.setProgress(part));
    }

    private static Button button(String id, String text, String hint, Runnable action) {
        var button = new Button(text);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        if (hint != null) {
            button.setTooltip(new Tooltip(hint));
        }
        button.setOnAction(_ -> action.run());
        return button;
    }
}
