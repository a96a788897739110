package org.herobase.console;

import java.sql.Connection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.herobase.console.editor.SqlEditor;
import org.herobase.console.result.QueryResult;
import org.herobase.console.result.ResultTools;
import org.herobase.console.result.ResultView;
import org.herobase.console.result.RowCache;
import org.herobase.db.Database;
import org.herobase.rows.Edits;
import org.herobase.sql.Script;
import org.herobase.sql.Script.Statement;
import org.herobase.ui.Background;
import org.herobase.ui.Dialogs;
import org.herobase.ui.Settings;
import org.herobase.ui.Texts;

/**
 * One sheet of the console: SQL, a connection of its own, and what its runs gave. Its methods belong to the JavaFX thread
 * and are there once {@code sheet.fxml} is loaded.
 */
public final class SheetController implements RunQuestions {
    private static final KeyCombination RUN = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination RUN_ALL =
            new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    private final Database database;
    private final Dialogs dialogs;
    private final Settings settings;
    private final StringProperty name;
    private final SheetModel model;
    private final ResultTools tools;
    private final Texts texts = new Texts(SheetController.class);
    private RunPreferences preferences;
    private ResultTabs results;

    @FXML
    private SqlEditor consoleEditor;

    @FXML
    private Button consoleRun;

    @FXML
    private Button consoleRunAll;

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
    private Node transaction;

    @FXML
    private TransactionBadge badge;

    @FXML
    private Button consoleCommit;

    @FXML
    private Button consoleRollback;

    @FXML
    private ToggleButton consoleReadOnly;

    @FXML
    private TabPane consoleResults;

    @FXML
    private Tab messagesTab;

    @FXML
    private Tab logTab;

    @FXML
    private ListView<Message> consoleMessages;

    /**
     * @param database gives the sheet a connection, which is opened by the first run
     * @param edits makes the changes of cells
     * @param dialogs ask before an open transaction is closed
     * @param onChange called on the JavaFX thread after a run changed data or schema for good
     * @param name the sheet's name to begin with
     */
    SheetController(
            Database database, Edits edits, Dialogs dialogs, Settings settings, Runnable onChange, String name) {
        this.database = database;
        this.dialogs = dialogs;
        this.settings = settings;
        this.name = new SimpleStringProperty(name);
        this.model = new SheetModel(database, this.name::get, this, Platform::runLater, onChange);
        this.tools = new ResultTools(
                new RowCache(RowCache.OF_A_SHEET), database, edits, dialogs, transactionOpen(), this::runAgain);
    }

    /** The sheet's name. */
    StringProperty nameProperty() {
        return name;
    }

    /** Whether statements are running. */
    ReadOnlyBooleanProperty runningProperty() {
        return model.running();
    }

    /** Whether the sheet may change nothing. */
    ReadOnlyBooleanProperty readOnlyProperty() {
        return model.readOnly();
    }

    /** Whether the user's transaction was open after the last run. */
    ObservableBooleanValue transactionOpen() {
        return model.transaction().isNotNull();
    }

    /** Whether the user's transaction was open after the last run. */
    boolean hasOpenTransaction() {
        return model.transaction().get() != null;
    }

    /**
     * Asks the user, where something would be lost by closing: running statements, or an open transaction. Stops and
     * ends what the user lets go; the sheet stays usable.
     *
     * @return completes on the JavaFX thread with whether to close; never exceptionally
     */
    CompletableFuture<Boolean> mayClose() {
        if (model.running().get()) {
            var stop = dialogs.confirm(
                    texts.get("sheet.close.running.question", name.get()),
                    texts.get("sheet.close.running.text"),
                    texts.get("sheet.close.running.stop"),
                    true);
            return stop ? model.stop().thenCompose(_ -> mayClose()) : CompletableFuture.completedFuture(false);
        }
        if (!hasOpenTransaction()) {
            return CompletableFuture.completedFuture(true);
        }
        var question = new Dialogs.Question(
                texts.get("sheet.close.transaction.question", name.get()),
                texts.get("sheet.close.transaction.text"),
                List.of(texts.get("sheet.close.transaction.commit"), texts.get("sheet.close.transaction.rollback")),
                false);
        return dialogs.ask(question)
                .map(answer -> endBeforeClosing(answer == 0))
                .orElseGet(() -> CompletableFuture.completedFuture(false));
    }

    /** Stops what is running, rolls back what is open and lets the file go. The sheet is of no use afterwards. */
    CompletableFuture<Void> close() {
        setShown(false);
        return model.close();
    }

    /** Whether the user sees it, as the console knows. */
    void setShown(boolean shown) {
        results.followLog(shown);
        preferences.show();
    }

    /** Puts the caret into the editor. */
    void focusEditor() {
        consoleEditor.requestFocus();
    }

