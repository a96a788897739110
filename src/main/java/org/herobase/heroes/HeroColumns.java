package org.herobase.heroes;

import static org.herobase.db.generated.tables.Hero.HERO;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.herobase.db.generated.tables.records.HeroRecord;
import org.herobase.rows.Row;
import org.herobase.rows.RowSource.Column;
import org.herobase.ui.CellEditor;
import org.herobase.ui.Choice;
import org.herobase.ui.ChoiceCellEditor;
import org.herobase.ui.FilterCondition.Choosable;
import org.herobase.ui.GridColumn;
import org.herobase.ui.Parsed;
import org.herobase.ui.TextCellEditor;
import org.herobase.ui.Texts;
import org.herobase.ui.ValueParser;

/** The columns of the heroes grid, as far as a database has them. */
final class HeroColumns {
    private final HeroesModel model;
    private final BooleanSupplier masked;
    private final Supplier<List<Choice>> teams;
    private final Texts texts = new Texts(HeroColumns.class);
    private final ValueParser parser = new ValueParser();

    /**
     * @param masked whether secret names are hidden at the moment
     * @param teams the choices for a home team
     */
    HeroColumns(HeroesModel model, BooleanSupplier masked, Supplier<List<Choice>> teams) {
        this.model = model;
        this.masked = masked;
        this.teams = teams;
    }

    /**
     * The columns in their order.
     *
     * @param openForm what a double click on the id does
     * @param openTeam what a double click on the team does
     */
    List<GridColumn<HeroRecord>> all(Consumer<Row<HeroRecord>> openForm, Consumer<Row<HeroRecord>> openTeam) {
        var source = model.source();
        var columns = new ArrayList<GridColumn<HeroRecord>>();
        columns.add(GridColumn.<HeroRecord>of(source.column(HERO.ID), texts.get("hero.id"), 96)
                .opening(openForm));
        columns.add(text(source.column(HERO.NAME), texts.get("hero.name"), 240));
        var secret = source.column(HERO.SECRET_NAME);
        columns.add(GridColumn.<HeroRecord>of(secret, texts.get("hero.secretName"), 200)
                .maskedWhile(masked)
                .editedBy(secret, row -> secretEditor(row, secret)));
        if (source.has(HERO.AGE)) {
            var age = source.column(HERO.AGE);
            columns.add(GridColumn.<HeroRecord>of(age, texts.get("hero.age"), 96)
                    .editedBy(age, row -> new TextCellEditor(shown(row, age), parser::optionalCount)));
        }
        source.find(HeroesModel.TEAM_NAME).ifPresent(team -> columns.add(teamColumn(team, openTeam)));
        for (var extra : model.extraColumns()) {
            columns.add(GridColumn.<HeroRecord>of(extra, extra.name(), 120)
                    .editedBy(
                            extra,
                            row -> new TextCellEditor(shown(row, extra), text -> parser.forColumn(extra, text))));
        }
        return columns;
    }

    /** What conditions of a filter can be about: the columns on screen, and the id of the home team. */
    List<Choosable> choosable() {
        var choosable = new ArrayList<Choosable>();
        all(_ -> {}, _ -> {}).forEach(column -> choosable.add(new Choosable(column.shown(), column.title())));
        if (model.source().has(HERO.TEAM_ID)) {
            choosable.add(new Choosable(model.source().column(HERO.TEAM_ID), texts.get("hero.teamId")));
        }
        return choosable;
    }

    private GridColumn<HeroRecord> teamColumn(Column team, Consumer<Row<HeroRecord>> openTeam) {
        var edited = model.source().column(HERO.TEAM_ID);
        return GridColumn.<HeroRecord>of(team, texts.get("hero.team"), 200)
                .editedBy(edited, row -> new ChoiceCellEditor(teams.get(), row.value(edited.name())))
                .opening(openTeam);
    }

    private GridColumn<HeroRecord> text(Column column, String title, double width) {
        return GridColumn.<HeroRecord>of(column, title, width)
                .editedBy(column, row -> new TextCellEditor(shown(row, column), parser::requiredText));
    }

    /** An edit does not show what is hidden: it begins with nothing, and nothing entered leaves the name as it was. */
    private CellEditor secretEditor(Row<HeroRecord> row, Column secret) {
        if (!masked.getAsBoolean()) {
            return new TextCellEditor(shown(row, secret), parser::requiredText);
        }
        return new TextCellEditor(
                        "",
                        text -> text.isBlank() ? new Parsed.Valid(row.value(secret.name())) : new Parsed.Valid(text))
                .prompt(texts.get("hero.secretName.new"));
    }

    private static String shown(Row<HeroRecord> row, Column column) {
        var value = row.value(column.name());
        return value == null ? "" : value.toString();
    }
}
