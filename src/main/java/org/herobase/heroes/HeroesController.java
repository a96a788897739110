package org.herobase.heroes;

import static org.herobase.db.generated.tables.Hero.HERO;

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
import org.herobase.db.Database;
import org.herobase.db.Domain;
import org.herobase.db.generated.tables.records.HeroRecord;
import org.herobase.db.generated.tables.records.TeamRecord;
import org.herobase.rows.Criterion;
import org.herobase.rows.Edits;
import org.herobase.rows.Filter;
import org.herobase.rows.Operator;
import org.herobase.rows.Row;
import org.herobase.rows.RowChange;
import org.herobase.rows.RowSource.Column;
import org.herobase.ui.Background;
import org.herobase.ui.Choice;
import org.herobase.ui.Dialogs;
import org.herobase.ui.FilterPane;
import org.herobase.ui.GridModel;
import org.herobase.ui.PaginationBar;
import org.herobase.ui.RecordGrid;
import org.herobase.ui.Settings;
import org.herobase.ui.Texts;
import org.herobase.ui.UndoControls;

/** The heroes view: a grid of heroes, edited in place or in a form. */
public final class HeroesController {
    private static final KeyCombination NEW = new KeyCodeCombination(KeyCode.N, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination FIND = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

    private final HeroesModel model;
    private final GridModel<HeroRecord> heroes;
    private final Edits edits;
    private final Dialogs dialogs;
    private final Settings settings;
    private final Consumer<String> say;
    private final LongConsumer openTeam;
    private final HeroActions actions;
    private final Texts texts = new Texts(HeroesController.class);
    private RecordGrid<HeroRecord> grid;
    private UndoControls undoControls;
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
     * @param say puts a short message into the status bar
     */
    public HeroesController(
            Database database,
            Edits edits,
            Domain domain,
            Dialogs dialogs,
            Settings settings,
            LongConsumer openTeam,
            Consumer<String> say) {
        this.model = new HeroesModel(database, edits, domain);
        this.heroes = new GridModel<>(database, model.source(), settings.rowsPerPage());
        this.edits = edits;
        this.dialogs = dialogs;
        this.settings = settings;
        this.say = say;
        this.openTeam = openTeam;
        this.actions =
                new HeroActions(model, dialogs, () -> heroesView.getScene().getWindow());
    }

    @FXML
    private void initialize() {
        var columns = new HeroColumns(model, () -> !heroesRevealSecrets.isSelected(), () -> teams);
        grid = new RecordGrid<>(heroesGrid, heroes, dialogs);
        columns.all(this::editInForm, this::openTeamOf).forEach(grid::addColumn);
        grid.whenEmpty(texts.get("hero.none"));
        if (!model.isReadOnly()) {
            grid.saveBy(this::save);
        }
        grid.onSelection(this::showSelection);
        showSelection(List.of());
        heroesNew.setDisable(model.isReadOnly());
        heroesRevealSecrets.selectedProperty().subscribe(grid::redraw);
        filter.bind(heroes, columns.choosable(), heroesSearch, heroesFilter);
        pages.bind(heroes, settings::setRowsPerPage, say);
        undoControls = new UndoControls(edits, dialogs, heroesUndo, heroesRedo);
        heroesView.addEventHandler(KeyEvent.KEY_PRESSED, this::handleKey);
        refresh();
    }

    /** Reads what is on screen again. */
    public void refresh() {
        heroes.refresh();
        if (model.domain().hasHomeTeams()) {
            Background.of(model.teams())
                    .onSuccess(read -> teams = choices(read))
                    .onFailure(failure -> dialogs.error(texts.get("hero.team"), failure));
        }
    }

    /** Takes the keyboard. */
    public void focus() {
        heroesGrid.requestFocus();
    }

    /** Saves the cell under edit; false if that cannot be done, and the user is told why. */
    public CompletableFuture<Boolean> mayClose() {
        return grid.finishEdit();
    }

    /** Stops what is under way; the view is not used again. */
    public void close() {
        heroes.stop();
        undoControls.close();
    }

    /** Shows the home heroes of a team. */
    public void showTeam(long team) {
        var column = model.source().column(HERO.TEAM_ID);
        var criterion = new Criterion(column, Operator.EQUALS, List.of(Long.toString(team)));
        filter.set(Filter.NONE.withCriteria(Filter.Join.ALL, List.of(criterion)));
        heroesGrid.requestFocus();
    }

    /** Shows a hero, selected. */
    public void showHero(long id) {
        filter.set(Filter.NONE);
        grid.reveal(List.of(id));
        heroesGrid.requestFocus();
    }

    @FXML
    private void create() {
        actions.create(made -> {
            var insert = (RowChange.Insert) made.rows().getFirst();
            var id = insert.values().get(model.source().column(HERO.ID).field());
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

    private void editInForm(Row<HeroRecord> hero) {
        if (!model.isReadOnly()) {
            actions.edit(hero, heroesRevealSecrets.isSelected());
        }
    }

    private void openTeamOf(Row<HeroRecord> hero) {
        if (hero.record().getTeamId() != null) {
            openTeam.accept(hero.record().getTeamId());
        }
    }

    private CompletionStage<?> save(Row<HeroRecord> hero, Column column, Object value) {
        return model.save(texts.get("hero.edit.title", String.valueOf(hero.value("name"))), hero, column, value);
    }

    private void showSelection(List<Row<HeroRecord>> selected) {
        heroesEdit.setDisable(model.isReadOnly() || selected.size() != 1);
        heroesDelete.setDisable(model.isReadOnly() || selected.isEmpty());
    }

    private List<Choice> choices(List<TeamRecord> read) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice(null, texts.get("hero.team.none")));
        read.forEach(team -> choices.add(new Choice(team.getId(), team.getName())));
        return choices;
    }

    private void handleKey(KeyEvent event) {
        if (NEW.match(event)) {
            if (!model.isReadOnly()) {
                create();
            }
            event.consume(); // here it is never the menu's New database
        } else if (FIND.match(event)) {
            heroesSearch.requestFocus();
            event.consume();
        } else if (event.getCode() == KeyCode.DELETE && heroesGrid.isFocused()) {
            delete();
            event.consume();
        }
    }
}