    /** Puts a statement at the end of the editor's text, selected: so it is what the next run runs. */
    void insert(String statement) {
        consoleEditor.insertStatement(statement);
    }

    /** Takes the keys that run and cancel, wherever in the console they are pressed. */
    void onKey(KeyEvent event) {
        if (RUN.match(event)) {
            run();
            event.consume();
        } else if (RUN_ALL.match(event)) {
            runAll();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && model.running().get()) {
            cancel();
            event.consume();
        }
    }

    @Override
    public CompletableFuture<Optional<Map<String, Object>>> values(
            SequencedSet<String> names, Map<String, Object> known) {
        return new ParameterForm(names, known).ask(window(), dialogs, texts.get("parameters.run"), known);
    }

    @Override
    public boolean allows(Connection connection, Statement statement, List<Object> values) {
        return true;
    }

    @FXML
    private void initialize() {
        preferences = new RunPreferences(settings, goOn, oneTransaction, caution);
        results =
                new ResultTabs(consoleResults, messagesTab, logTab, model.results(), this::view, database.log(), texts);
        var clock = new RunClock(elapsed, texts);
        progress.visibleProperty().bind(elapsed.visibleProperty());
        consoleRun.disableProperty().bind(model.running());
        consoleRunAll.disableProperty().bind(model.running());
        consoleCancel.disableProperty().bind(model.running().not());
        transaction.visibleProperty().bind(model.transaction().isNotNull());
        transaction.managedProperty().bind(transaction.visibleProperty());
        model.transaction().subscribe(open -> {
            if (open != null) {
                badge.show(open);
            }
        });
        consoleCommit.disableProperty().bind(model.running());
        consoleRollback.disableProperty().bind(model.running());
        parameters.visibleProperty().bind(model.parameters().map(values -> !values.isEmpty()));
        parameters.managedProperty().bind(parameters.visibleProperty());
        parameters.disableProperty().bind(model.running());
        consoleReadOnly.disableProperty().bind(model.running());
        model.readOnly().subscribe(consoleReadOnly::setSelected);
        consoleMessages.setItems(model.messages());
        consoleMessages.setCellFactory(_ -> new MessageCell());
        model.running().addListener((_, _, running) -> {
            if (running) {
                clock.start();
            } else {
                clock.stop();
                showEnd();
            }
        });
    }

    private Node view(QueryResult result) {
        return new ResultView(result, tools);
    }

    private void runAgain(QueryResult result) {
        result.query().ifPresent(query -> run(query.sql(), Script::statements, 0));
    }

    /** Runs the selection, or else the statement at the caret. */
    @FXML
    private void run() {
        var selection = consoleEditor.getSelection();
        if (selection.getLength() > 0) {
            run(consoleEditor.getSelectedText(), Script::statements, selection.getStart());
        } else {
            var caret = consoleEditor.getCaretPosition();
            run(
                    consoleEditor.getText(),
                    script -> script.statementAt(caret).stream().toList(),
                    0);
        }
    }

    @FXML
    private void runAll() {
        run(consoleEditor.getText(), Script::statements, 0);
    }

    private void run(String text, Function<Script, List<Statement>> choice, int offset) {
        model.run(text, choice, offset, preferences.options());
    }

    @FXML
    private void cancel() {
        model.cancel();
    }

    @FXML
    private void commitByHand() {
        tell(model.endTransaction(true), "sheet.transaction");
    }

    @FXML
    private void rollbackByHand() {
        tell(model.endTransaction(false), "sheet.transaction");
    }

    @FXML
    private void switchReadOnly() {
        tell(model.setReadOnly(consoleReadOnly.isSelected()), "sheet.readOnly");
    }

    /** Lets the user change what was given to parameters before. */
    @FXML
    private void changeParameters() {
        var known = model.parameters().get();
        new ParameterForm(new LinkedHashSet<>(known.keySet()), known)
                .ask(window(), dialogs, texts.get("parameters.keep"), known)
                .thenAccept(values -> values.ifPresent(model::setParameters));
    }

    private Window window() {
        return consoleEditor.getScene().getWindow();
    }

    private void tell(CompletableFuture<Void> end, String thing) {
        Background.of(end).onFailure(failure -> dialogs.error(texts.get(thing), failure));
    }

    private CompletableFuture<Boolean> endBeforeClosing(boolean commit) {
        return model.endTransaction(commit).handle((_, failure) -> {
            if (failure != null) {
                dialogs.error(texts.get("sheet.transaction"), failure);
            }
            return failure == null;
        });
    }

    private void showEnd() {
        var failed = model.failure();
        if (failed != null || model.results().isEmpty()) {
            results.showMessages();
            consoleMessages.scrollTo(model.messages().size() - 1);
        }
        if (failed != null) {
            consoleEditor.mark(failed.statement());
        }
    }
}
