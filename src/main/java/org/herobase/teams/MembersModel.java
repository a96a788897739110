package org.herobase.teams;

import static org.herobase.db.generated.tables.Hero.HERO;
import static org.herobase.db.generated.tables.Heroteamlink.HEROTEAMLINK;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.herobase.db.Database;
import org.herobase.db.Domain;
import org.herobase.db.TextMatch;
import org.herobase.db.Work;
import org.herobase.db.generated.tables.records.HeroRecord;
import org.herobase.db.generated.tables.records.HeroteamlinkRecord;
import org.herobase.rows.Change;
import org.herobase.rows.Edits;
import org.herobase.rows.Row;
import org.herobase.rows.RowChange;
import org.herobase.rows.RowSource;
import org.herobase.rows.TableEdits;
import org.herobase.rows.TeamLinks;
import org.herobase.ui.Choice;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** The members of a team: heroes at home there, and heroes linked with it. Safe for use from any thread. */
final class MembersModel {
    /** How many members are shown beside a team; the heroes view shows them all. */
    static final int MOST_MEMBERS = 1_000;

    private static final int MOST_CANDIDATES = 100;

    /**
     * A member of a team.
     *
     * @param hero the hero
     * @param link its link with the team; null if the team is its home
     */
    record Member(HeroRecord hero, Row<HeroteamlinkRecord> link) {
        /** Whether the team is its home team. */
        boolean isAtHome() {
            return link == null;
        }

        /** Whether it trains there. */
        boolean isTraining() {
            return link != null && Boolean.TRUE.equals(link.record().getIsTraining());
        }
    }

    private final Database database;
    private final Edits edits;
    private final Domain domain;
    private final TeamLinks links;
    private final TableEdits<HeroRecord> heroes;

    MembersModel(Database database, Edits edits, Domain domain) {
        this.database = database;
        this.edits = edits;
        this.domain = domain;
        this.links = new TeamLinks(edits, domain);
        this.heroes = new TableEdits<>(RowSource.of(HERO, domain.hero()), edits);
    }

    /** Whether training can be kept. */
    boolean hasTraining() {
        return domain.hasTraining();
    }

    /** Whether members can be added, removed and trained. */
    boolean isEditable() {
        return !database.isReadOnly() && (domain.hasLinks() || domain.hasHomeTeams());
    }

    /** The members of a team by name; at most {@link #MOST_MEMBERS} home heroes. */
    Work<List<Member>> members(long team) {
        return database.read(sql -> {
            var members = new ArrayList<Member>();
            if (domain.hasHomeTeams()) {
                sql.select(HERO.ID, HERO.NAME)
                        .from(HERO)
                        .where(HERO.TEAM_ID.eq(team))
                        .orderBy(HERO.ID)
                        .limit(MOST_MEMBERS)
                        .fetchInto(HERO)
                        .forEach(hero -> members.add(new Member(hero, null)));
            }
            for (var link : links.ofTeam(sql, team)) {
                var hero = sql.select(HERO.ID, HERO.NAME)
                        .from(HERO)
                        .where(HERO.ID.eq(link.record().getHeroId()))
                        .fetchOneInto(HERO);
                if (hero != null) {
                    members.add(new Member(hero, link));
                }
            }
            members.sort(Comparator.comparing(
                    member -> member.hero().getName(), Comparator.nullsLast(String.CASE_INSENSITIVE_ORDER)));
            return members;
        });
    }

    /** Heroes that are no members yet and whose name contains a text, by name. */
    Work<List<Choice>> candidates(long team, String text) {
        Condition notYet = DSL.noCondition();
        if (domain.hasLinks()) {
            notYet = HERO.ID.notIn(DSL.select(HEROTEAMLINK.HERO_ID)
                    .from(HEROTEAMLINK)
                    .where(HEROTEAMLINK.TEAM_ID.eq(team))
                    .and(HEROTEAMLINK.HERO_ID.isNotNull())); // one NULL, and no hero would be NOT IN
        }
        if (domain.hasHomeTeams()) {
            notYet = notYet.and(HERO.TEAM_ID.isDistinctFrom(team));
        }
        var condition = notYet.and(TextMatch.contains(HERO.NAME, text));
        return database.read(sql -> sql.select(HERO.ID, HERO.NAME)
                .from(HERO)
                .where(condition)
                .orderBy(HERO.NAME, HERO.ID)
                .limit(MOST_CANDIDATES)
                .fetch(hero -> new Choice(hero.value1(), hero.value2())));
    }

    /** Makes a hero a member: by a link where the database has links, by its home team otherwise. */
    Work<Change> add(String title, long hero, long team) {
        if (domain.hasLinks()) {
            return edits.apply(title, links.insert(hero, team, false));
        }
        return edits.apply(
                title,
                (sql, writer) ->
                        heroes.source().read(sql, HERO.ID.eq(hero)).forEach(row -> writer.apply(home(row, team))));
    }

    /**
     * Takes members out of a team: linked ones lose their link, the others are without a home team then, but for those that
     * another program has given another one.
     */
    Work<Change> remove(String title, List<Member> members, long team) {
        return edits.apply(title, (sql, writer) -> {
            for (var member : members) {
                if (member.isAtHome()) {
                    heroes.source()
                            .read(sql, HERO.ID.eq(member.hero().getId()).and(HERO.TEAM_ID.eq(team)))
                            .forEach(row -> writer.apply(home(row, null)));
                } else {
                    writer.apply(links.delete(member.link()));
                }
            }
        });
    }

    /** Says whether a linked member trains there. */
    Work<Change> train(String title, Member member, boolean training) {
        return edits.apply(title, links.train(Objects.requireNonNull(member.link()), training));
    }

    private RowChange home(Row<HeroRecord> hero, Long team) {
        return heroes.change(hero, Collections.singletonMap(heroes.source().column(HERO.TEAM_ID), team));
    }
}
