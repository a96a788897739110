package org.herobase.teams;

import static org.herobase.db.generated.tables.Hero.HERO;
import static org.herobase.db.generated.tables.Heroteamlink.HEROTEAMLINK;
import static org.herobase.db.generated.tables.Team.TEAM;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.herobase.db.Affinity;
import org.herobase.db.Database;
import org.herobase.db.Domain;
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
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The teams of a database and what can be done with them. Safe for use from any thread. */
final class TeamsModel {
    /** The computed column that holds the number of home heroes and linked heroes. */
    static final String HEROES = "number of heroes";

    /** What happens to the home heroes of a team that is deleted. */
    enum HomeHeroes {
        /** They stay, without a team. */
        KEEP,
        /** They are deleted with their links. */
        DELETE
    }

    /**
     * What a deletion of teams would touch in the tables of the domain.
     *
     * @param homeHeroes heroes whose home team is deleted
     * @param links links of further heroes to the teams
     * @param heroLinks links of the home heroes to any team, which go with them
     */
    record Touched(int homeHeroes, int links, int heroLinks) {}

    private final Database database;
    private final Edits edits;
    private final Domain domain;
    private final RowSource<TeamRecord> source;
    private final TableEdits<TeamRecord> teams;
    private final TableEdits<HeroRecord> heroes;
    private final TeamLinks links;

    TeamsModel(Database database, Edits edits, Domain domain) {
        this.database = database;
        this.edits = edits;
        this.domain = domain;
        this.source = source(domain);
        this.teams = new TableEdits<>(source, edits);
        this.heroes = new TableEdits<>(RowSource.of(HERO, domain.hero()), edits);
        this.links = new TeamLinks(edits, domain);
    }

    private static RowSource<TeamRecord> source(Domain domain) {
        var teams = RowSource.of(TEAM, domain.team());
        if (!domain.hasHomeTeams() && !domain.hasLinks()) {
            return teams;
        }
        Field<Integer> count = DSL.inline(0);
        if (domain.hasHomeTeams()) {
            count = count.plus(domain.homeTeamIndexed() ? homeHeroesByIndex() : homeHeroesByGroup());
        }
        if (domain.hasLinks()) {
            count = count.plus(furtherHeroes(domain));
        }
        return teams.with(HEROES, count, Affinity.INTEGER, domain.hasHomeTeams() && !domain.homeTeamIndexed());
    }

    private static Field<Integer> homeHeroesByIndex() {
        return DSL.field(DSL.selectCount().from(HERO).where(HERO.TEAM_ID.eq(TEAM.ID)));
    }

    /** One look at all heroes instead of one for each team: SQLite keeps the groups, as they depend on no team. */
    private static Field<Integer> homeHeroesByGroup() {
        var groups = DSL.select(HERO.TEAM_ID.as("home"), DSL.count().as("heroes"))
                .from(HERO)
                .groupBy(HERO.TEAM_ID)
                .asTable("homes");
        return DSL.coalesce(
                DSL.field(DSL.select(groups.field("heroes", Integer.class))
                        .from(groups)
                        .where(groups.field("home", Long.class).eq(TEAM.ID))),
                DSL.inline(0));
    }

    /** A hero at home in a team and linked with it as well is one hero. */
    private static Field<Integer> furtherHeroes(Domain domain) {
        var linked = DSL.selectCount().from(HEROTEAMLINK).where(HEROTEAMLINK.TEAM_ID.eq(TEAM.ID));
        if (domain.hasHomeTeams()) {
            linked = linked.andNotExists(DSL.selectOne()
                    .from(HERO)
                    .where(HERO.ID.eq(HEROTEAMLINK.HERO_ID))
                    .and(HERO.TEAM_ID.eq(TEAM.ID)));
        }
        return DSL.field(linked);
    }

