package org.herobase.heroes;

import org.herobase.db.Database;

/** Placeholder. */
public final class HeroesController {
    public HeroesController(Database database) {}
}
