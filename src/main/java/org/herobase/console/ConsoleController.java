package org.herobase.console;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.herobase.console.history.HistoryPane;
import org.herobase.console.history.SavedQueriesPane;
import org.herobase.db.Database;
import org.herobase.memory.Keeping;
import org.herobase.memory.Memory;
import org.herobase.memory.SavedSheet;
import org.herobase.memory.SheetFile;
import org.herobase.rows.Edits;
import org.herobase.ui.Background;
import org.herobase.ui.Dialogs;
import org.herobase.ui.Settings;
import org.herobase.ui.Texts;
import org.herobase.ui.ViewLoader;

/**
 * The console pane: the user's own SQL, on sheets that each have a connection of their own. Its public methods belong to
 * the JavaFX thread and are there once {@code console.fxml} is loaded.
 */
public final class ConsoleController {
    private static final KeyCombination NEW = new KeyCodeCombination(KeyCode.T, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination REOPEN =
            new KeyCodeCombination(KeyCode.T, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    private static final KeyCombination CLOSE = new KeyCodeCombination(KeyCode.F4, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination HISTORY =
            new KeyCodeCombination(KeyCode.H, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    private final Database database;
    private final Edits edits;
    private final Dialogs dialogs;
    private final Settings settings;
    private final Memory memory;
    private final Consumer<String> say;
    private final Runnable onChange;
    private final SheetFiles files;
    private Sheets sheets;
    private SheetKeeper keeper;

    @FXML
    private VBox consolePane;

    @FXML
    private TabPane consoleSheets;

    @FXML
    private Button consoleNewSheet;

    @FXML
    private StackPane holder;

    @FXML
    private SplitPane body;

    @FXML
    private ToggleButton consoleFill;

    @FXML
    private ToggleButton consoleHistory;

    @FXML
    private ToggleButton consoleQueries;

    /**
     * @param database gives each sheet a connection, which is opened by its first run
     * @param edits makes the changes of cells in results
     * @param dialogs ask before an open transaction is closed
     * @param memory keeps the sheets and what was run
     * @param say tells the user in passing
     * @param onChange called on the JavaFX thread after a run changed data or schema for good
     */
    public ConsoleController(
            Database database,
            Edits edits,
            Dialogs dialogs,
            Settings settings,
            Memory memory,
            Consumer<String> say,
            Runnable onChange) {
        this.database = database;
        this.edits = edits;
        this.dialogs = dialogs;
        this.settings = settings;
        this.memory = memory;
        this.say = say;
        this.onChange = onChange;
        this.files = new SheetFiles(dialogs);
    }

    /** Whether statements are running in any sheet. */
    public boolean isRunning() {
        return sheets.all().stream()
                .anyMatch(sheet -> sheet.controller().runningProperty().get());
    }

    /** Whether the user's transaction is open in any sheet. */
    public boolean hasOpenTransaction() {
        return sheets.all().stream().anyMatch(sheet -> sheet.controller().hasOpenTransaction());
    }

    /**
     * Asks the user, where something would be lost by closing: running statements, or an open transaction. Stops and
     * ends what the user lets go; the console stays usable.
     *
     * @return completes on the JavaFX thread with whether to close; never exceptionally
     */
    public CompletableFuture<Boolean> mayClose() {
        return mayClose(List.copyOf(sheets.all()));
    }

    /** Stops what is running, rolls back what is open and lets the file go. The console is of no use afterwards. */
    public CompletableFuture<Void> close() {
        var kept = keeper.close();
        var closed = sheets.all().stream().map(sheet -> sheet.controller().close());
        return CompletableFuture.allOf(closed.toArray(CompletableFuture[]::new)).thenCombine(kept, (_, _) -> null);
    }

    /** Whether the user wants to see it in the place of the tabs, too. */
    public BooleanProperty filledProperty() {
        return consoleFill.selectedProperty();
    }

    /** Puts the caret into the editor. */
    public void focusEditor() {
        sheets.focusEditor();
    }

    /** Puts a statement at the end of the editor's text, selected: so it is what the next run runs. */
    public void insert(String statement) {
        sheets.current().controller().insert(statement);
    }

    @FXML
    private void initialize() {
        sheets = new Sheets(consoleSheets, holder, this::load, this::changed);
        keeper = new SheetKeeper(memory.sheets(database.file()), sheets);
        sheets.open();
        keeper.restore();
        Background.of(memory.keeping()).onSuccess(this::tellOf);
        Supplier<Window> window = () -> consolePane.getScene().getWindow();
        var queries = memory.savedQueries();
        var actions = new SheetHistoryActions(sheets, queries, dialogs, window);
        var side = new ConsoleSide(body, settings);
        side.add(consoleHistory, () -> new HistoryPane(memory.history(database.file()), actions, dialogs));
        side.add(consoleQueries, () -> new SavedQueriesPane(queries, actions, dialogs, window));
        consolePane.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    /** Says where what is written here would not be there again as usual. */
    private void tellOf(Keeping keeping) {
        if (keeping.state() != Keeping.State.KEPT) {
            var texts = new Texts(ConsoleController.class);
            say.accept(texts.get("console.keeping." + keeping.state(), keeping.file()));
        }
    }

    @FXML
    private void newSheet() {
        sheets.open();
        focusEditor();
    }

    /** Opens a sheet with the text of a file. */
    @FXML
    private void openFile() {
        files.choose(this::opened);
    }

    /** Also while the first sheet is made, before there is anything to keep. */
    private void changed() {
        if (keeper != null) {
            keeper.changed();
        }
    }

    private void opened(SheetFile file, String text) {
        sheets.open(file.path().getFileName().toString(), text, file);
        focusEditor();
    }

    private Sheet load(SavedSheet kept) {
        var sheet = new SheetController(
                database,
                edits,
                dialogs,
                settings,
                memory.history(database.file()),
                files,
                path -> files.read(path, this::opened),
                onChange,
                kept);
        var views = new ViewLoader(Map.of(SheetController.class, () -> sheet, SheetBarController.class, sheet::bar));
        return new Sheet(
                kept.id(),
                sheet,
                views.load(SheetController.class, "sheet.fxml").root());
    }

    /** One question after the other, each over the sheet that it is about. */
    private CompletableFuture<Boolean> mayClose(List<Sheet> left) {
        if (left.isEmpty()) {
            return CompletableFuture.completedFuture(true);
        }
        var first = left.getFirst();
        if (first.controller().runningProperty().get() || first.controller().hasOpenTransaction()) {
            sheets.show(first);
        }
        return first.controller()
                .mayClose()
                .thenCompose(
                        may -> may ? mayClose(left.subList(1, left.size())) : CompletableFuture.completedFuture(false));
    }

    private void onKey(KeyEvent event) {
        if (HISTORY.match(event)) {
            consoleHistory.setSelected(!consoleHistory.isSelected());
            event.consume();
        } else if (NEW.match(event)) {
            newSheet();
            event.consume();
        } else if (REOPEN.match(event)) {
            sheets.reopen();
            event.consume();
        } else if (CLOSE.match(event)) {
            sheets.close(sheets.current());
            event.consume();
        } else {
            sheets.current().controller().onKey(event);
        }
    }
}
