package org.herobase.heroes;

import static org.herobase.db.generated.tables.Hero.HERO;
import static org.herobase.db.generated.tables.Heroteamlink.HEROTEAMLINK;
import static org.herobase.db.generated.tables.Team.TEAM;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.herobase.db.Affinity;
import org.herobase.db.Database;
import org.herobase.db.Domain;
import org.herobase.db.TextMatch;
import org.herobase.db.Work;
import org.herobase.db.generated.tables.records.HeroRecord;
import org.herobase.db.generated.tables.records.TeamRecord;
import org.herobase.rows.Change;
import org.herobase.rows.Consequences;
import org.herobase.rows.Edits;
import org.herobase.rows.Intent;
import org.herobase.rows.Row;
import org.herobase.rows.RowChange;
import org.herobase.rows.RowSource;
import org.herobase.rows.RowSource.Column;
import org.herobase.rows.RowWriter;
import org.herobase.rows.TableEdits;
import org.herobase.rows.TeamLinks;
import org.herobase.ui.Dialogs;
import org.herobase.ui.Settlement;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The heroes of a database and what can be done with them. Safe for use from any thread. */
final class HeroesModel {
    /** The computed column that holds the name of the home team. */
    static final String TEAM_NAME = "team name";

    private static final int MOST_TEAMS = 10_000;

    /**
     * A hero as a form shows it.
     *
     * @param values by column, in their storage class
     * @param links further teams with whether it trains there; null where a database has no links
     */
    record Draft(Map<Column, Object> values, Map<Long, Boolean> links) {}

    private final Database database;
    private final Edits edits;
    private final Domain domain;
    private final RowSource<HeroRecord> source;
    private final TableEdits<HeroRecord> heroes;
    private final TeamLinks links;

    HeroesModel(Database database, Edits edits, Domain domain) {
        this.database = database;
        this.edits = edits;
        this.domain = domain;
        this.source = source(domain);
        this.heroes = new TableEdits<>(source, edits);
        this.links = new TeamLinks(edits, domain);
    }

    private static RowSource<HeroRecord> source(Domain domain) {
        var heroes = RowSource.of(HERO, domain.hero());
        if (!domain.hasHomeTeams()) {
            return heroes;
        }
        // A key that no team has is shown as it is.
        var name = DSL.coalesce(
                DSL.field(DSL.select(TEAM.NAME.coerce(Object.class)).from(TEAM).where(TEAM.ID.eq(HERO.TEAM_ID))),
                HERO.TEAM_ID.coerce(Object.class));
        return heroes.with(TEAM_NAME, name, Affinity.TEXT, false)
                // Not by the computed name: that would look a team up for each of the heroes.
                .searching(text ->
                        HERO.TEAM_ID.in(DSL.select(TEAM.ID).from(TEAM).where(TextMatch.contains(TEAM.NAME, text))));
    }

    RowSource<HeroRecord> source() {
        return source;
    }

    Domain domain() {
        return domain;
    }

    Path file() {
        return database.file();
    }

    boolean isReadOnly() {
        return database.isReadOnly();
    }

