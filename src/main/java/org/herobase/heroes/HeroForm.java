package org.herobase.heroes;

import static org.herobase.db.generated.tables.Hero.HERO;

import atlantafx.base.controls.PasswordTextField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.herobase.db.generated.tables.records.HeroRecord;
import org.herobase.db.generated.tables.records.TeamRecord;
import org.herobase.rows.Row;
import org.herobase.rows.RowSource.Column;
import org.herobase.ui.Choice;
import org.herobase.ui.ChoiceField;
import org.herobase.ui.FormFields;
import org.herobase.ui.Texts;
import org.herobase.ui.ValueParser;

/** The fields of a hero: the new one's or an edited one's. */
public final class HeroForm {
    private final HeroesModel model;
    private final Texts texts = new Texts(HeroForm.class);
    private final ValueParser parser = new ValueParser();
    private final Map<Column, TextInputControl> inputs = new LinkedHashMap<>();
    private final ObservableList<HeroLink> links = FXCollections.observableArrayList();
    private FormFields form;

    @FXML
    private VBox fields;

    @FXML
    private TextField heroName;

    @FXML
    private PasswordTextField heroSecretName;

    @FXML
    private ToggleButton heroSecretShown;

    @FXML
    private TextField heroAge;

    @FXML
    private ChoiceField heroTeam;

    @FXML
    private VBox heroLinksBox;

    @FXML
    private TextField heroLinksSearch;

    @FXML
    private ListView<HeroLink> heroLinks;

    HeroForm(HeroesModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        form = new FormFields(fields);
        var source = model.source();
        inputs.put(source.column(HERO.NAME), heroName);
        inputs.put(source.column(HERO.SECRET_NAME), heroSecretName);
        form.add(texts.get("hero.name.label"), true, heroName, parser::requiredText);
        form.add(
                texts.get("hero.secretName.label"),
                true,
                heroSecretName,
                _ -> parser.requiredText(heroSecretName.getPassword()));
        heroSecretName.revealPasswordProperty().bind(heroSecretShown.selectedProperty());
        if (source.has(HERO.AGE)) {
            inputs.put(source.column(HERO.AGE), heroAge);
            form.add(texts.get("hero.age.label"), false, heroAge, parser::optionalCount);
        }
        for (var column : model.extraColumns()) {
            var field = new TextField();
            field.setId("hero-" + column.name());
            inputs.put(column, field);
            form.add(column.name(), column.required(), field, text -> parser.forColumn(column, text));
        }
        if (model.domain().hasHomeTeams()) {
            heroTeam.setMaxWidth(Double.MAX_VALUE);
            form.add(texts.get("hero.team.label"), heroTeam);
        }
        if (model.domain().hasLinks()) {
            heroLinks.setCellFactory(_ -> new HeroLinkCell(model.domain().hasTraining()));
            form.add(texts.get("hero.links.label"), heroLinksBox);
            heroLinks.setAccessibleText(texts.get("hero.links.label"));
            heroLinksSearch.textProperty().subscribe(this::searchLinks);
        }
    }

    /**
     * Fills the fields.
     *
     * @param hero the hero, or null for a new one
     * @param teams that there are
     * @param linked the hero's further teams, with whether it trains there
     * @param secretShown whether the secret name may be read on the screen
     */
    void fill(Row<HeroRecord> hero, List<TeamRecord> teams, Map<Long, Boolean> linked, boolean secretShown) {
        fillChoices(teams);
        heroSecretShown.setSelected(secretShown);
        for (var team : teams) {
            links.add(new HeroLink(team.getId(), team.getName(), linked.get(team.getId())));
        }
        // A team that is not there, or one of too many: saving the form must not take the link away.
        linked.forEach((team, training) -> {
            if (links.stream().noneMatch(link -> link.team() == team)) {
                links.add(new HeroLink(team, String.valueOf(team), training));
            }
        });
        links.sort((one, other) -> Boolean.compare(
                other.memberProperty().get(), one.memberProperty().get()));
        if (hero != null) {
            inputs.forEach((column, field) -> form.fill(field, hero.value(column.name())));
            if (model.domain().hasHomeTeams()) {
                choose(hero.value(HERO.TEAM_ID.getName()));
            }
        }
    }

    /** Whether the fields may be saved. */
    ObservableBooleanValue valid() {
        return form.validProperty();
    }

    /** Where typing begins. */
    Node first() {
        return heroName;
    }

    /** The name as it stands in the form. */
    String name() {
        return heroName.getText();
    }

    /** What the user entered or changed: what was filled in and left is not his, a field may not even hold all of it. */
    HeroesModel.Draft draft() {
        var source = model.source();
        var values = new LinkedHashMap<Column, Object>();
        inputs.forEach((column, field) -> {
            if (form.isTouched(field)) {
                values.put(column, form.value(field));
            }
        });
        if (model.domain().hasHomeTeams()) {
            var team = heroTeam.choice();
            values.put(source.column(HERO.TEAM_ID), team == null ? null : team.value());
        }
        return new HeroesModel.Draft(values, model.domain().hasLinks() ? linked() : null);
    }

    private Map<Long, Boolean> linked() {
        var linked = new LinkedHashMap<Long, Boolean>();
        for (var link : links) {
            if (link.memberProperty().get()) {
                linked.put(link.team(), link.trainingProperty().get());
            }
        }
        return linked;
    }

    private void fillChoices(List<TeamRecord> teams) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice(null, texts.get("hero.team.none")));
        teams.forEach(team -> choices.add(new Choice(team.getId(), team.getName())));
        heroTeam.setItems(FXCollections.observableArrayList(choices));
        heroTeam.setValue(choices.getFirst());
        heroLinks.setItems(links);
    }

    /** A team that is not there, or one of too many, is a choice as well: saving the form must not take it away. */
    private void choose(Object team) {
        var choices = heroTeam.getItems();
        if (choices.stream().noneMatch(choice -> Objects.equals(choice.value(), team))) {
            choices.add(new Choice(team, String.valueOf(team)));
        }
        choices.stream()
                .filter(choice -> Objects.equals(choice.value(), team))
                .findFirst()
                .ifPresent(heroTeam::setValue);
    }

    private void searchLinks(String text) {
        var wanted = text.strip().toLowerCase();
        heroLinks.setItems(
                new FilteredList<>(links, link -> link.name().toLowerCase().contains(wanted)));
    }
}
