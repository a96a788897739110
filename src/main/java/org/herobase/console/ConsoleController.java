package org.herobase.console;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.herobase.console.result.QueryResult;
import org.herobase.console.result.ResultTools;
import org.herobase.console.result.ResultView;
import org.herobase.console.result.RowCache;
import org.herobase.db.Database;
import org.herobase.db.SqlLog;
import org.herobase.rows.Edits;
import org.herobase.ui.Background;
import org.herobase.ui.Dialogs;
import org.herobase.ui.Texts;

/**
 * The console pane: the user's own SQL, on a connection of its own. Its public methods belong to the JavaFX thread and
 * are there once {@code console.fxml} is loaded.
 */
public final class ConsoleController {
    private static final KeyCombination RUN = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private final Dialogs dialogs;
    private final SqlLog log;
    private final ConsoleModel model;
    private final ResultTools tools;
    private final Texts texts = new Texts(ConsoleController.class);
    private SqlLogView logView;

    @FXML
    private VBox consolePane;

    @FXML
    private SqlEditor consoleEditor;

    @FXML
    private Button consoleRun;

    @FXML
    private Button consoleCancel;

    @FXML
    private ProgressIndicator progress;

    @FXML
    private Label elapsed;

    @FXML
    private Node transaction;

    @FXML
    private Button consoleCommit;

    @FXML
    private Button consoleRollback;

    @FXML
    private TabPane consoleResults;

    @FXML
    private Tab messagesTab;

    @FXML
    private Tab logTab;

    @FXML
    private ListView<Message> consoleMessages;

    /**
     * @param database gives the console a connection, which is opened by the first run
     * @param dialogs ask before an open transaction is closed
     * @param onChange called on the JavaFX thread after a run changed data or schema for good
     */
    public ConsoleController(Database database, Dialogs dialogs, Runnable onChange) {
        this.dialogs = dialogs;
        this.log = database.log();
        this.model = new ConsoleModel(database, Platform::runLater, onChange);
        this.tools = new ResultTools(
                new RowCache(64_000_000), database, new Edits(database), dialogs, model.inTransaction(), _ -> {});
    }

    /** Whether the user's transaction was open after the last run. */
    public boolean hasOpenTransaction() {
        return model.inTransaction().get();
    }

    /** Whether statements are running. */
    public boolean isRunning() {
        return model.running().get();
    }

    /**
     * Commits the open transaction.
     *
     * @return completes on the JavaFX thread; exceptionally with what SQLite said, the transaction may be open still
     */
    public CompletableFuture<Void> commit() {
        return model.endTransaction(true);
    }

    /**
     * Rolls the open transaction back.
     *
     * @return completes on the JavaFX thread; exceptionally with what SQLite said
     */
    public CompletableFuture<Void> rollback() {
        return model.endTransaction(false);
    }

    /**
     * Asks the user, where something would be lost by closing: running statements, or an open transaction. Stops and
     * ends what the user lets go; the console stays usable.
     *
     * @return completes on the JavaFX thread with whether to close; never exceptionally
     */
    public CompletableFuture<Boolean> mayClose() {
        if (isRunning()) {
            var stop = dialogs.confirm(
                    texts.get("console.close.running.question"),
                    texts.get("console.close.running.text"),
                    texts.get("console.close.running.stop"),
                    true);
            return stop ? model.stop().thenCompose(_ -> mayClose()) : CompletableFuture.completedFuture(false);
        }
        if (!hasOpenTransaction()) {
            return CompletableFuture.completedFuture(true);
        }
        var question = new Dialogs.Question(
                texts.get("console.close.transaction.question"),
                texts.get("console.close.transaction.text"),
                List.of(texts.get("console.close.transaction.commit"), texts.get("console.close.transaction.rollback")),
                false);
        return dialogs.ask(question)
                .map(answer -> endBeforeClosing(answer == 0))
                .orElseGet(() -> CompletableFuture.completedFuture(false));
    }

