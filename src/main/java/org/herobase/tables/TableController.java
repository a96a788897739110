package org.herobase.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.herobase.db.Database;
import org.herobase.db.Work;
import org.herobase.rows.ColumnSamples;
import org.herobase.rows.Criterion;
import org.herobase.rows.Destination;
import org.herobase.rows.Destination.TheRow;
import org.herobase.rows.Destination.TheRows;
import org.herobase.rows.Edits;
import org.herobase.rows.Filter;
import org.herobase.rows.ParentLink;
import org.herobase.rows.TableEdits;
import org.herobase.ui.Background;
import org.herobase.ui.CellMenu;
import org.herobase.ui.Dialogs;
import org.herobase.ui.FilterPane;
import org.herobase.ui.GridModel;
import org.herobase.ui.OpenView;
import org.herobase.ui.PaginationBar;
import org.herobase.ui.Presence;
import org.herobase.ui.RecordControls;
import org.herobase.ui.RecordsView;
import org.herobase.ui.Settings;
import org.herobase.ui.Texts;
import org.jooq.Record;

/** The rows of any table or view: browsed, and edited where something names them. */
public final class TableController implements OpenView {
    private static final Duration COUNT_LIMIT = Duration.ofSeconds(2);

    private final Database database;
    private final Edits edits;
    private final String name;
    private final Dialogs dialogs;
    private final Settings settings;
    private final Consumer<String> say;
    private final Consumer<Destination> open;
    private final Texts texts = new Texts(TableController.class);
    private GridModel<Record> rows; // null until the table is known
    private RecordsView<Record> view; // null until the table is known
    private RelatedModel related; // null until the table is known
    private Presence readOnly;
    private Destination awaited; // where to go when the table is known; null for nowhere

    @FXML
    private Parent tableView;

    @FXML
    private TableView<Record> tableGrid;

    @FXML
    private Button tableNew;

    @FXML
    private Button tableEdit;

    @FXML
    private Button tableDelete;

    @FXML
    private Button tableUndo;

    @FXML
    private Button tableRedo;

    @FXML
    private Label tableReadOnly;

    @FXML
    private TextField tableSearch;

    @FXML
    private ToggleButton tableFilter;

    @FXML
    private ToggleButton tableRelated;

    @FXML
    private SplitPane tableSplit;

    @FXML
    private FilterPane filter;

    @FXML
    private PaginationBar pages;

    @FXML
    private Label tableError;

    @FXML
    private VBox tableErrorBox;

    /**
     * @param name the table's or view's name, unquoted
     * @param say puts a short message into the status bar
     * @param open goes to rows of other tables
     */
    public TableController(
            Database database,
            Edits edits,
            String name,
            Dialogs dialogs,
            Settings settings,
            Consumer<String> say,
            Consumer<Destination> open) {
        this.database = database;
        this.edits = edits;
        this.name = name;
        this.dialogs = dialogs;
        this.settings = settings;
        this.say = say;
        this.open = open;
    }

    @FXML
    private void initialize() {
        readOnly = new Presence(tableReadOnly);
        readOnly.set(false);
        Background.of(database.read(sql -> {
                    var linked = LinkedTable.read(sql, name, this::chosenLabel);
                    return new Known(linked, TableEditors.sample(sql, linked.table()));
                }))
                .onSuccess(this::show)
                .onFailure(failure -> {
                    var error = dialogs.describe(name, failure);
                    tableError.setText(error.headline() + ". " + error.advice());
                    tableErrorBox.setVisible(true);
                });
    }

    @Override
    public Parent root() {
        return tableView;
    }

    @Override
    public void refresh() {
        if (view != null) {
            view.refresh();
        }
    }

    @Override
    public void focus() {
        tableGrid.requestFocus();
    }

    @Override
    public CompletableFuture<Boolean> mayClose() {
        return view == null ? CompletableFuture.completedFuture(true) : view.mayClose();
    }

    @Override
    public void close() {
        if (view != null) {
            view.close();
            related.stop();
        }
    }

    @Override
    public Runnable bookmark() {
        return view == null ? () -> {} : view.bookmark();
    }

