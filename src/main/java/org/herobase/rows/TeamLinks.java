package org.herobase.rows;

import static org.herobase.db.generated.tables.Heroteamlink.HEROTEAMLINK;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herobase.db.Domain;
import org.herobase.db.generated.tables.records.HeroteamlinkRecord;
import org.herobase.rows.RowSource.Column;
import org.jooq.DSLContext;

/** The links between heroes and further teams, and the changes that can be made to them. Safe for use from any thread. */
public final class TeamLinks {
    private final Domain domain;
    private final RowSource<HeroteamlinkRecord> source;
    private final TableEdits<HeroteamlinkRecord> writing;

    /**
     * @param edits for the changes of links
     * @param domain tells what a database has of the links; where it has none, there are none to read
     */
    public TeamLinks(Edits edits, Domain domain) {
        this.domain = domain;
        this.source = RowSource.of(HEROTEAMLINK, domain.link());
        this.writing = new TableEdits<>(source, edits);
    }

    /** The links of a hero. */
    public List<Row<HeroteamlinkRecord>> ofHero(DSLContext sql, long hero) {
        return domain.hasLinks() ? source.read(sql, HEROTEAMLINK.HERO_ID.eq(hero)) : List.of();
    }

    /** The links of a team. */
    public List<Row<HeroteamlinkRecord>> ofTeam(DSLContext sql, long team) {
        return domain.hasLinks() ? source.read(sql, HEROTEAMLINK.TEAM_ID.eq(team)) : List.of();
    }

    /** Links a hero with a team; whether it trains there is left out where a database cannot hold it. */
    public RowChange insert(long hero, long team, boolean training) {
        var values = new LinkedHashMap<Column, Object>();
        values.put(source.column(HEROTEAMLINK.TEAM_ID), team);
        values.put(source.column(HEROTEAMLINK.HERO_ID), hero);
        if (domain.hasTraining()) {
            values.put(source.column(HEROTEAMLINK.IS_TRAINING), flag(training));
        }
        return writing.insertion(values);
    }

    /** Says whether a linked hero trains there. */
    public RowChange train(Row<HeroteamlinkRecord> link, boolean training) {
        return writing.change(link, Map.of(source.column(HEROTEAMLINK.IS_TRAINING), flag(training)));
    }

    /** Takes a link away. */
    public RowChange delete(Row<HeroteamlinkRecord> link) {
        return writing.deletion(link);
    }

    /** SQLite keeps booleans as integers ("Datatypes In SQLite", 2.1). */
    private static Object flag(boolean value) {
        return value ? 1L : 0L;
    }
}
