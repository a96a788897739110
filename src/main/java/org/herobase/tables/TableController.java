package org.herobase.tables;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.herobase.db.Database;
import org.herobase.db.Work;
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
import org.herobase.ui.ChosenFile;
import org.herobase.ui.ConsequenceQuestion;
import org.herobase.ui.Dialogs;
import org.herobase.ui.FilterPane;
import org.herobase.ui.GridModel;
import org.herobase.ui.KeyChanges;
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
    private final ConsequenceQuestion question;
    private final Consumer<Destination> open;
    private final Supplier<OpenView> structureViews;
    private final Texts texts = new Texts(TableController.class);
    private GridModel<Record> rows; // null until the table is known
    private RecordsView<Record> view; // null until the table is known
    private RelatedModel related; // null until the table is known
    private ValueSide value; // null until the table is known
    private SidePanes sides;
    private TablePages twoPages;
    private boolean closed;
    private Presence readOnly;
    private ChosenFile file;
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
    private ToggleButton tableValue;

    @FXML
    private Pane tablePages;

    @FXML
    private Node tableRowsPage;

    @FXML
    private ToggleButton tableRows;

    @FXML
    private ToggleButton tableStructure;

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
     * @param question asks before a deletion or a change of keys
     * @param open goes to rows of other tables
     * @param structureViews makes the page on the table's structure, when it is first looked at
     */
    public TableController(
            Database database,
            Edits edits,
            String name,
            Dialogs dialogs,
            Settings settings,
            Consumer<String> say,
            ConsequenceQuestion question,
            Consumer<Destination> open,
            Supplier<OpenView> structureViews) {
        this.database = database;
        this.edits = edits;
        this.name = name;
        this.dialogs = dialogs;
        this.settings = settings;
        this.say = say;
        this.question = question;
        this.open = open;
        this.structureViews = structureViews;
    }

    @FXML
    private void initialize() {
        file = new ChosenFile(dialogs);
        readOnly = new Presence(tableReadOnly);
        readOnly.set(false);
        sides = new SidePanes(tableSplit, settings);
        twoPages = new TablePages(tablePages, List.of(tableRowsPage, pages), tableRows, tableStructure, structureViews);
        Background.of(database.read(sql -> {
                    var linked = LinkedTable.read(sql, name, this::chosenLabel);
                    var samples = TableEditors.sample(sql, linked.table());
                    return new Known(linked, new TableEditors(linked.table(), samples, file::read));
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
            value.refresh();
            view.refresh();
        }
        twoPages.refresh();
    }

    @Override
    public void refreshMarking(Consumer<String> changes) {
        refresh();
        if (view != null) {
            view.markChanges(changes);
        }
    }

    @Override
    public boolean isBusy() {
        return view != null && (view.isBusy() || value.isEditing());
    }

    @Override
    public void focus() {
        tableGrid.requestFocus();
    }

    @Override
    public CompletableFuture<Boolean> mayClose() {
        return view == null
                ? CompletableFuture.completedFuture(true)
                : view.mayClose().thenCombine(value.finish(), Boolean::logicalAnd);
    }

    @Override
    public void close() {
        if (view != null) {
            view.close();
            related.stop();
            value.close();
            sides.saveDivider();
        }
        twoPages.close();
        closed = true;
    }

    @Override
    public void showStructure() {
        twoPages.showStructure();
    }

    @Override
    public boolean isStructureShown() {
        return tableStructure.isSelected();
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
        twoPages.showRows();
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

    private record Known(LinkedTable linked, TableEditors editors) {}

    private Work<LinkedTable> read() {
        return database.read(sql -> LinkedTable.read(sql, name, this::chosenLabel));
    }

    private void show(Known known) {
        if (closed) {
            return; // before the table was known
        }
        var linked = known.linked();
        var table = linked.table();
        var source = linked.source();
        var editors = known.editors();
        var parents = new ParentEditors(database, linked.parents(), editors);
        var actions = new TableActions(
                database,
                table,
                new TableEdits<>(source, edits),
                editors,
                parents,
                dialogs,
                question,
                new KeyChanges(database, edits, dialogs, question),
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
        value = new ValueSide(database, rows, actions, dialogs, tableValue);
        var columns = new TableColumns(source, editors, actions);
        var notes = new TableNotes(table.columns(), linked.parents(), parents, open);
        view.grid()
                .addColumns(columns.all().stream()
                        .map(column -> notes.on(column).pictured(value::picture))
                        .toList());
        value.follow(view.grid());
        sides.add(tableValue, value.pane(), value::show);
        addMenu(actions);
        addRelated(linked.parents());
        view.grid().whenEmpty(texts.get("table.none"));
        filter.bind(rows, columns.choosable(), tableSearch, tableFilter);
        pages.bind(rows, settings::setRowsPerPage, say);
        view.remember(settings.layouts(), database.file());
        actions.obstacle().ifPresent(reason -> {
            readOnly.set(true);
            tableReadOnly.setTooltip(new Tooltip(texts.get("table.readOnly." + reason)));
        });
        if (awaited == null || awaited.values().isEmpty()) {
            rows.first(); // of all: no other filter would have them read
        } else {
            show(awaited);
        }
    }

    private void addMenu(TableActions actions) {
        var more = new TableMenu(
                actions,
                view::showRows,
                () -> tableValue.setSelected(true),
                row -> actions.duplicate(row, view::showNew));
        new CellMenu<>(tableGrid, view.grid(), actions::save, file::read, dialogs).add(more::items);
        tableGrid.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (TableMenu.DUPLICATE.match(event) && actions.canCreate()) {
                view.grid().focusedCell().ifPresent(cell -> actions.duplicate(cell.row(), view::showNew));
                event.consume();
            }
        });
    }

    private void addRelated(List<ParentLink> parents) {
        related = new RelatedModel(database, name, parents, COUNT_LIMIT);
        var pane = new RelatedPane(related, open, new LabelMenu(parents, this::chooseLabel));
        Runnable show = () -> {
            if (tableRelated.isSelected()) {
                pane.show(view.grid().selectedRows());
            } else {
                related.stop();
            }
        };
        sides.add(tableRelated, pane, show);
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
