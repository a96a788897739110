package org.herobase.console;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.herobase.console.completion.Completion;
import org.herobase.console.completion.SchemaCache;
import org.herobase.console.editor.SqlEditorPane;
import org.herobase.console.plan.PlanView;
import org.herobase.console.result.QueryResult;
import org.herobase.console.result.ResultTools;
import org.herobase.console.result.RowCache;
import org.herobase.db.Database;
import org.herobase.memory.History;
import org.herobase.memory.ParameterValue;
import org.herobase.memory.SavedSheet;
import org.herobase.memory.SheetFile;
import org.herobase.rows.Edits;
import org.herobase.sql.Script;
import org.herobase.sql.Script.Statement;
import org.herobase.sql.SqlFormatter;
import org.herobase.ui.Background;
import org.herobase.ui.Dialogs;
import org.herobase.ui.Settings;
import org.herobase.ui.Texts;

/**
 * One sheet of the console: SQL, a connection of its own, and what its runs gave. Its methods belong to the JavaFX thread
 * and are there once {@code sheet.fxml} is loaded.
 */
public final class SheetController {
    private static final KeyCombination RUN = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination RUN_ALL =
            new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    private static final KeyCombination SAVE = new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN);

    private final Database database;
    private final Dialogs dialogs;
    private final Settings settings;
    private final SheetFiles files;
    private final Consumer<Path> openFile;
    private final SavedSheet kept;
    private final StringProperty name;
    private final SheetQuestions questions;
    private final SheetModel model;
    private final SheetBarController bar;
    private final SheetClosing closing;
    private final SchemaCache schema;
    private final ResultTools tools;
    private final Texts texts = new Texts(SheetController.class);
    private Runnable onChange = () -> {};
    private SheetDocument document;
    private ResultTabs results;
    private PlanView plan; // null until it is first asked for

    @FXML
    private SqlEditorPane editorPane;

    @FXML
    private SheetBarController barController;

    @FXML
    private TabPane consoleResults;

    @FXML
    private Tab messagesTab;

    @FXML
    private Tab logTab;

    @FXML
    private ListView<Message> consoleMessages;

    @FXML
    private Label noMessages;

    /**
     * @param database gives the sheet a connection, which is opened when it is first needed
     * @param edits makes the changes of cells
     * @param dialogs ask before an open transaction is closed
     * @param history gets what is run
     * @param files saves the sheet's text
     * @param openFile opens a file in a sheet of its own
     * @param onWrite called on the JavaFX thread after a run changed data or schema for good
     * @param kept what the sheet is to be
     */
    SheetController(
            Database database,
            Edits edits,
            Dialogs dialogs,
            Settings settings,
            History history,
            SheetFiles files,
            Consumer<Path> openFile,
            Runnable onWrite,
            SavedSheet kept) {
        this.database = database;
        this.dialogs = dialogs;
        this.settings = settings;
        this.files = files;
        this.openFile = openFile;
        this.kept = kept;
        this.name = new SimpleStringProperty(kept.name());
        this.questions = new SheetQuestions(
                dialogs,
                settings::isAskingBeforeSweeps,
                edits.log()::forecast,
                () -> editorPane.getScene().getWindow());
        var log = new HistoryLog(history, name::get);
        this.model = new SheetModel(database, edits.log(), name::get, questions, log, Platform::runLater, onWrite);
        this.bar = new SheetBarController(model, questions, dialogs, settings);
        this.closing = new SheetClosing(model, () -> results.finish(), name::get, dialogs);
        this.schema = new SchemaCache(model.reader()::read);
        this.tools = new ResultTools(
                new RowCache(RowCache.OF_A_SHEET),
                database,
                edits,
                dialogs,
                transactionOpen(),
                model.readOnly(),
                this::runAgain);
    }

    /** Its tool bar, for {@code sheet-bar.fxml}. */
    SheetBarController bar() {
        return bar;
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

    /** Calls back when something is to be kept of the sheet. */
    void onChange(Runnable listener) {
        onChange = listener;
    }

    /** The sheet as it is now, to be kept under an id; put together on any thread, as that takes its time for a long text. */
    Supplier<SavedSheet> snapshot(String id) {
        var values = new ArrayList<ParameterValue>();
        model.parameters().get().forEach((key, value) -> values.add(new ParameterValue(key, value)));
        var called = name.get();
        var text = document.text().text();
        var file = document.file();
        var caret = document.caret();
        var isReadOnly = model.readOnly().get();
        return () -> new SavedSheet(id, called, text.get(), file, caret, isReadOnly, values);
    }

    /** The text as it is now. */
    SheetText text() {
        return document.text();
    }

    /** Whether nothing is written on it. */
    boolean isEmpty() {
        return document.isEmpty();
    }

    /** The file that the text was read from or saved to; null if there is none. */
    SheetFile file() {
        return document.file();
    }

    /** Whether the text has changed since its file was read or saved. */
    ReadOnlyBooleanProperty unsavedProperty() {
        return document.unsavedProperty();
    }

    /** A text of the sheet was saved to a file. */
    void saved(SheetFile file, SheetText text) {
        document.saved(file, text);
        onChange.run();
    }

    /** Saves the text to its file, or asks for one. */
    void save() {
        files.save(this);
    }

    /** Saves the text to a file that the user names. */
    void saveAs() {
        files.saveAs(this);
    }

    /** Asks the user where something would be lost by closing: see {@link SheetClosing#mayClose}. */
    CompletableFuture<Boolean> mayClose() {
        return closing.mayClose();
    }

    /** Stops what is running, rolls back what is open and lets the file go. The sheet is of no use afterwards. */
    CompletableFuture<Void> close() {
        results.close();
        return model.close();
    }

    /** Whether the user sees it, as the console knows. */
    void setShown(boolean shown) {
        results.followLog(shown);
        bar.refresh();
        if (shown) {
            showFontSize(); // another sheet may have changed it
            refreshSchema();
        }
    }

    private void showFontSize() {
        editorPane.fontSizeProperty().set(settings.editorFontSize(SqlEditorPane.USUAL_FONT_SIZE));
    }

    /** Puts the caret into the editor. */
    void focusEditor() {
        editorPane.focusEditor();
    }

    /** Puts a statement at the end of the editor's text, selected: so it is what the next run runs. */
    void insert(String statement) {
        document.loaded().thenRun(() -> editorPane.insertStatement(statement));
    }

    /** Puts a statement at the end of the text and runs it, with the values that its parameters had. */
    void insertAndRun(String statement, List<ParameterValue> values) {
        if (!model.running().get()) {
            model.setParameters(ParameterValues.with(model.parameters().get(), values));
            insert(statement);
            document.loaded().thenRun(this::run);
        }
    }

    /** Takes the keys that run, save and cancel, from wherever in the console nobody else wants them. */
    void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && model.running().get()) {
            model.cancel();
            event.consume();
        } else {
            onEditorKey(event);
        }
    }

    private void onEditorKey(KeyEvent event) {
        if (RUN.match(event)) {
            run();
            event.consume();
        } else if (RUN_ALL.match(event)) {
            runAll();
            event.consume();
        } else if (SAVE.match(event)) {
            save();
            event.consume();
        }
    }

    @FXML
    private void initialize() {
        document = new SheetDocument(editorPane, name, kept, () -> onChange.run());
        model.setParameters(ParameterValues.with(Map.of(), kept.parameters()));
        model.parameters().addListener((_, _, _) -> onChange.run());
        if (kept.isReadOnly()) {
            bar.setReadOnly(true);
        }
        model.readOnly().addListener((_, _, _) -> onChange.run());
        barController.connect(this::run, this::runAll, this::explain);
        editorPane.setOnFormat(SqlFormatter::format);
        editorPane.addEventFilter(KeyEvent.KEY_PRESSED, this::onEditorKey);
        editorPane.setOnFileDropped(openFile);
        showFontSize();
        editorPane.fontSizeProperty().subscribe(size -> settings.setEditorFontSize(size.intValue()));
        new Completion(editorPane.editor(), schema::schema).install();
        var views = new ResultViews(tools, chart -> results.showBeside(texts.get("sheet.chart"), chart, chart::close));
        results =
                new ResultTabs(consoleResults, messagesTab, logTab, model.results(), views::of, database.log(), texts);
        consoleMessages.setItems(model.messages());
        consoleMessages.setCellFactory(_ -> new MessageCell());
        model.running().addListener((_, _, running) -> {
            noMessages.setText(texts.get(running ? "console.messages.running" : "console.messages.none"));
            if (running) {
                editorPane.clearMarks();
            } else {
                showEnd();
            }
        });
    }

    /** With the values that it had, also if the sheet's parameters have others by now. */
    private void runAgain(QueryResult result) {
        result.query().ifPresent(query -> run(() -> model.run(query, bar.options())));
    }

    /** Runs the selection, or else the statement at the caret. */
    private void run() {
        var editor = editorPane.editor();
        var selection = editor.getSelection();
        if (selection.getLength() > 0) {
            var selected = editor.getSelectedText();
            run(() -> selected, Script::statements, selection.getStart());
        } else {
            run(document.text().text(), atCaret(), 0);
        }
    }

    private void runAll() {
        run(document.text().text(), Script::statements, 0);
    }

    private void run(Supplier<String> text, Function<Script, List<Statement>> choice, int offset) {
        run(() -> model.run(text, choice, offset, bar.options()));
    }

    /** Runs, after what is being entered into a result is saved. */
    private void run(Runnable run) {
        Background.of(results.finish()).onSuccess(isSaved -> {
            if (isSaved) {
                run.run();
            }
        });
    }

    /** Shows how the statement at the caret would be run. */
    private void explain() {
        var text = document.text().text();
        var choice = atCaret();
        // Cutting a long text takes longer than this thread may be held.
        Background.of(CompletableFuture.supplyAsync(() -> choice.apply(Script.of(text.get()))))
                .onSuccess(statements -> statements.forEach(this::explain));
    }

    private void explain(Statement statement) {
        if (plan == null) {
            plan = new PlanView(model.reader(), dialogs, this::insert);
        }
        results.showBeside(texts.get("sheet.plan"), plan, () -> {});
        plan.explain(statement.sql(), model.values(statement));
    }

    private Function<Script, List<Statement>> atCaret() {
        var caret = document.caret();
        return script -> script.statementAt(caret).stream().toList();
    }

    private void refreshSchema() {
        Background.of(schema.refresh()).onFailure(_ -> {}); // without it there is less to propose, and a run says why
    }

    private void showEnd() {
        var failed = model.failure();
        if (failed != null || model.results().isEmpty()) {
            results.showMessages();
            consoleMessages.scrollTo(model.messages().size() - 1);
        }
        if (failed != null) {
            new ErrorMarking(editorPane).mark(failed);
        }
        refreshSchema();
    }
}
