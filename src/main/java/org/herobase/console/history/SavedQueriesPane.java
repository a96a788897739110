package org.herobase.console.history;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.controlsfx.control.textfield.CustomTextField;
import org.herobase.db.DatabaseException;
import org.herobase.db.Problem;
import org.herobase.memory.SavedQueries;
import org.herobase.ui.Background;
import org.herobase.ui.Dialogs;
import org.herobase.ui.LocalMenu;
import org.herobase.ui.Presence;
import org.herobase.ui.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** The saved queries by folder: to find, open, run, name, move, delete, export. Belongs to the JavaFX thread. */
public final class SavedQueriesPane extends VBox {
    static final KeyCombination RUN = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    static final KeyCombination INSERT = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHIFT_DOWN);
    private static final KeyCombination UNDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);

    private static final int MOST_TRIES = 20;

    private final SavedQueries queries;
    private final HistoryActions actions;
    private final Dialogs dialogs;
    private final QueryTransfer transfer;
    private final QueryForm form;
    private final Texts texts = new Texts(SavedQueriesPane.class);
    private final QueryTree tree = new QueryTree();
    private final CustomTextField filter = new CustomTextField();
    private final TreeView<QueryItem> view = new TreeView<>();
    private final Label placeholder = new Label();
    private final StatementPreview preview = new StatementPreview(texts, new HistoryWording(texts));
    private final Label deleted = new Label();
    private final HBox undoBar = undoBar();
    private final Presence undoable;
    private SavedQueries.Contents contents; // null before the first are read
    private SavedQueries.Contents removed; // what Undo brings back
    private Runnable endListening; // null while it is not on show

    /**
     * @param actions what the console does with a query
     * @param owner the window that dialogs belong to; asked for each dialog
     */
    public SavedQueriesPane(SavedQueries queries, HistoryActions actions, Dialogs dialogs, Supplier<Window> owner) {
        this.queries = queries;
        this.actions = actions;
        this.dialogs = dialogs;
        this.transfer = new QueryTransfer(queries, dialogs, texts);
        this.form = new QueryForm(queries, dialogs, owner);
        setId("savedQueriesPane");
        getStyleClass().add("history");
        placeholder.setWrapText(true);
        placeholder.setMouseTransparent(true);
        placeholder.getStyleClass().add("placeholder-text");
        var split = new SplitPane(new StackPane(view, placeholder), preview);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.65);
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().addAll(bar(), split, undoBar);
        undoable = new Presence(undoBar);
        undoable.set(false);
        fillView();
        sceneProperty().subscribe(scene -> setShown(scene != null));
    }

    private Node bar() {
        filter.setId("queryFilter");
        filter.setPromptText(texts.get("queries.filter"));
        filter.setAccessibleText(texts.get("queries.filter.accessible"));
        filter.setLeft(new FontIcon("fth-search"));
        filter.textProperty().subscribe(this::show);
        filter.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
                filter.clear();
                event.consume();
            } else if (event.getCode() == KeyCode.DOWN) {
                view.requestFocus();
                event.consume();
            }
        });
        HBox.setHgrow(filter, Priority.ALWAYS);
        var bar = new HBox(filter, button("queries.newFolder", "fth-folder-plus", this::createFolder));
        bar.getChildren().add(button("queries.import", "fth-download", () -> transfer.importInto(folder())));
        bar.getChildren().add(button("queries.export", "fth-upload", () -> transfer.export("")));
        bar.getStyleClass().add("toolbar");
        return bar;
    }

    private Button button(String key, String icon, Runnable action) {
        var button = new Button(null, new FontIcon(icon));
        button.setId(key.replace("queries.", "queries-"));
        button.setAccessibleText(texts.get(key));
        button.setTooltip(new Tooltip(texts.get(key)));
        button.getStyleClass().addAll("button-icon", "flat");
        button.setOnAction(_ -> action.run());
        return button;
    }

    private HBox undoBar() {
        deleted.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(deleted, Priority.ALWAYS);
        var undo = new Button(texts.get("queries.undo"), new FontIcon("fth-rotate-ccw"));
        undo.setId("queryUndo");
        undo.setMinWidth(USE_PREF_SIZE);
        undo.getStyleClass().addAll("small", "flat");
        undo.setOnAction(_ -> undo());
        var bar = new HBox(deleted, undo);
        bar.getStyleClass().add("undo-bar");
        return bar;
    }

    private void fillView() {
        view.setId("queryTree");
        view.setAccessibleText(texts.get("queries.tree"));
        view.setShowRoot(false);
        view.setEditable(true);
        view.setCellFactory(_ -> new QueryCell(this::open, this::rename, QueryMoves::mayMove, this::move));
        view.getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (item != null && item.getValue() instanceof QueryItem.Query(var query)) {
                preview.show(query.text(), List.of(), query.description());
            } else {
                preview.clear();
            }
        });
        var menu = new QueryMenu(texts, this::selected)
                .onOpen(this::open)
                .onInsert(query -> actions.insert(query.query().text()))
                .onRun(this::run)
                .onRename(_ -> view.edit(view.getSelectionModel().getSelectedItem()))
                .onChange(query -> form.change(query.query()))
                .onExport(item -> transfer.export(item.folder()))
                .onDelete(this::delete)
                .menu();
        LocalMenu.install(view, menu);
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private void onKey(KeyEvent event) {
        if (view.getEditingItem() != null) {
            return; // keys are for the name
        }
        var item = selected().orElse(null);
        if (UNDO.match(event) && removed != null) {
            undo();
        } else if (event.getCode() == KeyCode.DELETE && item != null) {
            delete(item);
        } else if (event.getCode() == KeyCode.ENTER && item instanceof QueryItem.Query query) {
            if (RUN.match(event)) {
                run(query);
            } else if (INSERT.match(event)) {
                actions.insert(query.query().text());
            } else {
                open(query);
            }
        } else {
            return;
        }
        event.consume();
    }

    private Optional<QueryItem> selected() {
        return Optional.ofNullable(view.getSelectionModel().getSelectedItem()).map(TreeItem::getValue);
    }

    /** The folder that is selected, or that of the selected query. */
    private String folder() {
        return selected().map(QueryItem::folder).orElse("");
    }

    private void open(QueryItem item) {
        if (item instanceof QueryItem.Query(var query)) {
            actions.open(query.name(), query.text());
        }
    }

    private void run(QueryItem.Query query) {
        actions.run(query.query().text(), List.of());
    }

    private void rename(QueryItem item, String name) {
        follow(
                switch (item) {
                    case QueryItem.Query(var query) -> queries.change(query.named(name));
                    case QueryItem.Folder folder ->
                        queries.moveFolder(
                                folder.folder(), new QueryItem.Folder(name.replace('/', ' ')).in(folder.parent()));
                },
                name);
    }

    private void move(QueryItem item, String target) {
        follow(
                switch (item) {
                    case QueryItem.Query(var query) -> queries.change(query.in(target));
                    case QueryItem.Folder folder -> queries.moveFolder(folder.folder(), folder.in(target));
                },
                item.name());
    }

    /** Below the selected one; its name is changed at once. */
    private void createFolder() {
        if (contents == null) {
            return;
        }
        var path = QueryMoves.freeFolder(contents.folders(), folder(), texts.get("queries.newFolder.name"));
        filter.clear();
        Background.of(queries.createFolder(path))
                .onSuccess(made -> Background.of(read()).onSuccess(_ -> edit(new QueryItem.Folder(made), MOST_TRIES)))
                .onFailure(failure -> dialogs.error(path, failure));
    }

    /** Again if its line is not there yet: the tree may be read anew just now. */
    private void edit(QueryItem item, int tries) {
        select(item::equals).ifPresent(line -> {
            view.applyCss();
            view.layout(); // a line that is not there yet cannot be edited
            view.edit(line);
        });
        if (view.getEditingItem() == null && tries > 0) {
            Platform.runLater(() -> edit(item, tries - 1));
        }
    }

    private void delete(QueryItem item) {
        var deleting = switch (item) {
            case QueryItem.Query(var query) -> queries.delete(query);
            case QueryItem.Folder(var folder) -> queries.deleteFolder(folder);
        };
        Background.of(deleting)
                .onSuccess(gone -> {
                    removed = gone;
                    deleted.setText(texts.get(
                            "queries.deleted", item.name(), gone.queries().size()));
                    undoable.set(true);
                })
                .onFailure(failure -> dialogs.error(item.name(), failure));
    }

    private void undo() {
        var back = removed;
        removed = null;
        undoable.set(false);
        follow(queries.restore(back), texts.get("queries.name"));
    }

    private void follow(CompletionStage<?> work, String thing) {
        Background.of(work).onFailure(failure -> {
            var isTaken = Problem.of(failure) == Problem.UNIQUE;
            dialogs.error(thing, isTaken ? new DatabaseException(Problem.EXISTS, thing, failure) : failure);
        });
    }

    private void setShown(boolean isShown) {
        if (isShown && endListening == null) {
            endListening = queries.listen(() -> Platform.runLater(this::read));
            read();
        } else if (!isShown && endListening != null) {
            endListening.run();
            endListening = null;
        }
    }

    private CompletableFuture<SavedQueries.Contents> read() {
        var reading = queries.all();
        Background.of(reading)
                .onSuccess(all -> {
                    contents = all;
                    show();
                })
                .onFailure(failure -> {
                    var error = dialogs.describe(texts.get("queries.name"), failure);
                    placeholder.setText(error.headline() + ". " + error.advice());
                });
        return reading;
    }

    private void show() {
        if (contents == null || view.getEditingItem() != null) {
            return; // a name being typed is not taken away; its end reads again
        }
        var before = selected();
        view.setRoot(tree.of(contents, filter.getText()));
        before.ifPresent(item -> select(other -> isSame(item, other)));
        var isEmpty = view.getRoot().getChildren().isEmpty();
        placeholder.setText(
                !isEmpty
                        ? ""
                        : filter.getText().isBlank()
                                ? texts.get("queries.none")
                                : texts.get("queries.none.found", filter.getText()));
    }

    private Optional<TreeItem<QueryItem>> select(Function<QueryItem, Boolean> wanted) {
        var found = QueryMoves.find(view.getRoot(), wanted);
        found.ifPresent(view.getSelectionModel()::select);
        return found;
    }

    private static boolean isSame(QueryItem one, QueryItem other) {
        return one instanceof QueryItem.Query(var query) && other instanceof QueryItem.Query(var otherQuery)
                ? query.id() == otherQuery.id()
                : one.equals(other);
    }
}
