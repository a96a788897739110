package org.herobase.teams;

import java.util.List;
import java.util.function.LongConsumer;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.controlsfx.control.textfield.TextFields;
import org.herobase.db.Database;
import org.herobase.db.Domain;
import org.herobase.db.Work;
import org.herobase.db.generated.tables.records.TeamRecord;
import org.herobase.rows.Change;
import org.herobase.rows.Edits;
import org.herobase.rows.Row;
import org.herobase.teams.MembersModel.Member;
import org.herobase.ui.Background;
import org.herobase.ui.Choice;
import org.herobase.ui.Dialogs;
import org.herobase.ui.Texts;

/** The members of the selected team. */
public final class MembersController {
    private static final double ROW_HEIGHT = 32;

    private final MembersModel model;
    private final Dialogs dialogs;
    private final LongConsumer openHero;
    private final Texts texts = new Texts(MembersController.class);
    private volatile Row<TeamRecord> team; // suggestions are looked up beside the JavaFX thread
    private Work<List<Member>> reading;

    @FXML
    private Label teamMembersTitle;

    @FXML
    private HBox teamMembersToolbar;

    @FXML
    private TextField teamMemberAdd;

    @FXML
    private Button teamMemberRemove;

    @FXML
    private TableView<Member> teamMembersGrid;

    @FXML
    private Label teamMembersNote;

    /**
     * @param openHero shows a hero by its id
     */
    public MembersController(Database database, Edits edits, Domain domain, Dialogs dialogs, LongConsumer openHero) {
        this.model = new MembersModel(database, edits, domain);
        this.dialogs = dialogs;
        this.openHero = openHero;
    }

    @FXML
    private void initialize() {
        teamMembersGrid.setFixedCellSize(ROW_HEIGHT);
        teamMembersGrid.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        teamMembersGrid.setRowFactory(_ -> row());
        addColumns();
        teamMembersGrid.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DELETE) {
                remove();
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER
                    && teamMembersGrid.getSelectionModel().getSelectedItem() != null) {
                openHero.accept(teamMembersGrid
                        .getSelectionModel()
                        .getSelectedItem()
                        .hero()
                        .getId());
                event.consume();
            }
        });
        teamMemberRemove
                .disableProperty()
                .bind(teamMembersGrid.getSelectionModel().selectedItemProperty().isNull());
        teamMembersToolbar.setVisible(model.isEditable());
        teamMembersToolbar.setManaged(model.isEditable());
        // Asked for beside the JavaFX thread, so it may wait for the database.
        TextFields.<Choice>bindAutoCompletion(teamMemberAdd, request -> candidates(team, request.getUserText()))
                .setOnAutoCompleted(event -> add(event.getCompletion()));
        show((Row<TeamRecord>) null);
    }

    private List<Choice> candidates(Row<TeamRecord> joined, String text) {
        return joined == null || text.isBlank()
                ? List.of()
                : model.candidates(joined.record().getId(), text).join();
    }

    /** Shows the members of a team; of none if it is null. */
    void show(Row<TeamRecord> newTeam) {
        if (team == null
                || newTeam == null
                || !team.record().getId().equals(newTeam.record().getId())) {
            teamMemberAdd.clear();
        }
        team = newTeam;
        teamMembersTitle.setText(
                team == null
                        ? texts.get("member.noTeam")
                        : texts.get("member.title", String.valueOf(team.value("name"))));
        teamMembersToolbar.setDisable(team == null);
        teamMembersGrid.setPlaceholder(new Label(team == null ? "" : texts.get("member.none")));
        refresh();
    }

    /** Whether the name of a new member is half typed. */
    boolean isEditing() {
        return !teamMemberAdd.getText().isEmpty();
    }

    /** Reads the members again. */
    void refresh() {
        stop();
        if (team == null) {
            teamMembersGrid.getItems().clear();
            note("");
            return;
        }
        var work = model.members(team.record().getId());
        reading = work;
        Background.of(work)
                .onSuccess(this::show)
                .onFailure(failure -> dialogs.error(teamMembersTitle.getText(), failure));
    }

    /** Stops reading. */
    void stop() {
        if (reading != null) {
            reading.cancel(true);
        }
    }

    private void show(List<Member> members) {
        teamMembersGrid.getItems().setAll(members);
        note(members.size() >= MembersModel.MOST_MEMBERS ? texts.get("member.more", MembersModel.MOST_MEMBERS) : "");
    }

    private void note(String text) {
        teamMembersNote.setText(text);
        teamMembersNote.setVisible(!text.isEmpty());
        teamMembersNote.setManaged(!text.isEmpty());
    }

    private void addColumns() {
        var name = new TableColumn<Member, String>(texts.get("member.name"));
        name.setCellValueFactory(
                member -> new SimpleStringProperty(member.getValue().hero().getName()));
        name.setPrefWidth(176);
        var kind = new TableColumn<Member, String>(texts.get("member.kind"));
        kind.setCellValueFactory(member ->
                new SimpleStringProperty(texts.get(member.getValue().isAtHome() ? "member.home" : "member.further")));
        kind.setPrefWidth(80);
        teamMembersGrid.getColumns().add(name);
        teamMembersGrid.getColumns().add(kind);
        if (model.hasTraining()) {
            var training = new TableColumn<Member, Member>(texts.get("member.training"));
            training.setCellValueFactory(member -> new SimpleObjectProperty<>(member.getValue()));
            training.setCellFactory(_ -> new TrainingCell(model.isEditable(), this::train));
            training.setPrefWidth(96);
            teamMembersGrid.getColumns().add(training);
        }
    }

    private TableRow<Member> row() {
        var row = new TableRow<Member>();
        row.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2 && !row.isEmpty()) {
                openHero.accept(row.getItem().hero().getId());
            }
        });
        return row;
    }

    private void add(Choice hero) {
        teamMemberAdd.clear();
        run(model.add(
                texts.get("member.add.title", hero.label(), String.valueOf(team.value("name"))),
                (Long) hero.value(),
                team.record().getId()));
    }

    @FXML
    private void remove() {
        var selected = List.copyOf(teamMembersGrid.getSelectionModel().getSelectedItems());
        if (!selected.isEmpty() && model.isEditable()) {
            run(model.remove(
                    texts.get("member.remove.title", selected.size()),
                    selected,
                    team.record().getId()));
        }
    }

    private void train(Member member, boolean training) {
        run(model.train(texts.get("member.train.title", member.hero().getName()), member, training));
    }

    private void run(Work<Change> work) {
        Background.of(work)
                .onFailure(failure -> dialogs.error(teamMembersTitle.getText(), failure))
                .andFinally(this::refresh);
    }
}
