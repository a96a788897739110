package org.herobase.db;

import static org.herobase.db.generated.tables.Hero.HERO;
import static org.herobase.db.generated.tables.Heroteamlink.HEROTEAMLINK;
import static org.herobase.db.generated.tables.Team.TEAM;

import org.jooq.DSLContext;

/** The teams and heroes of the SQLModel tutorial: the first rows of the default database. */
final class Tutorial {
    private Tutorial() {}

    static void insert(DSLContext sql) {
        sql.insertInto(TEAM, TEAM.ID, TEAM.NAME, TEAM.HEADQUARTERS)
                .values(1L, "Preventers", "Sharp Tower")
                .values(2L, "Z-Force", "Sister Margaret's Bar")
                .values(3L, "Wakaland", "Wakaland Capital City")
                .execute();
        sql.insertInto(HERO, HERO.ID, HERO.NAME, HERO.SECRET_NAME, HERO.AGE, HERO.TEAM_ID)
                .values(1L, "Deadpond", "Dive Wilson", null, 2L)
                .values(2L, "Spider-Boy", "Pedro Parqueador", null, 1L)
                .values(3L, "Rusty-Man", "Tommy Sharp", 48L, 1L)
                .values(4L, "Tarantula", "Natalia Roman-on", 32L, 1L)
                .values(5L, "Black Lion", "Trevor Challa", 35L, 3L)
                .values(6L, "Dr. Weird", "Steve Weird", 36L, 1L)
                .values(7L, "Captain North America", "Esteban Rogelios", 93L, 1L)
                .values(8L, "Princess Sure-E", "Sure-E", null, 3L)
                .execute();
        sql.insertInto(HEROTEAMLINK, HEROTEAMLINK.TEAM_ID, HEROTEAMLINK.HERO_ID, HEROTEAMLINK.IS_TRAINING)
                .values(1L, 1L, false)
                .values(2L, 2L, true)
                .execute();
    }
}
