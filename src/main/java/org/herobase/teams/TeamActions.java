package org.herobase.teams;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.stage.Window;
import org.herobase.db.generated.tables.records.TeamRecord;
import org.herobase.rows.Change;
import org.herobase.rows.Consequences;
import org.herobase.rows.Row;
import org.herobase.rows.RowSource.Column;
import org.herobase.teams.TeamsModel.HomeHeroes;
import org.herobase.teams.TeamsModel.Touched;
import org.herobase.ui.Background;
import org.herobase.ui.ConsequenceQuestion;
import org.herobase.ui.ConsequenceWords;
import org.herobase.ui.Dialogs;
import org.herobase.ui.FormDialog;
import org.herobase.ui.RecordActions;
import org.herobase.ui.Settlement;
import org.herobase.ui.Texts;
import org.herobase.ui.ViewLoader;

/** Makes, edits and deletes teams, as the user is asked in windows of their own. */
final class TeamActions implements RecordActions<TeamRecord> {
    private static final int NAMED_IN_QUESTION = 10;

    private static final Set<String> DOMAIN = Set.of("team", "hero", "heroteamlink");

    private final TeamsModel model;
    private final ConsequenceQuestion question;
    private final Dialogs dialogs;
    private final Supplier<Window> window;
    private final Texts texts = new Texts(TeamActions.class);
    private final ViewLoader views;
    private final Settlement<TeamRecord> settlement;

    /**
     * @param question asks before a deletion
     */
    TeamActions(TeamsModel model, ConsequenceQuestion question, Dialogs dialogs, Supplier<Window> window) {
        this.model = model;
        this.question = question;
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
        Background.of(model.touched(teams))
                .onSuccess(touched -> ask(teams, touched))
                .onFailure(failure -> dialogs.error(names(teams), failure));
    }

    @Override
    public CompletionStage<?> save(Row<TeamRecord> team, Column column, Object value) {
        return settlement.save(
                name(team), texts.get("team.edit.title", name(team)), team, Collections.singletonMap(column, value));
    }

    private void ask(List<Row<TeamRecord>> teams, Touched touched) {
        var homeHeroes = touched.homeHeroes();
        var answers = homeHeroes == 0
                ? List.of(answer(texts.get("team.delete.action", teams.size()), teams, HomeHeroes.KEEP))
                : List.of(
                        answer(texts.get("team.delete.keep", homeHeroes), teams, HomeHeroes.KEEP),
                        answer(texts.get("team.delete.all", homeHeroes), teams, HomeHeroes.DELETE));
        var text = homeHeroes == 0
                ? texts.get("team.delete.links", touched.links())
                : texts.get("team.delete.heroes", homeHeroes, touched.links(), touched.heroLinks());
        question.ask(new ConsequenceQuestion.Deletion(
                names(teams),
                texts.get("team.delete.question", names(teams)),
                told -> text + elsewhere(told),
                answers));
    }

    private ConsequenceQuestion.Answer answer(String action, List<Row<TeamRecord>> teams, HomeHeroes homeHeroes) {
        return new ConsequenceQuestion.Answer(
                action,
                model.intents(teams, homeHeroes),
                told -> model.delete(texts.get("team.delete.title", names(teams)), teams, homeHeroes, told));
    }

    /** What goes in tables beside those of the domain: with each answer, where it is not the same with both. */
    private String elsewhere(List<Consequences> told) {
        var words = new ConsequenceWords();
        var kept = words.following(told.getFirst(), DOMAIN);
        var gone = words.following(told.getLast(), DOMAIN);
        var lines = new StringBuilder();
        if (kept.equals(gone)) {
            lines.append(kept.isEmpty() ? "" : "\n\n" + kept);
        } else {
            lines.append(kept.isEmpty() ? "" : "\n\n" + texts.get("team.delete.elsewhere.keep") + "\n" + kept);
            lines.append(gone.isEmpty() ? "" : "\n\n" + texts.get("team.delete.elsewhere.all") + "\n" + gone);
        }
        return lines.toString();
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
