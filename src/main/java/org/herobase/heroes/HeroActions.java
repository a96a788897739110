package org.herobase.heroes;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.stage.Window;
import org.herobase.db.generated.tables.records.HeroRecord;
import org.herobase.db.generated.tables.records.TeamRecord;
import org.herobase.rows.Change;
import org.herobase.rows.Row;
import org.herobase.rows.RowSource.Column;
import org.herobase.ui.Background;
import org.herobase.ui.ConsequenceQuestion;
import org.herobase.ui.ConsequenceWords;
import org.herobase.ui.Dialogs;
import org.herobase.ui.FormDialog;
import org.herobase.ui.RecordActions;
import org.herobase.ui.Settlement;
import org.herobase.ui.Texts;
import org.herobase.ui.ViewLoader;

/** Makes, edits and deletes heroes, as the user is asked in windows of their own. */
final class HeroActions implements RecordActions<HeroRecord> {
    private static final int NAMED_IN_QUESTION = 10;

    private static final Set<String> DOMAIN = Set.of("team", "hero", "heroteamlink");

    private final HeroesModel model;
    private final BooleanSupplier secretsShown;
    private final ConsequenceQuestion question;
    private final Dialogs dialogs;
    private final Supplier<Window> window;
    private final Texts texts = new Texts(HeroActions.class);
    private final ViewLoader views;
    private final Settlement<HeroRecord> settlement;

    /**
     * @param secretsShown whether secret names may be read on the screen
     * @param question asks before a deletion
     */
    HeroActions(
            HeroesModel model,
            BooleanSupplier secretsShown,
            ConsequenceQuestion question,
            Dialogs dialogs,
            Supplier<Window> window) {
        this.model = model;
        this.secretsShown = secretsShown;
        this.question = question;
        this.dialogs = dialogs;
        this.window = window;
        this.settlement = model.settlement(
                dialogs,
                this::titleOf,
                column -> column.name().equalsIgnoreCase("secret_name") && !secretsShown.getAsBoolean());
        this.views = new ViewLoader(Map.of(HeroForm.class, () -> new HeroForm(model)));
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
        Background.of(model.teams())
                .onSuccess(teams -> show(null, teams, Map.of(), true, made -> onMade.accept(model.keyOf(made))))
                .onFailure(failure -> dialogs.error(texts.get("hero.thing"), failure));
    }

    @Override
    public void edit(Row<HeroRecord> hero) {
        Background.of(model.teams().thenCombine(model.links(hero), Opened::new))
                .onSuccess(opened -> show(hero, opened.teams(), opened.links(), secretsShown.getAsBoolean(), _ -> {}))
                .onFailure(failure -> dialogs.error(name(hero), failure));
    }

    /** After a question that names them and what goes with them. */
    @Override
    public void delete(List<Row<HeroRecord>> heroes) {
        Background.of(model.countLinks(heroes))
                .onSuccess(links -> ask(heroes, links))
                .onFailure(failure -> dialogs.error(headlineOf(heroes), failure));
    }

    private void ask(List<Row<HeroRecord>> heroes, int links) {
        var isOne = heroes.size() == 1;
        var named = isOne ? "" : names(heroes) + "\n\n";
        var text = named + texts.get(isOne ? "hero.delete.links.one" : "hero.delete.links.many", links);
        var title = isOne
                ? texts.get("hero.delete.title.one", name(heroes.getFirst()))
                : texts.get("hero.delete.title.many", heroes.size());
        question.ask(new ConsequenceQuestion.Deletion(
                headlineOf(heroes),
                isOne
                        ? texts.get("hero.delete.one", name(heroes.getFirst()))
                        : texts.get("hero.delete.many", heroes.size()),
                told -> {
                    var elsewhere = new ConsequenceWords().following(told.getFirst(), DOMAIN);
                    return elsewhere.isEmpty() ? text : text + "\n\n" + elsewhere;
                },
                List.of(new ConsequenceQuestion.Answer(
                        texts.get("hero.delete.action", heroes.size()),
                        model.intents(heroes),
                        told -> model.delete(title, heroes, told)))));
    }

    @Override
    public CompletionStage<?> save(Row<HeroRecord> hero, Column column, Object value) {
        return settlement.save(
                name(hero), texts.get("hero.edit.title", name(hero)), hero, Collections.singletonMap(column, value));
    }

    private record Opened(List<TeamRecord> teams, Map<Long, Boolean> links) {}

    private void show(
            Row<HeroRecord> hero,
            List<TeamRecord> teams,
            Map<Long, Boolean> links,
            boolean secretShown,
            Consumer<Change> onSaved) {
        var loaded = views.load(HeroForm.class, "hero-form.fxml");
        var form = loaded.controller();
        form.fill(hero, teams, links, secretShown);
        var title = hero == null ? texts.get("hero.form.new") : texts.get("hero.form.edit", name(hero));
        new FormDialog<Change>(window.get(), title, loaded.root(), form.first(), dialogs)
                .show(
                        form.valid(),
                        () -> hero == null
                                ? model.insert(texts.get("hero.new.title", form.name()), form.draft())
                                : save(hero, links, form.draft()),
                        form::name,
                        onSaved);
    }

    private CompletionStage<Change> save(Row<HeroRecord> hero, Map<Long, Boolean> links, HeroesModel.Draft draft) {
        var title = texts.get("hero.edit.title", name(hero));
        return settlement.save(name(hero), hero, draft.values(), new Settlement.Saving<>() {
            @Override
            public CompletionStage<Change> update(Row<HeroRecord> row, Map<Column, Object> values) {
                return model.update(title, row, links, new HeroesModel.Draft(values, draft.links()));
            }

            @Override
            public CompletionStage<Change> putBack(Map<Column, Object> values) {
                return model.putBack(title, values, draft.links());
            }
        });
    }

    private String titleOf(Column column) {
        return switch (column.name().toLowerCase(Locale.ROOT)) {
            case "name" -> texts.get("hero.name");
            case "secret_name" -> texts.get("hero.secretName");
            case "age" -> texts.get("hero.age");
            case "team_id" -> texts.get("hero.team");
            default -> column.name();
        };
    }

    private String headlineOf(List<Row<HeroRecord>> heroes) {
        return heroes.size() == 1 ? name(heroes.getFirst()) : texts.get("hero.things", heroes.size());
    }

    private String names(List<Row<HeroRecord>> heroes) {
        var names = heroes.stream().limit(NAMED_IN_QUESTION).map(this::name).collect(Collectors.joining(", "));
        var more = heroes.size() - NAMED_IN_QUESTION;
        return more > 0 ? texts.get("hero.delete.more", names, more) : names;
    }

    private String name(Row<HeroRecord> hero) {
        return String.valueOf(hero.value("name"));
    }
}
