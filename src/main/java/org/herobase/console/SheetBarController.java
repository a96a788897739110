package org.herobase.console;

import java.util.concurrent.CompletableFuture;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ToggleButton;
import org.herobase.ui.Background;
import org.herobase.ui.Dialogs;
import org.herobase.ui.Settings;
import org.herobase.ui.Texts;

/** The tool bar of a sheet: what can be run, how far it is, the open transaction and the read-only switch. */
public final class SheetBarController {
    private final SheetModel model;
    private final SheetQuestions questions;
    private final Dialogs dialogs;
    private final Settings settings;
    private final Texts texts = new Texts(SheetBarController.class);
    private RunPreferences preferences;

    @FXML
    private Button consoleRun;

    @FXML
    private Button consoleRunAll;

    @FXML
    private Button consoleExplain;

    @FXML
    private CheckMenuItem goOn;

    @FXML
    private CheckMenuItem oneTransaction;

    @FXML
    private CheckMenuItem caution;

    @FXML
    private Button consoleCancel;

    @FXML
    private Button parameters;

    @FXML
    private ProgressIndicator progress;

    @FXML
    private Label elapsed;

    @FXML
    private ProgressBar consoleProgress;

    @FXML
    private Node transaction;

    @FXML
    private TransactionBadge badge;

    @FXML
    private Button consoleCommit;

    @FXML
    private Button consoleRollback;

    @FXML
    private ToggleButton consoleReadOnly;

    SheetBarController(SheetModel model, SheetQuestions questions, Dialogs dialogs, Settings settings) {
        this.model = model;
        this.questions = questions;
        this.dialogs = dialogs;
        this.settings = settings;
    }

    /** Says what its buttons do that have to do with the sheet's text. */
    void connect(Runnable run, Runnable runAll, Runnable explain) {
        consoleRun.setOnAction(_ -> run.run());
        consoleRunAll.setOnAction(_ -> runAll.run());
        consoleExplain.setOnAction(_ -> explain.run());
    }

    /** How several statements are run. */
    RunOptions options() {
        return preferences.options();
    }

    /** Shows what may have been changed in another sheet. */
    void refresh() {
        preferences.show();
    }

    /** Lets the connection change nothing, or lets it change data again. */
    void setReadOnly(boolean readOnly) {
        // A refusal leaves the switch where the connection is.
        Background.of(model.setReadOnly(readOnly))
                .onFailure(failure -> dialogs.error(texts.get("sheet.readOnly"), failure))
                .andFinally(() -> consoleReadOnly.setSelected(model.readOnly().get()));
    }

    @FXML
    private void initialize() {
        preferences = new RunPreferences(settings, goOn, oneTransaction, caution);
        showRun();
        transaction.visibleProperty().bind(model.transaction().isNotNull());
        transaction.managedProperty().bind(transaction.visibleProperty());
        model.transaction().subscribe(open -> {
            if (open != null) {
                badge.show(open);
            }
        });
        consoleCommit.disableProperty().bind(model.running());
        consoleRollback.disableProperty().bind(model.running());
        parameters.visibleProperty().bind(model.parameters().map(known -> !known.isEmpty()));
        parameters.managedProperty().bind(parameters.visibleProperty());
        parameters.disableProperty().bind(model.running());
        consoleReadOnly.disableProperty().bind(model.running());
        model.readOnly().subscribe(consoleReadOnly::setSelected);
    }

    private void showRun() {
        var clock = new RunClock(elapsed, texts);
        progress.visibleProperty().bind(elapsed.visibleProperty());
        progress.managedProperty().bind(elapsed.visibleProperty());
        elapsed.managedProperty().bind(elapsed.visibleProperty());
        new RunProgress(consoleProgress, model.transcript(), elapsed.visibleProperty());
        consoleExplain.disableProperty().bind(model.running());
        consoleRun.disableProperty().bind(model.running());
        consoleRunAll.disableProperty().bind(model.running());
        consoleCancel.disableProperty().bind(model.running().not());
        model.running().addListener((_, _, running) -> {
            if (running) {
                clock.start();
            } else {
                clock.stop();
            }
        });
    }

    @FXML
    private void cancel() {
        model.cancel();
    }

    @FXML
    private void commitByHand() {
        end(model.endTransaction(true));
    }

    @FXML
    private void rollbackByHand() {
        end(model.endTransaction(false));
    }

    private void end(CompletableFuture<Void> end) {
        Background.of(end).onFailure(failure -> dialogs.error(texts.get("sheet.transaction"), failure));
    }

    @FXML
    private void switchReadOnly() {
        setReadOnly(consoleReadOnly.isSelected());
    }

    /** Lets the user change what was given to parameters before. */
    @FXML
    private void changeParameters() {
        questions.otherValues(model.parameters().get()).thenAccept(values -> values.ifPresent(model::setParameters));
    }
}
