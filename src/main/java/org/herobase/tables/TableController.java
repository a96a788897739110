package org.herobase.tables;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.herobase.db.CatalogTable;
import org.herobase.db.Database;
import org.herobase.rows.Criterion;
import org.herobase.rows.Destination;
import org.herobase.rows.Destination.TheRow;
import org.herobase.rows.Destination.TheRows;
import org.herobase.rows.Edits;
import org.herobase.rows.Filter;
import org.herobase.rows.RowSource;
import org.herobase.rows.TableEdits;
import org.herobase.ui.Background;
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
    private final Database database;
    private final Edits edits;
    private final String name;
    private final Dialogs dialogs;
    private final Settings settings;
    private final Consumer<String> say;
    private final Texts texts = new Texts(TableController.class);
    private GridModel<Record> rows; // null until the table is known
    private RecordsView<Record> view; // null until the table is known
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
     */
    public TableController(
            Database database, Edits edits, String name, Dialogs dialogs, Settings settings, Consumer<String> say) {
        this.database = database;
        this.edits = edits;
        this.name = name;
        this.dialogs = dialogs;
        this.settings = settings;
        this.say = say;
    }

    @FXML
    private void initialize() {
        readOnly = new Presence(tableReadOnly);
        readOnly.set(false);
        Background.of(database.read(sql -> CatalogTable.read(sql, name)))
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

    private void show(CatalogTable table) {
        var source = RowSource.of(table);
        var actions = new TableActions(
                database,
                table,
                new TableEdits<>(source, edits),
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
        var columns = new TableColumns(source, actions);
        columns.all().forEach(view.grid()::addColumn);
        view.grid().whenEmpty(texts.get("table.none"));
        filter.bind(rows, columns.choosable(), tableSearch, tableFilter);
        pages.bind(rows, settings::setRowsPerPage, say);
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
}