    /** Columns beyond those of the domain, such as the tutorial's money. */
    List<Column> extraColumns() {
        var known = Set.of("id", "name", "secret_name", "age", "team_id");
        return source.columns().stream()
                .filter(column -> !known.contains(column.name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** The teams by name; none where a database has no teams to choose from. */
    Work<List<TeamRecord>> teams() {
        if (domain.teamsMisfit().isPresent()) {
            return database.read(_ -> List.of());
        }
        return database.read(sql -> sql.select(TEAM.ID, TEAM.NAME)
                .from(TEAM)
                .orderBy(TEAM.NAME, TEAM.ID)
                .limit(MOST_TEAMS)
                .fetchInto(TEAM));
    }

    /** The further teams of a hero, with whether it trains there. */
    Work<Map<Long, Boolean>> links(Row<HeroRecord> hero) {
        return database.read(sql -> links.ofHero(sql, hero.record().getId()).stream()
                .collect(Collectors.toMap(
                        link -> link.record().getTeamId(),
                        link -> Boolean.TRUE.equals(link.record().getIsTraining()),
                        Boolean::logicalOr))); // a link table without a key may hold a link twice
    }

    /** How many links to teams go with some heroes. */
    Work<Integer> countLinks(List<Row<HeroRecord>> heroes) {
        var ids = heroes.stream().map(hero -> hero.record().getId()).toList();
        return database.read(sql -> domain.hasLinks() ? sql.fetchCount(HEROTEAMLINK, HEROTEAMLINK.HERO_ID.in(ids)) : 0);
    }

    /**
     * Saves values of heroes, with the user where another program has changed them.
     *
     * @param title the name of a column, as the user knows it
     * @param hidden whether a column's values may not be read on the screen
     */
    Settlement<HeroRecord> settlement(Dialogs dialogs, Function<Column, String> title, Predicate<Column> hidden) {
        return new Settlement<>(database, heroes, dialogs, title, hidden);
    }

    /** Makes a hero again that was deleted, with the links of a form. */
    Work<Change> putBack(String title, Map<Column, Object> values, Map<Long, Boolean> newLinks) {
        return edits.apply(title, (_, writer) -> {
            var made = (RowChange.Insert) writer.apply(heroes.insertion(values));
            insertLinks(writer, (Long) heroes.keyOf(made).getFirst(), newLinks);
        });
    }

    /** Makes a hero with its links. */
    Work<Change> insert(String title, Draft draft) {
        return edits.apply(title, (_, writer) -> {
            var values = new LinkedHashMap<>(draft.values());
            values.values().removeIf(Objects::isNull); // what is left empty gets its default
            var made = (RowChange.Insert) writer.apply(heroes.insertion(values));
            insertLinks(writer, (Long) heroes.keyOf(made).getFirst(), draft.links());
        });
    }

    /** Writes what a form changed of a hero and its links; nothing if it changed nothing. */
    Work<Change> update(String title, Row<HeroRecord> hero, Map<Long, Boolean> oldLinks, Draft draft) {
        return edits.apply(title, (sql, writer) -> {
            heroes.update(writer, hero, draft.values());
            if (draft.links() != null && !draft.links().equals(oldLinks)) {
                updateLinks(sql, writer, hero.record().getId(), oldLinks, draft.links());
            }
        });
    }

    /** What a deletion of heroes means to do, beside what foreign keys of other tables do then. */
    List<Intent> intents(List<Row<HeroRecord>> deleted) {
        var ids = deleted.stream().map(hero -> hero.record().getId()).toList();
        var heroes = new Intent.Delete(HERO.getName(), HERO.ID.in(ids));
        return domain.hasLinks()
                ? List.of(new Intent.Delete(HEROTEAMLINK.getName(), HEROTEAMLINK.HERO_ID.in(ids)), heroes)
                : List.of(heroes);
    }

    /**
     * Deletes heroes with their links.
     *
     * @param told what else it does; it fails with {@link org.herobase.rows.ConsequencesChangedException} if it would do
     *     something else now
     */
    Work<Change> delete(String title, List<Row<HeroRecord>> deleted, Consequences told) {
        return edits.apply(title, told.asTold(intents(deleted), (sql, writer) -> {
            for (var hero : deleted) {
                links.ofHero(sql, hero.record().getId()).forEach(link -> writer.apply(links.delete(link)));
                writer.apply(heroes.deletion(hero));
            }
        }));
    }

    /** The key of a hero that was made. */
    List<Object> keyOf(Change made) {
        return heroes.keyOf((RowChange.Insert) made.rows().getFirst());
    }

    private void insertLinks(RowWriter writer, long hero, Map<Long, Boolean> newLinks) {
        if (newLinks != null) {
            newLinks.forEach((team, training) -> writer.apply(links.insert(hero, team, training)));
        }
    }

    private void updateLinks(
            DSLContext sql, RowWriter writer, long hero, Map<Long, Boolean> oldLinks, Map<Long, Boolean> newLinks) {
        var linked = new HashSet<Long>(); // as it is now: another program may have made or deleted some since
        for (var link : links.ofHero(sql, hero)) {
            var team = link.record().getTeamId();
            linked.add(team);
            var wanted = newLinks.get(team);
            if (wanted == null && oldLinks.containsKey(team)) {
                writer.apply(links.delete(link));
            } else if (wanted != null && domain.hasTraining() && !wanted.equals(oldLinks.get(team))) {
                writer.apply(links.train(link, wanted));
            }
        }
        newLinks.forEach((team, training) -> {
            if (!linked.contains(team) && !training.equals(oldLinks.get(team))) {
                writer.apply(links.insert(hero, team, training));
            }
        });
    }
}
