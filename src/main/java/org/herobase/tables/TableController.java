package org.herobase.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.herobase.db.CatalogTable;
import org.herobase.db.Database;
import org.herobase.rows.RowSource;
import org.herobase.ui.Background;
import org.herobase.ui.Dialogs;
import org.herobase.ui.FilterCondition.Choosable;
import org.herobase.ui.FilterPane;
import org.herobase.ui.GridColumn;
import org.herobase.ui.GridModel;
import org.herobase.ui.PaginationBar;
import org.herobase.ui.RecordGrid;
import org.herobase.ui.Settings;
import org.herobase.ui.Texts;
import org.jooq.Record;

/** The rows of any table or view, to browse. */
public final class TableController {
    private static final KeyCombination FIND = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
    private static final double NUMBER_WIDTH = 96;
    private static final double TEXT_WIDTH = 184;

    private final Database database;
    private final String name;
    private final Dialogs dialogs;
    private final Settings settings;
    private final Consumer<String> say;
    private final Texts texts = new Texts(TableController.class);
    private GridModel<Record> rows;

    @FXML
    private Parent tableView;

    @FXML
    private TableView<Record> tableGrid;

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
    public TableController(Database database, String name, Dialogs dialogs, Settings settings, Consumer<String> say) {
        this.database = database;
        this.name = name;
        this.dialogs = dialogs;
        this.settings = settings;
        this.say = say;
    }

    @FXML
    private void initialize() {
        tableView.addEventHandler(KeyEvent.KEY_PRESSED, this::handleKey);
        Background.of(database.read(sql -> CatalogTable.read(sql, name)))
                .onSuccess(this::show)
                .onFailure(failure -> {
                    var error = dialogs.describe(name, failure);
                    tableError.setText(error.headline() + ". " + error.advice());
                    tableErrorBox.setVisible(true);
                });
    }

    /** Reads what is on screen again. */
    public void refresh() {
        if (rows != null) {
            rows.refresh();
        }
    }

    /** Stops what is under way; the view is not used again. */
    public void close() {
        if (rows != null) {
            rows.stop();
        }
    }

    private void show(CatalogTable table) {
        var source = source(table);
        rows = new GridModel<>(database, source, settings.rowsPerPage());
        var grid = new RecordGrid<>(tableGrid, rows, dialogs);
        var choosable = new ArrayList<Choosable>();
        for (var column : source.columns()) {
            // The rowid that stands in for a key is not a column of the table.
            if (table.columns().stream().anyMatch(shown -> shown.name().equals(column.name()))) {
                var width = column.affinity().isNumeric() ? NUMBER_WIDTH : TEXT_WIDTH;
                grid.addColumn(GridColumn.of(column, column.name(), width));
                choosable.add(new Choosable(column, column.name()));
            }
        }
        grid.whenEmpty(texts.get("table.none"));
        filter.bind(rows, List.copyOf(choosable), tableSearch, tableFilter);
        pages.bind(rows, settings::setRowsPerPage, say);
        rows.first();
    }

    private static RowSource<Record> source(CatalogTable table) {
        var source = RowSource.of(table.table(), table.columns());
        if (table.hasKey()) {
            return source;
        }
        return table.rowid() == null ? source.withoutKey() : source.withRowid(table.rowid());
    }

    private void handleKey(KeyEvent event) {
        if (FIND.match(event)) {
            tableSearch.requestFocus();
            event.consume();
        }
    }
}
