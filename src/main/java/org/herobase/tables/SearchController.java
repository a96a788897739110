package org.herobase.tables;

import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import org.herobase.db.Catalog;
import org.herobase.db.Database;
import org.herobase.rows.Destination;
import org.herobase.tables.SearchCell.Part;
import org.herobase.tables.SearchLine.OfHit;
import org.herobase.tables.SearchStatus.State;
import org.herobase.ui.Background;
import org.herobase.ui.Dialogs;
import org.herobase.ui.OpenView;
import org.herobase.ui.Presence;
import org.herobase.ui.Texts;

/** The search for a text in all tables. */
public final class SearchController implements OpenView {
    private static final double ROW_HEIGHT = 32;

    private final Database database;
    private final Dialogs dialogs;
    private final Consumer<Destination> goTo;
    private final Texts texts = new Texts(SearchController.class);
    private final TableChooser tables = new TableChooser(texts, this::showChoice);
    private final SearchModel model;
    private Presence run;
    private Presence cancel;
    private Presence bar;
    private Presence progress;

    @FXML
    private Parent searchView;

    @FXML
    private TextField searchText;

    @FXML
    private Button searchTables;

    @FXML
    private Button searchRun;

    @FXML
    private Button searchCancel;

    @FXML
    private TreeTableView<SearchLine> searchHits;

    @FXML
    private TreeTableColumn<SearchLine, SearchLine> whereColumn;

    @FXML
    private TreeTableColumn<SearchLine, SearchLine> rowColumn;

    @FXML
    private TreeTableColumn<SearchLine, SearchLine> textColumn;

    @FXML
    private Node searchEmpty;

    @FXML
    private Label emptyTitle;

    @FXML
    private Label emptyText;

    @FXML
    private HBox searchBar;

    @FXML
    private Label searchStatus;

    @FXML
    private ProgressBar searchProgress;

    /**
     * @param goTo leads to the row of a hit
     */
    public SearchController(Database database, Dialogs dialogs, Consumer<Destination> goTo) {
        this.database = database;
        this.dialogs = dialogs;
        this.goTo = goTo;
        model = new SearchModel(database, failed -> {
            var error = dialogs.describe(failed.table(), failed.failure());
            return error.headline() + ". " + error.advice();
        });
    }

    @FXML
    private void initialize() {
        run = new Presence(searchRun);
        cancel = new Presence(searchCancel);
        progress = new Presence(searchProgress);
        bar = new Presence(searchBar);
        searchHits.setRoot(model.root());
        searchHits.setFixedCellSize(ROW_HEIGHT);
        searchHits.setColumnResizePolicy(TreeTableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        fill(whereColumn, Part.WHERE);
        fill(rowColumn, Part.ROW);
        fill(textColumn, Part.FOUND);
        searchHits.addEventFilter(KeyEvent.KEY_PRESSED, this::handleKey);
        searchHits.addEventFilter(MouseEvent.MOUSE_CLICKED, this::handleClick);
        searchText.textProperty().subscribe(_ -> showChoice());
        model.statusProperty().subscribe(this::show);
        refresh();
    }

    @Override
    public Parent root() {
        return searchView;
    }

    /** Offers the tables that are there now; what was found stays. */
    @Override
    public void refresh() {
        Background.of(database.read(Catalog::read))
                .onSuccess(tables::offer)
                .onFailure(
                        failure -> dialogs.error(database.file().getFileName().toString(), failure));
    }

    /** Takes the keyboard to the text, to search for another. */
    @Override
    public void focus() {
        searchText.requestFocus();
        searchText.selectAll();
    }

    /** Leads back to the hit that the user followed. */
    @Override
    public Runnable bookmark() {
        return () -> {
            if (searchHits.getSelectionModel().getSelectedItem() != null) {
                Platform.runLater(searchHits::requestFocus); // after the window has given the view the keyboard
            }
        };
    }

    @Override
    public void close() {
        model.cancel();
    }

    @FXML
    private void search() {
        if (!searchRun.isDisabled()) {
            model.start(searchText.getText(), tables.chosen());
        }
    }

    @FXML
    private void cancel() {
        model.cancel();
    }

    @FXML
    private void chooseTables() {
        tables.show(searchTables);
    }

    private void handleKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && goToSelected()) {
            event.consume();
        }
    }

    private void handleClick(MouseEvent event) {
        if (event.getClickCount() == 2 && goToSelected()) {
            event.consume();
        }
    }

    private boolean goToSelected() {
        var selected = searchHits.getSelectionModel().getSelectedItem();
        if (selected != null && selected.getValue() instanceof OfHit(var hit)) {
            goTo.accept(hit.destination());
            return true;
        }
        return false;
    }

    private void showChoice() {
        var chosen = tables.chosen().size();
        searchTables.setText(
                tables.isAllTables()
                        ? texts.get("everywhere.inAll")
                        : texts.get("everywhere.inSome", chosen, tables.offered()));
        searchRun.setDisable(chosen == 0 || searchText.getText().isEmpty());
    }

    private void show(SearchStatus status) {
        var running = status.state() == State.RUNNING;
        run.set(!running);
        cancel.set(running);
        progress.set(running);
        bar.set(status.state() != State.NONE);
        searchProgress.setProgress(status.share());
        searchStatus.setText(
                switch (status.state()) {
                    case NONE -> "";
                    case RUNNING -> texts.get("everywhere.running", status.table(), status.hits());
                    case CANCELLED ->
                        texts.get("everywhere.cancelled", status.hits(), status.tablesWithHits(), status.table());
                    case DONE -> done(status);
                });
        showEmpty(status);
    }

    private String done(SearchStatus status) {
        return texts.get(
                status.isFull() ? "everywhere.full" : "everywhere.done",
                status.hits(),
                status.tablesWithHits(),
                status.tables(),
                status.duration().toMillis());
    }

    private void showEmpty(SearchStatus status) {
        var isEmpty = model.root().getChildren().isEmpty();
        searchEmpty.setVisible(isEmpty);
        searchHits.setVisible(!isEmpty);
        if (isEmpty) {
            emptyTitle.setText(
                    switch (status.state()) {
                        case NONE -> texts.get("everywhere.empty");
                        case RUNNING -> texts.get("everywhere.searching");
                        case CANCELLED -> texts.get("everywhere.empty.cancelled");
                        case DONE -> texts.get("everywhere.nothing", status.text());
                    });
            emptyText.setText(
                    switch (status.state()) {
                        case NONE, DONE -> texts.get("everywhere.empty.advice");
                        case RUNNING -> "";
                        case CANCELLED -> texts.get("everywhere.empty.cancelled.advice");
                    });
        }
    }

    private void fill(TreeTableColumn<SearchLine, SearchLine> column, Part part) {
        column.setCellValueFactory(features -> features.getValue().valueProperty());
        column.setCellFactory(_ -> new SearchCell(part, texts));
        column.setReorderable(false);
    }
}
