package org.herobase.db;

import static org.herobase.db.generated.tables.Hero.HERO;
import static org.herobase.db.generated.tables.Heroteamlink.HEROTEAMLINK;
import static org.herobase.db.generated.tables.Team.TEAM;

import java.util.List;
import java.util.Optional;
import org.herobase.db.Catalog.Column;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * What a database has of heroes and teams. A database made by following the SQLModel tutorial can lack tables and columns
 * or have more of them.
 *
 * @param hero columns of the hero table; empty if there is none
 * @param team columns of the team table; empty if there is none
 * @param link columns of the heroteamlink table; empty if there is none
 * @param homeTeamIndexed whether an index finds the heroes of a home team
 */
public record Domain(List<Column> hero, List<Column> team, List<Column> link, boolean homeTeamIndexed) {
    /** Why a table cannot be shown as heroes or teams. */
    public sealed interface Misfit {
        /** There is no such table. */
        record NoTable(String table) implements Misfit {}

        /** The table lacks a column that the view cannot do without. */
        record NoColumn(String table, String column) implements Misfit {}

        /** The key is not one whole number made by the database, but a UUID, say. */
        record OtherKey(String table, String column, String declaredType) implements Misfit {}
    }

    /** Reads which tables and columns there are. */
    public static Domain read(DSLContext sql) {
        return new Domain(
                Catalog.columns(sql, HERO.getName()),
                Catalog.columns(sql, TEAM.getName()),
                Catalog.columns(sql, HEROTEAMLINK.getName()),
                isIndexed(sql, HERO.getName(), HERO.TEAM_ID.getName()));
    }

    private static boolean isIndexed(DSLContext sql, String table, String column) {
        return sql.fetchExists(DSL.selectOne()
                .from(DSL.table("pragma_index_list({0}) AS l", DSL.val(table)))
                .join(DSL.table("pragma_index_info(l.name) AS i"))
                .on("i.seqno = 0 AND i.name = {0} COLLATE NOCASE", DSL.val(column)));
    }

    /** Why there is no heroes view; empty if there is one. */
    public Optional<Misfit> heroesMisfit() {
        return misfit(HERO.getName(), hero, HERO.ID, List.of(HERO.NAME, HERO.SECRET_NAME));
    }

    /** Why there is no teams view; empty if there is one. */
    public Optional<Misfit> teamsMisfit() {
        return misfit(TEAM.getName(), team, TEAM.ID, List.of(TEAM.NAME, TEAM.HEADQUARTERS));
    }

    /** Whether heroes have a home team. */
    public boolean hasHomeTeams() {
        return heroesMisfit().isEmpty()
                && teamsMisfit().isEmpty()
                && find(hero, HERO.TEAM_ID).isPresent();
    }

    /** Whether heroes can have further teams. */
    public boolean hasLinks() {
        return heroesMisfit().isEmpty()
                && teamsMisfit().isEmpty()
                && find(link, HEROTEAMLINK.HERO_ID).isPresent()
                && find(link, HEROTEAMLINK.TEAM_ID).isPresent();
    }

    /** Whether a further team can be one to train with. */
    public boolean hasTraining() {
        return hasLinks() && find(link, HEROTEAMLINK.IS_TRAINING).isPresent();
    }

    private static Optional<Misfit> misfit(String table, List<Column> columns, Field<?> key, List<Field<?>> needed) {
        if (columns.isEmpty()) {
            return Optional.of(new Misfit.NoTable(table));
        }
        var id = find(columns, key);
        if (id.isEmpty()) {
            return Optional.of(new Misfit.NoColumn(table, key.getName()));
        }
        var keys = columns.stream().filter(column -> column.keyPosition() > 0).count();
        // Only this makes it an alias of the rowid, which the database numbers ("ROWIDs and the INTEGER PRIMARY KEY").
        if (keys != 1 || id.get().keyPosition() != 1 || !id.get().declaredType().equalsIgnoreCase("INTEGER")) {
            return Optional.of(
                    new Misfit.OtherKey(table, id.get().name(), id.get().declaredType()));
        }
        return needed.stream()
                .filter(field -> find(columns, field).isEmpty())
                .findFirst()
                .map(field -> new Misfit.NoColumn(table, field.getName()));
    }

    private static Optional<Column> find(List<Column> columns, Field<?> field) {
        return columns.stream()
                .filter(column -> column.name().equalsIgnoreCase(field.getName()))
                .findFirst();
    }
}
