package org.herobase.teams;

import static org.herobase.db.generated.tables.Team.TEAM;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.value.ObservableBooleanValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.herobase.db.generated.tables.records.TeamRecord;
import org.herobase.rows.Row;
import org.herobase.rows.RowSource.Column;
import org.herobase.ui.FormFields;
import org.herobase.ui.Texts;
import org.herobase.ui.ValueParser;

/** The fields of a team: the new one's or an edited one's. */
public final class TeamForm {
    private final TeamsModel model;
    private final Texts texts = new Texts(TeamForm.class);
    private final ValueParser parser = new ValueParser();
    private final Map<Column, TextField> inputs = new LinkedHashMap<>();
    private FormFields form;

    @FXML
    private VBox fields;

    @FXML
    private TextField teamName;

    @FXML
    private TextField teamHeadquarters;

    TeamForm(TeamsModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        form = new FormFields(fields);
        inputs.put(model.source().column(TEAM.NAME), teamName);
        inputs.put(model.source().column(TEAM.HEADQUARTERS), teamHeadquarters);
        form.add(texts.get("team.name.label"), true, teamName, parser::requiredText);
        form.add(texts.get("team.headquarters.label"), true, teamHeadquarters, parser::requiredText);
        for (var column : model.extraColumns()) {
            var field = new TextField();
            field.setId("team-" + column.name());
            inputs.put(column, field);
            form.add(column.name(), column.required(), field, text -> parser.forColumn(column, text));
        }
    }

    /** Fills the fields with a team. */
    void fill(Row<TeamRecord> team) {
        inputs.forEach((column, field) -> form.fill(field, team.value(column.name())));
    }

    /** Whether the fields may be saved. */
    ObservableBooleanValue valid() {
        return form.validProperty();
    }

    /** Where typing begins. */
    Node first() {
        return teamName;
    }

    /** The name as it stands in the form. */
    String name() {
        return teamName.getText();
    }

    /** What the user entered or changed, by column. */
    Map<Column, Object> values() {
        var values = new LinkedHashMap<Column, Object>();
        inputs.forEach((column, field) -> {
            if (form.isTouched(field)) {
                values.put(column, form.value(field));
            }
        });
        return values;
    }
}