    RowSource<TeamRecord> source() {
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

    /** Columns beyond those of the domain. */
    List<Column> extraColumns() {
        var known = Set.of("id", "name", "headquarters");
        return source.columns().stream()
                .filter(column -> !known.contains(column.name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    /**
     * Saves values of teams, with the user where another program has changed them.
     *
     * @param title the name of a column, as the user knows it
     */
    Settlement<TeamRecord> settlement(Dialogs dialogs, Function<Column, String> title) {
        return new Settlement<>(database, teams, dialogs, title, _ -> false);
    }

    /** Makes a team. */
    Work<Change> insert(String title, Map<Column, Object> values) {
        var given = new LinkedHashMap<>(values);
        given.values().removeIf(Objects::isNull); // what is left empty gets its default
        return teams.insert(title, given);
    }

    /** The key of a team that was made. */
    List<Object> keyOf(Change made) {
        return teams.keyOf((RowChange.Insert) made.rows().getFirst());
    }

    /** Counts what a deletion of teams would touch. */
    Work<Touched> touched(List<Row<TeamRecord>> teams) {
        var ids = teams.stream().map(team -> team.record().getId()).toList();
        return database.read(sql -> new Touched(
                domain.hasHomeTeams() ? sql.fetchCount(HERO, HERO.TEAM_ID.in(ids)) : 0,
                domain.hasLinks() ? sql.fetchCount(HEROTEAMLINK, HEROTEAMLINK.TEAM_ID.in(ids)) : 0,
                domain.hasLinks() && domain.hasHomeTeams()
                        ? sql.fetchCount(
                                HEROTEAMLINK,
                                HEROTEAMLINK
                                        .HERO_ID
                                        .in(DSL.select(HERO.ID).from(HERO).where(HERO.TEAM_ID.in(ids)))
                                        .and(HEROTEAMLINK.TEAM_ID.notIn(ids)))
                        : 0));
    }

    /** What a deletion of teams means to do, beside what foreign keys of other tables do then. */
    List<Intent> intents(List<Row<TeamRecord>> deleted, HomeHeroes homeHeroes) {
        var ids = deleted.stream().map(team -> team.record().getId()).toList();
        var intents = new ArrayList<Intent>();
        var isLinked = HEROTEAMLINK.TEAM_ID.in(ids);
        if (domain.hasHomeTeams()) {
            var isHome = HERO.TEAM_ID.in(ids);
            if (homeHeroes == HomeHeroes.KEEP) {
                var home = heroes.source().column(HERO.TEAM_ID).name();
                intents.add(new Intent.Update(HERO.getName(), isHome, Collections.singletonMap(home, null)));
            } else {
                intents.add(new Intent.Delete(HERO.getName(), isHome));
                isLinked = isLinked.or(
                        HEROTEAMLINK.HERO_ID.in(DSL.select(HERO.ID).from(HERO).where(isHome)));
            }
        }
        if (domain.hasLinks()) {
            intents.add(new Intent.Delete(HEROTEAMLINK.getName(), isLinked));
        }
        intents.add(new Intent.Delete(TEAM.getName(), TEAM.ID.in(ids)));
        return intents;
    }

    /**
     * Deletes teams with their links, in one transaction; their home heroes stay without a team or go too.
     *
     * @param told what else it does; it fails with {@link org.herobase.rows.ConsequencesChangedException} if it would do
     *     something else now
     */
    Work<Change> delete(String title, List<Row<TeamRecord>> deleted, HomeHeroes homeHeroes, Consequences told) {
        return edits.apply(title, told.asTold(intents(deleted, homeHeroes), (sql, writer) -> {
            for (var team : deleted) {
                var id = team.record().getId();
                links.ofTeam(sql, id).forEach(link -> writer.apply(links.delete(link)));
                if (domain.hasHomeTeams()) {
                    for (var hero : heroes.source().read(sql, HERO.TEAM_ID.eq(id))) {
                        leaveHome(sql, writer, hero, homeHeroes);
                    }
                }
                writer.apply(teams.deletion(team));
            }
        }));
    }

    private void leaveHome(DSLContext sql, RowWriter writer, Row<HeroRecord> hero, HomeHeroes homeHeroes) {
        switch (homeHeroes) {
            case KEEP -> {
                var home = heroes.source().column(HERO.TEAM_ID);
                writer.apply(heroes.change(hero, Collections.singletonMap(home, null)));
            }
            case DELETE -> {
                links.ofHero(sql, hero.record().getId()).forEach(link -> writer.apply(links.delete(link)));
                writer.apply(heroes.deletion(hero));
            }
        }
    }
}
