package org.herobase.ui;

import atlantafx.base.theme.Styles;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;

/** A form in a window of its own. It stays open, with all that was typed, until what it holds is saved or given up. */
public final class FormDialog<T> {
    private final Texts texts = new Texts(FormDialog.class);
    private final Dialog<Void> dialog = new Dialog<>();
    private final VBox content;
    private final Label error = new Label();
    private final Label missing = new Label();
    private final Label required = new Label(texts.get("form.required"));
    private final Node first;
    private final Dialogs dialogs;
    private Predicate<Throwable> refusing = _ -> false;
    private String action = texts.get("form.save");
    private Runnable onClosed = () -> {};
    private CompletableFuture<T> stage; // of the newest save

    /**
     * @param owner the window it belongs to
     * @param title what the form is for
     * @param fields what it holds
     * @param first where typing begins
     * @param dialogs finds the words for errors
     */
    public FormDialog(Window owner, String title, Node fields, Node first, Dialogs dialogs) {
        this.first = first;
        this.dialogs = dialogs;
        dialog.initOwner(owner);
        dialog.initModality(Modality.WINDOW_MODAL); // other windows can be looked at meanwhile
        dialog.setTitle(title);
        dialog.setResizable(true);
        error.setId("formError");
        error.setWrapText(true);
        error.getStyleClass().addAll(Styles.DANGER, Styles.TEXT_BOLD);
        showError("");
        missing.setId("formMissing");
        missing.setWrapText(true);
        missing.setMinHeight(Region.USE_PREF_SIZE); // all of its lines, where the fields leave no room
        missing.getStyleClass().add(Styles.TEXT_MUTED);
        missing.setVisible(false);
        missing.setManaged(false);
        required.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        this.content = new VBox(16, error, fields, missing, required);
        dialog.getDialogPane().setContent(content);
        dialog.getDialogPane().getStyleClass().add("form");
    }

    /**
     * Names the button by what it does, and says above it what keeps it from doing so.
     *
     * @param action the button's text
     * @param problem the first thing that is missing or wrong; empty if nothing is
     */
    public FormDialog<T> withAction(String action, ObservableValue<String> problem) {
        this.action = action;
        missing.textProperty().bind(problem);
        missing.setVisible(true);
        missing.setManaged(true);
        return markingRequired(false);
    }

    /**
     * Says something above the buttons that is to be known before.
     *
     * @param text nothing as long as it is empty
     */
    public FormDialog<T> noting(ObservableValue<String> text) {
        var note = new Label();
        note.setId("formNote");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.getStyleClass().add("field-warning");
        note.textProperty().bind(text);
        note.visibleProperty().bind(note.textProperty().isNotEmpty());
        note.managedProperty().bind(note.visibleProperty());
        content.getChildren().add(note);
        return this;
    }

    /** Says what marks a required field only where there is one. */
    public FormDialog<T> markingRequired(boolean isAnyRequired) {
        required.setVisible(isAnyRequired);
        required.setManaged(isAnyRequired);
        return this;
    }

    /**
     * Lets the form itself say what is wrong.
     *
     * @param atFields says at its fields why saving failed, and whether it could; otherwise it is said above them
     */
    public FormDialog<T> refusing(Predicate<Throwable> atFields) {
        refusing = atFields;
        return this;
    }

    /**
     * Tells that the form is gone, after what was saved was told.
     *
     * @param closed called once, however it went
     */
    public FormDialog<T> onClosed(Runnable closed) {
        onClosed = closed;
        return this;
    }

    /**
     * Shows the form and returns at once.
     *
     * @param valid whether it may be saved
     * @param save saves what it holds
     * @param thing what is saved, as the user knows it
     * @param onSaved is told what saving gave; the form is closed then
     */
    public void show(
            ObservableBooleanValue valid,
            Supplier<CompletionStage<T>> save,
            Supplier<String> thing,
            Consumer<? super T> onSaved) {
        var saveType = new ButtonType(action, ButtonData.OK_DONE);
        var cancelType = new ButtonType(texts.get("cancel"), ButtonData.CANCEL_CLOSE);
        var pane = dialog.getDialogPane();
        pane.getButtonTypes().setAll(saveType, cancelType);
        var saveButton = (Button) pane.lookupButton(saveType);
        saveButton.setId("formSave");
        saveButton.getStyleClass().add(Styles.ACCENT);
        saveButton.setMinWidth(Region.USE_PREF_SIZE); // it says what it does, and is never cut
        pane.lookupButton(cancelType).setId("formCancel");
        var saving = new SimpleBooleanProperty();
        saveButton
                .disableProperty()
                .bind(Bindings.createBooleanBinding(() -> !valid.get() || saving.get(), valid, saving));
        // While it is saved, such as while that waits for a lock, Cancel stops that and leaves the form as it is.
        pane.lookupButton(cancelType).addEventFilter(ActionEvent.ACTION, event -> {
            if (saving.get()) {
                event.consume();
                stage.cancel(true);
            }
        });
        dialog.setOnCloseRequest(event -> {
            if (saving.get()) {
                event.consume(); // what becomes of it could not be told
            }
        });
        // A dialog closes on its buttons: this one must see first whether saving works.
        saveButton.addEventFilter(ActionEvent.ACTION, event -> {
            event.consume();
            saving.set(true);
            showError("");
            stage = save.get().toCompletableFuture();
            Background.of(stage)
                    .onSuccess(saved -> {
                        saving.set(false);
                        dialog.setOnHidden(_ -> {});
                        dialog.close();
                        onSaved.accept(saved);
                        onClosed.run();
                    })
                    .onFailure(failure -> {
                        if (!refusing.test(failure)) {
                            showError(words(thing.get(), failure));
                        }
                    })
                    .andFinally(() -> saving.set(false));
        });
        dialog.setOnHidden(_ -> onClosed.run());
        dialog.setOnShown(_ -> Platform.runLater(first::requestFocus));
        dialog.show();
    }

    private String words(String thing, Throwable failure) {
        var described = dialogs.describe(thing, failure);
        return described.headline() + ". " + described.advice();
    }

    private void showError(String text) {
        error.setText(text);
        error.setVisible(!text.isEmpty());
        error.setManaged(!text.isEmpty());
    }
}
