package org.herobase.console.history;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.herobase.memory.History;
import org.herobase.ui.Background;
import org.herobase.ui.Dialogs;
import org.herobase.ui.LocalMenu;
import org.herobase.ui.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** What ran on the database, the newest first: to find, look at, insert and run again. Belongs to the JavaFX thread. */
public final class HistoryPane extends VBox {
    private static final KeyCombination RUN = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final int ENTRIES_BEFORE_THE_END = 20;

    private final History history;
    private final HistoryActions actions;
    private final Dialogs dialogs;
    private final Texts texts = new Texts(HistoryPane.class);
    private final HistoryWording wording = new HistoryWording(texts);
    private final HistoryModel model;
    private final CustomTextField search = new CustomTextField();
    private final ListView<History.Entry> list = new ListView<>();
    private final Label placeholder = new Label();
    private final StatementPreview preview = new StatementPreview(texts, wording);
    private CompletableFuture<History.Statement> shown = CompletableFuture.completedFuture(null);
    private Runnable endListening; // null while it is not on show

    /**
     * @param history of the database
     * @param actions what the console does with a statement
     * @param dialogs ask before the history is cleared
     */
    public HistoryPane(History history, HistoryActions actions, Dialogs dialogs) {
        this.history = history;
        this.actions = actions;
        this.dialogs = dialogs;
        this.model = new HistoryModel(history);
        setId("historyPane");
        getStyleClass().add("history");
        var split = new SplitPane(list, preview);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.65);
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().addAll(bar(), split);
        fillList();
        model.failure().subscribe(_ -> explain());
        sceneProperty().subscribe(scene -> setShown(scene != null));
    }

    /** Puts the caret into the search field. */
    public void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    private Node bar() {
        search.setId("historySearch");
        search.setPromptText(texts.get("history.search"));
        search.setAccessibleText(texts.get("history.search.accessible"));
        search.setLeft(new FontIcon("fth-search"));
        search.textProperty().subscribe(model::search);
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::onSearchKey);
        HBox.setHgrow(search, Priority.ALWAYS);
        var clear = new Button(null, new FontIcon("fth-trash-2"));
        clear.setId("historyClear");
        clear.setAccessibleText(texts.get("history.clear"));
        clear.setTooltip(new Tooltip(texts.get("history.clear")));
        clear.getStyleClass().addAll("button-icon", "flat");
        clear.setOnAction(_ -> clear());
        var bar = new HBox(search, clear);
        bar.getStyleClass().add("toolbar");
        return bar;
    }

    private void fillList() {
        list.setId("historyList");
        list.setAccessibleText(texts.get("history.list"));
        list.setItems(model.entries());
        list.setCellFactory(_ -> {
            var cell = new HistoryCell(wording);
            cell.indexProperty().subscribe(index -> {
                if (index.intValue() >= model.entries().size() - ENTRIES_BEFORE_THE_END) {
                    model.more();
                }
            });
            cell.setOnMouseClicked(click -> {
                if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2 && !cell.isEmpty()) {
                    insert();
                }
            });
            return cell;
        });
        placeholder.setWrapText(true);
        placeholder.getStyleClass().add("placeholder-text");
        list.setPlaceholder(placeholder);
        list.getSelectionModel().selectedItemProperty().subscribe(this::show);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::onListKey);
        LocalMenu.install(list, menu());
        model.entries().subscribe(this::explain);
    }

    private ContextMenu menu() {
        var menu = new ContextMenu(
                item("history.insert", "fth-corner-down-left", new KeyCodeCombination(KeyCode.ENTER), this::insert),
                item("history.run", "fth-play", RUN, this::run),
                item("history.copy", "fth-copy", COPY, this::copy),
                item("history.save", "fth-bookmark", null, this::save),
                new SeparatorMenuItem(),
                item("history.delete", "fth-trash-2", new KeyCodeCombination(KeyCode.DELETE), this::delete));
        menu.setOnShowing(
                _ -> menu.getItems().forEach(item -> item.setDisable(selected().isEmpty())));
        return menu;
    }

    private MenuItem item(String key, String icon, KeyCombination keys, Runnable action) {
        var item = new MenuItem(texts.get(key), new FontIcon(icon));
        item.setAccelerator(keys);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void onSearchKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
            search.clear();
            event.consume();
        } else if (event.getCode() == KeyCode.DOWN) {
            list.requestFocus();
            if (selected().isEmpty()) {
                list.getSelectionModel().selectFirst();
            }
            event.consume();
        }
    }

    private void onListKey(KeyEvent event) {
        Runnable action = switch (event.getCode()) {
            case ENTER -> RUN.match(event) ? this::run : this::insert;
            case DELETE -> this::delete;
            case C -> COPY.match(event) ? this::copy : null;
            default -> null;
        };
        if (action != null) {
            action.run();
            event.consume();
        }
    }

    private Optional<History.Entry> selected() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    private void insert() {
        with(statement -> actions.insert(statement.text()));
    }

    /** A part of a statement could do what the whole would not. */
    private void run() {
        with(statement -> {
            if (statement.isCut()) {
                dialogs.tell(texts.get("history.cut.headline"), texts.get("history.cut.text"));
            } else {
                actions.run(statement.text(), statement.parameters());
            }
        });
    }

    private void copy() {
        with(statement -> {
            var content = new ClipboardContent();
            content.putString(statement.text());
            Clipboard.getSystemClipboard().setContent(content);
        });
    }

    private void save() {
        with(statement -> actions.saveAsQuery(statement.text()));
    }

    private void delete() {
        selected()
                .ifPresent(entry -> Background.of(history.delete(entry.id()))
                        .onFailure(failure -> dialogs.error(texts.get("history.name"), failure)));
    }

    private void clear() {
        if (dialogs.confirm(
                texts.get("history.clear.question"),
                texts.get("history.clear.text"),
                texts.get("history.clear"),
                true)) {
            Background.of(history.clear()).onFailure(failure -> dialogs.error(texts.get("history.name"), failure));
        }
    }

    private void with(Consumer<History.Statement> action) {
        selected()
                .ifPresent(entry -> Background.of(history.statement(entry.id()))
                        .onSuccess(statement -> {
                            if (statement != null) { // else another app deleted it
                                action.accept(statement);
                            }
                        })
                        .onFailure(failure -> dialogs.error(texts.get("history.name"), failure)));
    }

    private void show(History.Entry entry) {
        shown.cancel(true);
        if (entry == null) {
            preview.clear();
            return;
        }
        shown = history.statement(entry.id());
        Background.of(shown)
                .onSuccess(statement -> {
                    if (statement == null) {
                        preview.clear();
                        return;
                    }
                    preview.show(statement.text(), statement.parameters(), remark(entry, statement));
                })
                .onFailure(_ -> preview.clear());
    }

    private String remark(History.Entry entry, History.Statement statement) {
        var error = entry.error() == null ? "" : entry.error();
        if (!statement.isCut()) {
            return error;
        }
        var cut = texts.get("preview.cut", statement.text().length(), entry.length());
        return error.isEmpty() ? cut : error + "\n" + cut;
    }

    private void explain() {
        if (model.failure().get() != null) {
            var error =
                    dialogs.describe(texts.get("history.name"), model.failure().get());
            placeholder.setText(error.headline() + ". " + error.advice());
        } else {
            placeholder.setText(
                    model.isSearch() ? texts.get("history.none.found", search.getText()) : texts.get("history.none"));
        }
    }

    private void setShown(boolean isShown) {
        if (isShown && endListening == null) {
            endListening = history.listen(() -> Platform.runLater(model::refresh));
            model.refresh();
        } else if (!isShown && endListening != null) {
            endListening.run();
            endListening = null;
        }
    }
}