    /** Stops what is running, rolls back what is open and lets the file go. The console is of no use afterwards. */
    public CompletableFuture<Void> close() {
        if (logView != null) {
            logView.setShown(false);
        }
        return model.close();
    }

    /** Puts the caret into the editor. */
    public void focusEditor() {
        consoleEditor.requestFocus();
    }

    /** Puts a statement at the end of the editor's text, selected: so it is what the next run runs. */
    public void insert(String statement) {
        consoleEditor.insertStatement(statement);
    }

    @FXML
    private void initialize() {
        var clock = new RunClock(elapsed, texts);
        progress.visibleProperty().bind(elapsed.visibleProperty());
        consoleRun.disableProperty().bind(model.running());
        consoleCancel.disableProperty().bind(model.running().not());
        transaction.visibleProperty().bind(model.inTransaction());
        transaction.managedProperty().bind(transaction.visibleProperty());
        consoleCommit.disableProperty().bind(model.running());
        consoleRollback.disableProperty().bind(model.running());
        consoleMessages.setItems(model.messages());
        consoleMessages.setCellFactory(_ -> new MessageCell());
        model.results().addListener((ListChangeListener<QueryResult>) change -> showResults());
        model.running().addListener((_, _, running) -> {
            if (running) {
                clock.start();
            } else {
                clock.stop();
                showEnd();
            }
        });
        consolePane.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        logTab.setOnSelectionChanged(_ -> showLog());
    }

    @FXML
    private void run() {
        var selection = consoleEditor.getSelection();
        if (selection.getLength() > 0) {
            model.run(consoleEditor.getSelectedText(), selection.getStart());
        } else {
            model.run(consoleEditor.getText(), 0);
        }
    }

    @FXML
    private void cancel() {
        model.cancel();
    }

    @FXML
    private void commitByHand() {
        tell(commit());
    }

    @FXML
    private void rollbackByHand() {
        tell(rollback());
    }

    private void tell(CompletableFuture<Void> end) {
        Background.of(end).onFailure(failure -> dialogs.error(texts.get("console.transaction"), failure));
    }

    private CompletableFuture<Boolean> endBeforeClosing(boolean commit) {
        return (commit ? commit() : rollback()).handle((_, failure) -> {
            if (failure != null) {
                dialogs.error(texts.get("console.transaction"), failure);
            }
            return failure == null;
        });
    }

    private void onKey(KeyEvent event) {
        if (RUN.match(event)) {
            run();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && isRunning()) {
            cancel();
            event.consume();
        }
    }

    /** One tab a result, before the other tabs; the first is shown as soon as it is there. */
    private void showResults() {
        var tabs = consoleResults.getTabs();
        var shown = tabs.indexOf(messagesTab);
        if (model.results().size() < shown) {
            tabs.remove(0, shown);
            shown = 0;
        }
        for (var index = shown; index < model.results().size(); index++) {
            tabs.add(index, resultTab(index));
            if (index == 0) {
                consoleResults.getSelectionModel().select(0);
            }
        }
    }

    private Tab resultTab(int index) {
        var tab = new Tab(texts.get("console.result", index + 1));
        var result = model.results().get(index);
        // A grid costs time: many are never looked at.
        tab.setOnSelectionChanged(_ -> {
            if (tab.isSelected() && tab.getContent() == null) {
                tab.setContent(new ResultView(result, tools));
            }
        });
        return tab;
    }

    private void showEnd() {
        var failed = model.failed();
        if (failed != null || model.results().isEmpty()) {
            consoleResults.getSelectionModel().select(messagesTab);
            consoleMessages.scrollTo(model.messages().size() - 1);
        }
        if (failed != null) {
            consoleEditor.mark(failed);
        }
    }

    private void showLog() {
        if (logView == null) {
            logView = new SqlLogView(log, texts);
            logTab.setContent(logView);
        }
        logView.setShown(logTab.isSelected());
    }
}
