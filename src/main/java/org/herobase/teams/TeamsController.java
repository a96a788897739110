package org.herobase.teams;

import org.herobase.db.Database;

/** Placeholder. */
public final class TeamsController {
    public TeamsController(Database database) {}
}