    @Override
    public void show(Destination destination) {
        if (view == null) {
            awaited = destination;
            return;
        }
        var criteria = destination.values().entrySet().stream()
                .flatMap(entry -> rows.source().find(entry.getKey()).stream()
                        .map(column -> Criterion.equal(column, entry.getValue())))
                .toList();
        var matching = Filter.NONE.withCriteria(Filter.Join.ALL, criteria);
        switch (destination) {
            case TheRows _ -> view.showRows(matching);
            case TheRow _ ->
                Background.of(rows.keyOfFirst(matching))
                        .onSuccess(key -> key.ifPresentOrElse(view::showRow, () -> view.showRows(matching)))
                        .onFailure(failure -> dialogs.error(name, failure));
        }
    }

    private record Known(LinkedTable linked, ColumnSamples samples) {}

    private Work<LinkedTable> read() {
        return database.read(sql -> LinkedTable.read(sql, name, this::chosenLabel));
    }

    private void show(Known known) {
        var linked = known.linked();
        var table = linked.table();
        var source = linked.source();
        var editors = new TableEditors(table, known.samples(), this::readFile);
        var actions = new TableActions(
                database,
                table,
                new TableEdits<>(source, edits),
                editors,
                dialogs,
                () -> tableView.getScene().getWindow());
        rows = new GridModel<>(database, source, settings.rowsPerPage());
        var controls = new RecordControls<>(
                tableView,
                tableGrid,
                tableNew,
                tableEdit,
                tableDelete,
                tableUndo,
                tableRedo,
                tableSearch,
                tableFilter,
                filter,
                pages);
        view = new RecordsView<>(controls, rows, actions, edits, dialogs);
        var columns = new TableColumns(source, editors, actions);
        var notes = new TableNotes(database, table.columns(), linked.parents(), open);
        columns.all().stream().map(notes::on).forEach(view.grid()::addColumn);
        new CellMenu<>(tableGrid, rows::row, actions::save, this::readFile, dialogs);
        addRelated(linked.parents());
        view.grid().whenEmpty(texts.get("table.none"));
        filter.bind(rows, columns.choosable(), tableSearch, tableFilter);
        pages.bind(rows, settings::setRowsPerPage, say);
        view.remember(settings.layouts(), database.file());
        actions.obstacle().ifPresent(reason -> {
            readOnly.set(true);
            tableReadOnly.setTooltip(new Tooltip(texts.get("table.readOnly." + reason)));
        });
        if (awaited == null) {
            rows.first();
        } else {
            show(awaited);
        }
    }

    /** For a BLOB; nothing comes of it if the user chooses no file. */
    private CompletionStage<Object> readFile() {
        var file = dialogs.chooseFile(texts.get("table.file"));
        if (file.isEmpty()) {
            return new CompletableFuture<>();
        }
        var reading = CompletableFuture.supplyAsync(() -> {
            try {
                return (Object) Files.readAllBytes(file.get());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
        Background.of(reading).onFailure(failure -> dialogs.error(file.get().toString(), failure));
        return reading;
    }

    private void addRelated(List<ParentLink> parents) {
        related = new RelatedModel(database, name, parents, COUNT_LIMIT);
        var pane = new RelatedPane(related, open, new LabelMenu(parents, this::chooseLabel));
        SplitPane.setResizableWithParent(pane, false);
        Runnable show = () -> pane.show(tableRelated.isSelected() ? view.grid().selectedRows() : List.of());
        tableRelated.selectedProperty().subscribe(wanted -> {
            if (wanted) {
                tableSplit.getItems().add(pane);
                tableSplit.setDividerPosition(0, settings.divider("related", 0.7));
            } else if (tableSplit.getItems().remove(pane)) {
                related.stop();
            }
            show.run();
        });
        view.grid().onSelection(_ -> show.run());
    }

    private Optional<String> chosenLabel(String parent) {
        return settings.labelColumn(database.file(), parent);
    }

    private void chooseLabel(String parent, String column) {
        settings.setLabelColumn(database.file(), parent, column);
        Background.of(read())
                .onSuccess(linked -> rows.setSource(linked.source()))
                .onFailure(failure -> dialogs.error(name, failure));
    }
}
