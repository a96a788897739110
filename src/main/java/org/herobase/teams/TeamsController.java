package org.herobase.teams;

import static org.herobase.db.generated.tables.Team.TEAM;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.herobase.db.Database;
import org.herobase.db.Domain;
import org.herobase.db.generated.tables.records.TeamRecord;
import org.herobase.rows.Edits;
import org.herobase.rows.Filter;
import org.herobase.rows.Row;
import org.herobase.rows.RowChange;
import org.herobase.rows.RowSource.Column;
import org.herobase.ui.Dialogs;
import org.herobase.ui.FilterCondition.Choosable;
import org.herobase.ui.FilterPane;
import org.herobase.ui.GridColumn;
import org.herobase.ui.GridModel;
import org.herobase.ui.PaginationBar;
import org.herobase.ui.RecordGrid;
import org.herobase.ui.Settings;
import org.herobase.ui.TextCellEditor;
import org.herobase.ui.Texts;
import org.herobase.ui.UndoControls;
import org.herobase.ui.ValueParser;

/** The teams view: a grid of teams, edited in place or in a form, with the members of the selected one beside it. */
public final class TeamsController {
    private static final KeyCombination NEW = new KeyCodeCombination(KeyCode.N, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination FIND = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

    private final TeamsModel model;
    private final GridModel<TeamRecord> teams;
    private final Edits edits;
    private final Dialogs dialogs;
    private final Settings settings;
    private final Consumer<String> say;
    private final LongConsumer openHeroes;
    private final TeamActions actions;
    private final Texts texts = new Texts(TeamsController.class);
    private final ValueParser parser = new ValueParser();
    private RecordGrid<TeamRecord> grid;
    private UndoControls undoControls;

    @FXML
    private Parent teamsView;

    @FXML
    private TableView<TeamRecord> teamsGrid;

    @FXML
    private Button teamsNew;

    @FXML
    private Button teamsEdit;

    @FXML
    private Button teamsDelete;

    @FXML
    private Button teamsUndo;

    @FXML
    private Button teamsRedo;

    @FXML
    private TextField teamsSearch;

    @FXML
    private ToggleButton teamsFilter;

    @FXML
    private FilterPane filter;

    @FXML
    private PaginationBar pages;

    @FXML
    private Region members;

    @FXML
    private MembersController membersController;

    /**
     * @param openHeroes shows the heroes of a team by its id
     * @param say puts a short message into the status bar
     */
    public TeamsController(
            Database database,
            Edits edits,
            Domain domain,
            Dialogs dialogs,
            Settings settings,
            LongConsumer openHeroes,
            Consumer<String> say) {
        this.model = new TeamsModel(database, edits, domain);
        this.teams = new GridModel<>(database, model.source(), settings.rowsPerPage());
        this.edits = edits;
        this.dialogs = dialogs;
        this.settings = settings;
        this.say = say;
        this.openHeroes = openHeroes;
        this.actions =
                new TeamActions(model, dialogs, () -> teamsView.getScene().getWindow());
    }

    @FXML
    private void initialize() {
        grid = new RecordGrid<>(teamsGrid, teams, dialogs);
        var columns = columns();
        columns.forEach(grid::addColumn);
        grid.whenEmpty(texts.get("team.none"));
        if (!model.isReadOnly()) {
            grid.saveBy(this::save);
        }
        grid.onSelection(this::showSelection);
        showSelection(List.of());
        teamsNew.setDisable(model.isReadOnly());
        var withMembers = model.domain().hasHomeTeams() || model.domain().hasLinks();
        members.setVisible(withMembers);
        members.setManaged(withMembers);
        var choosable = columns.stream()
                .map(column -> new Choosable(column.shown(), column.title()))
                .toList();
        filter.bind(teams, choosable, teamsSearch, teamsFilter);
        pages.bind(teams, settings::setRowsPerPage, say);
        undoControls = new UndoControls(edits, dialogs, teamsUndo, teamsRedo);
        teamsView.addEventHandler(KeyEvent.KEY_PRESSED, this::handleKey);
        refresh();
    }

    /** Reads what is on screen again. */
    public void refresh() {
        teams.refresh();
        membersController.refresh();
    }

    /** Takes the keyboard. */
    public void focus() {
        teamsGrid.requestFocus();
    }

    /** Saves the cell under edit; false if that cannot be done, and the user is told why. */
    public CompletableFuture<Boolean> mayClose() {
        return grid.finishEdit();
    }

    /** Stops what is under way; the view is not used again. */
    public void close() {
        teams.stop();
        membersController.stop();
        undoControls.close();
    }

    /** Shows a team, selected. */
    public void showTeam(long id) {
        filter.set(Filter.NONE);
        grid.reveal(List.of(id));
        teamsGrid.requestFocus();
    }

    private List<GridColumn<TeamRecord>> columns() {
        var source = model.source();
        var columns = new ArrayList<GridColumn<TeamRecord>>();
        columns.add(GridColumn.<TeamRecord>of(source.column(TEAM.ID), texts.get("team.id"), 72)
                .opening(this::editInForm));
        columns.add(edited(source.column(TEAM.NAME), texts.get("team.name"), 184));
        columns.add(edited(source.column(TEAM.HEADQUARTERS), texts.get("team.headquarters"), 176));
        source.find(TeamsModel.HEROES)
                .ifPresent(heroes -> columns.add(GridColumn.<TeamRecord>of(heroes, texts.get("team.heroes"), 96)
                        .opening(team -> openHeroes.accept(team.record().getId()))));
        for (var extra : model.extraColumns()) {
            columns.add(GridColumn.<TeamRecord>of(extra, extra.name(), 120)
                    .editedBy(
                            extra,
                            row -> new TextCellEditor(shown(row, extra), text -> parser.forColumn(extra, text))));
        }
        return columns;
    }

    private GridColumn<TeamRecord> edited(Column column, String title, double width) {
        return GridColumn.<TeamRecord>of(column, title, width)
                .editedBy(column, row -> new TextCellEditor(shown(row, column), parser::requiredText));
    }

    private static String shown(Row<TeamRecord> row, Column column) {
        var value = row.value(column.name());
        return value == null ? "" : value.toString();
    }

    private CompletionStage<?> save(Row<TeamRecord> team, Column column, Object value) {
        return model.save(texts.get("team.edit.title", String.valueOf(team.value("name"))), team, column, value);
    }

    @FXML
    private void create() {
        actions.create(made -> {
            var insert = (RowChange.Insert) made.rows().getFirst();
            var id = insert.values().get(model.source().column(TEAM.ID).field());
            grid.revealNew(List.of(id), () -> filter.set(Filter.NONE));
        });
    }

    @FXML
    private void edit() {
        var selected = grid.selectedRows();
        if (selected.size() == 1) {
            editInForm(selected.getFirst());
        }
    }

    @FXML
    private void delete() {
        var selected = grid.selectedRows();
        if (!selected.isEmpty() && !model.isReadOnly()) {
            actions.delete(selected);
        }
    }

    private void editInForm(Row<TeamRecord> team) {
        if (!model.isReadOnly()) {
            actions.edit(team);
        }
    }

    private void showSelection(List<Row<TeamRecord>> selected) {
        teamsEdit.setDisable(model.isReadOnly() || selected.size() != 1);
        teamsDelete.setDisable(model.isReadOnly() || selected.isEmpty());
        membersController.show(selected.size() == 1 ? selected.getFirst() : null);
    }

    private void handleKey(KeyEvent event) {
        if (NEW.match(event)) {
            if (!model.isReadOnly()) {
                create();
            }
            event.consume(); // here it is never the menu's New database
        } else if (FIND.match(event)) {
            teamsSearch.requestFocus();
            event.consume();
        } else if (event.getCode() == KeyCode.DELETE && teamsGrid.isFocused()) {
            delete();
            event.consume();
        }
    }
}
