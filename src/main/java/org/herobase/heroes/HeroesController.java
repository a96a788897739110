package org.herobase.heroes;

import static org.herobase.db.generated.tables.Hero.HERO;

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
import org.herobase.db.Database;
import org.herobase.db.Domain;
import org.herobase.db.generated.tables.records.HeroRecord;
import org.herobase.db.generated.tables.records.TeamRecord;
import org.herobase.rows.Criterion;
import org.herobase.rows.Edits;
import org.herobase.rows.Filter;
import org.herobase.rows.Operator;
import org.herobase.rows.Row;
import org.herobase.ui.Background;
import org.herobase.ui.Choice;
import org.herobase.ui.ConsequenceQuestion;
import org.herobase.ui.Dialogs;
import org.herobase.ui.FilterPane;
import org.herobase.ui.GridModel;
import org.herobase.ui.OpenView;
import org.herobase.ui.PaginationBar;
import org.herobase.ui.RecordControls;
import org.herobase.ui.RecordsView;
import org.herobase.ui.Settings;
import org.herobase.ui.Texts;

/** The heroes view: a grid of heroes, edited in place or in a form. */
public final class HeroesController implements OpenView {
    private final HeroesModel model;
    private final GridModel<HeroRecord> heroes;
    private final Edits edits;
    private final Dialogs dialogs;
    private final Settings settings;
    private final ConsequenceQuestion question;
    private final Consumer<String> say;
    private final LongConsumer openTeam;
    private final Texts texts = new Texts(HeroesController.class);
    private RecordsView<HeroRecord> view;
    private List<Choice> teams = List.of();

    @FXML
    private Parent heroesView;

    @FXML
    private TableView<HeroRecord> heroesGrid;

    @FXML
    private Button heroesNew;

    @FXML
    private Button heroesEdit;

    @FXML
    private Button heroesDelete;

    @FXML
    private Button heroesUndo;

    @FXML
    private Button heroesRedo;

    @FXML
    private ToggleButton heroesRevealSecrets;

    @FXML
    private TextField heroesSearch;

    @FXML
    private ToggleButton heroesFilter;

    @FXML
    private FilterPane filter;

    @FXML
    private PaginationBar pages;

    /**
     * @param openTeam shows a team by its id
     * @param question asks before a deletion
     * @param say puts a short message into the status bar
     */
    public HeroesController(
            Database database,
            Edits edits,
            Domain domain,
            Dialogs dialogs,
            Settings settings,
            LongConsumer openTeam,
            ConsequenceQuestion question,
            Consumer<String> say) {
        this.model = new HeroesModel(database, edits, domain);
        this.heroes = new GridModel<>(database, model.source(), settings.rowsPerPage());
        this.edits = edits;
        this.dialogs = dialogs;
        this.settings = settings;
        this.question = question;
        this.say = say;
        this.openTeam = openTeam;
    }

    @FXML
    private void initialize() {
        var actions = new HeroActions(
                model,
                heroesRevealSecrets::isSelected,
                question,
                dialogs,
                () -> heroesView.getScene().getWindow());
        var controls = new RecordControls<>(
                heroesView,
                heroesGrid,
                heroesNew,
                heroesEdit,
                heroesDelete,
                heroesUndo,
                heroesRedo,
                heroesSearch,
                heroesFilter,
                filter,
                pages);
        view = new RecordsView<>(controls, heroes, actions, edits, dialogs);
        view.grid().whenNotInline(heroesEdit::fire); // the form shows what a line cannot hold
        var columns = new HeroColumns(model, () -> !heroesRevealSecrets.isSelected(), () -> teams);
        columns.all(hero -> editInForm(actions, hero), this::openTeamOf).forEach(view.grid()::addColumn);
        view.grid().whenEmpty(texts.get("hero.none"));
        heroesRevealSecrets.selectedProperty().subscribe(view.grid()::redraw);
        filter.bind(heroes, columns.choosable(), heroesSearch, heroesFilter);
        pages.bind(heroes, settings::setRowsPerPage, say);
        view.remember(settings.layouts(), model.file());
        refresh();
    }

    @Override
    public Parent root() {
        return heroesView;
    }

    @Override
    public void refresh() {
        view.refresh();
        if (model.domain().hasHomeTeams()) {
            Background.of(model.teams())
                    .onSuccess(read -> teams = choices(read))
                    .onFailure(failure -> dialogs.error(texts.get("hero.team"), failure));
        }
    }

    @Override
    public void refreshMarking(Consumer<String> changes) {
        refresh();
        view.markChanges(changes);
    }

    @Override
    public boolean isBusy() {
        return view.isBusy();
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
    }

    @Override
    public Runnable bookmark() {
        return view.bookmark();
    }

    @Override
    public void showTeam(long team) {
        var column = model.source().column(HERO.TEAM_ID);
        var criterion = new Criterion(column, Operator.EQUALS, List.of(Long.toString(team)));
        view.showRows(Filter.NONE.withCriteria(Filter.Join.ALL, List.of(criterion)));
    }

    @Override
    public void showHero(long id) {
        view.showRow(List.of(id));
    }

    private static void editInForm(HeroActions actions, Row<HeroRecord> hero) {
        if (actions.canEdit()) {
            actions.edit(hero);
        }
    }

    private void openTeamOf(Row<HeroRecord> hero) {
        if (hero.record().getTeamId() != null) {
            openTeam.accept(hero.record().getTeamId());
        }
    }

    private List<Choice> choices(List<TeamRecord> read) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice(null, texts.get("hero.team.none")));
        read.forEach(team -> choices.add(new Choice(team.getId(), team.getName())));
        return choices;
    }
}
