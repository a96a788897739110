package org.herobase.teams;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.stage.Window;
import org.herobase.db.generated.tables.records.TeamRecord;
import org.herobase.rows.Change;
import org.herobase.rows.Row;
import org.herobase.rows.RowSource.Column;
import org.herobase.teams.TeamsModel.Consequences;
import org.herobase.teams.TeamsModel.HomeHeroes;
import org.herobase.ui.Background;
import org.herobase.ui.Dialogs;
import org.herobase.ui.FormDialog;
import org.herobase.ui.RecordActions;
import org.herobase.ui.Settlement;
import org.herobase.ui.Texts;
import org.herobase.ui.ViewLoader;

/** Makes, edits and deletes teams, as the user is asked in windows of their own. */
final class TeamActions implements RecordActions<TeamRecord> {
    private static final int NAMED_IN_QUESTION = 10;

    private final TeamsModel model;
    private final Dialogs dialogs;
    private final Supplier<Window> window;
    private final Texts texts = new Texts(TeamActions.class);
    private final ViewLoader views;
    private final Settlement<TeamRecord> settlement;

    TeamActions(TeamsModel model, Dialogs dialogs, Supplier<Window> window) {
        this.model = model;
        this.dialogs = dialogs;
        this.window = window;
        this.settlement = model.settlement(dialogs, this::titleOf);
        this.views = new ViewLoader(Map.of(TeamForm.class, () -> new TeamForm(model)));
    }

    @Override
    public boolean canCreate() {
        return !model.isReadOnly();
    }

    @Override
    public boolean canEdit() {
        return !model.isReadOnly();
    }

    @Override
    public boolean canDelete() {
        return !model.isReadOnly();
    }

    @Override
    public void create(Consumer<List<Object>> onMade) {
        var form = views.load(TeamForm.class, "team-form.fxml");
        new FormDialog<Change>(
                        window.get(),
                        texts.get("team.form.new"),
                        form.root(),
                        form.controller().first(),
                        dialogs)
                .show(
                        form.controller().valid(),
                        () -> model.insert(
                                texts.get("team.new.title", form.controller().name()),
                                form.controller().values()),
                        form.controller()::name,
                        made -> onMade.accept(model.keyOf(made)));
    }

    @Override
    public void edit(Row<TeamRecord> team) {
        var form = views.load(TeamForm.class, "team-form.fxml");
        form.controller().fill(team);
        new FormDialog<Change>(
                        window.get(),
                        texts.get("team.form.edit", name(team)),
                        form.root(),
                        form.controller().first(),
                        dialogs)
                .show(
                        form.controller().valid(),
                        () -> settlement.save(
                                name(team),
                                texts.get("team.edit.title", name(team)),
                                team,
                                form.controller().values()),
                        form.controller()::name,
                        _ -> {});
    }

    /** After a question that tells the consequences of each answer. */
    @Override
    public void delete(List<Row<TeamRecord>> teams) {
        Background.of(model.consequences(teams))
                .onSuccess(consequences -> ask(teams, consequences))
                .onFailure(failure -> dialogs.error(names(teams), failure));
    }

    @Override
    public CompletionStage<?> save(Row<TeamRecord> team, Column column, Object value) {
        return settlement.save(
                name(team), texts.get("team.edit.title", name(team)), team, Collections.singletonMap(column, value));
    }

    private void ask(List<Row<TeamRecord>> teams, Consequences consequences) {
        var headline = texts.get("team.delete.question", names(teams));
        if (consequences.homeHeroes() == 0) {
            var text = texts.get("team.delete.links", consequences.links());
            if (dialogs.confirm(headline, text, texts.get("team.delete.action", teams.size()), true)) {
                delete(teams, HomeHeroes.KEEP);
            }
            return;
        }
        var text = texts.get(
                "team.delete.heroes", consequences.homeHeroes(), consequences.links(), consequences.heroLinks());
        var answers = List.of(
                texts.get("team.delete.keep", consequences.homeHeroes()),
                texts.get("team.delete.all", consequences.homeHeroes()));
        dialogs.ask(new Dialogs.Question(headline, text, answers, true))
                .ifPresent(answer -> delete(teams, answer == 0 ? HomeHeroes.KEEP : HomeHeroes.DELETE));
    }

    private void delete(List<Row<TeamRecord>> teams, HomeHeroes homeHeroes) {
        Background.of(model.delete(texts.get("team.delete.title", names(teams)), teams, homeHeroes))
                .onFailure(failure -> dialogs.error(names(teams), failure));
    }

    private String titleOf(Column column) {
        return switch (column.name().toLowerCase(Locale.ROOT)) {
            case "name" -> texts.get("team.name");
            case "headquarters" -> texts.get("team.headquarters");
            default -> column.name();
        };
    }

    private String names(List<Row<TeamRecord>> teams) {
        var names =
                teams.stream().limit(NAMED_IN_QUESTION).map(TeamActions::name).collect(Collectors.joining(", "));
        var more = teams.size() - NAMED_IN_QUESTION;
        return more > 0 ? texts.get("team.delete.more", names, more) : names;
    }

    private static String name(Row<TeamRecord> team) {
        return String.valueOf(team.value("name"));
    }
}
