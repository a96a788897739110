package org.herobase.teams;

import static org.herobase.db.generated.tables.Team.TEAM;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import org.herobase.db.Database;
import org.herobase.db.Domain;
import org.herobase.db.generated.tables.records.TeamRecord;
import org.herobase.rows.Edits;
import org.herobase.rows.Row;
import org.herobase.rows.RowSource.Column;
import org.herobase.ui.ConsequenceQuestion;
import org.herobase.ui.Dialogs;
import org.herobase.ui.FilterCondition.Choosable;
import org.herobase.ui.FilterPane;
import org.herobase.ui.GridColumn;
import org.herobase.ui.GridModel;
import org.herobase.ui.OpenView;
import org.herobase.ui.PaginationBar;
import org.herobase.ui.RecordControls;
import org.herobase.ui.RecordsView;
import org.herobase.ui.Settings;
import org.herobase.ui.TextCellEditor;
import org.herobase.ui.Texts;
import org.herobase.ui.ValueParser;

/** The teams view: a grid of teams, edited in place or in a form, with the members of the selected one beside it. */
public final class TeamsController implements OpenView {
    private final TeamsModel model;
    private final GridModel<TeamRecord> teams;
    private final Edits edits;
    private final Dialogs dialogs;
    private final Settings settings;
    private final ConsequenceQuestion question;
    private final Consumer<String> say;
    private final LongConsumer openHeroes;
    private final Texts texts = new Texts(TeamsController.class);
    private final ValueParser parser = new ValueParser();
    private RecordsView<TeamRecord> view;

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
     * @param question asks before a deletion
     * @param say puts a short message into the status bar
     */
    public TeamsController(
            Database database,
            Edits edits,
            Domain domain,
            Dialogs dialogs,
            Settings settings,
            LongConsumer openHeroes,
            ConsequenceQuestion question,
            Consumer<String> say) {
        this.model = new TeamsModel(database, edits, domain);
        this.teams = new GridModel<>(database, model.source(), settings.rowsPerPage());
        this.edits = edits;
        this.dialogs = dialogs;
        this.settings = settings;
        this.question = question;
        this.say = say;
        this.openHeroes = openHeroes;
    }

    @FXML
    private void initialize() {
        var actions = new TeamActions(
                model, question, dialogs, () -> teamsView.getScene().getWindow());
        var controls = new RecordControls<>(
                teamsView,
                teamsGrid,
                teamsNew,
                teamsEdit,
                teamsDelete,
                teamsUndo,
                teamsRedo,
                teamsSearch,
                teamsFilter,
                filter,
                pages);
        view = new RecordsView<>(controls, teams, actions, edits, dialogs);
        view.grid().whenNotInline(teamsEdit::fire); // the form shows what a line cannot hold
        var columns = columns(actions);
        columns.forEach(view.grid()::addColumn);
        view.grid().whenEmpty(texts.get("team.none"));
        view.grid().onSelection(this::showMembers);
        var withMembers = model.domain().hasHomeTeams() || model.domain().hasLinks();
        members.setVisible(withMembers);
        members.setManaged(withMembers);
        var choosable = columns.stream()
                .map(column -> new Choosable(column.shown(), column.title()))
                .toList();
        filter.bind(teams, choosable, teamsSearch, teamsFilter);
        pages.bind(teams, settings::setRowsPerPage, say);
        view.remember(settings.layouts(), model.file());
        refresh();
    }

    @Override
    public Parent root() {
        return teamsView;
    }

    @Override
    public void refresh() {
        view.refresh();
        membersController.refresh();
    }

    @Override
    public void refreshMarking(Consumer<String> changes) {
        refresh();
        view.markChanges(changes);
    }

    @Override
    public boolean isBusy() {
        return view.isBusy() || membersController.isEditing();
    }

    @Override
    public void focus() {
        view.focus();
    }

    @Override
    public CompletableFuture<Boolean> mayClose() {
        return view.mayClose();
    }

    @Override
    public void close() {
        view.close();
        membersController.stop();
    }

    @Override
    public Runnable bookmark() {
        return view.bookmark();
    }

    @Override
    public void showTeam(long id) {
        view.showRow(List.of(id));
    }

    private List<GridColumn<TeamRecord>> columns(TeamActions actions) {
        var source = model.source();
        var columns = new ArrayList<GridColumn<TeamRecord>>();
        columns.add(GridColumn.<TeamRecord>of(source.column(TEAM.ID), texts.get("team.id"), 72)
                .opening(team -> editInForm(actions, team)));
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

    private static void editInForm(TeamActions actions, Row<TeamRecord> team) {
        if (actions.canEdit()) {
            actions.edit(team);
        }
    }

    private void showMembers(List<Row<TeamRecord>> selected) {
        membersController.show(selected.size() == 1 ? selected.getFirst() : null);
    }
}
