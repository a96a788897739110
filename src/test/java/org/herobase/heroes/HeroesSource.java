package org.herobase.heroes;

import org.herobase.db.Database;
import org.herobase.db.Domain;
import org.herobase.db.generated.tables.records.HeroRecord;
import org.herobase.rows.Edits;
import org.herobase.rows.RowSource;
import org.herobase.undo.UndoLimits;
import org.herobase.undo.UndoLog;

/** Lends the benchmark what the heroes view reads. */
public final class HeroesSource {
    private HeroesSource() {}

    /** The rows of the heroes view, team names and all. */
    public static RowSource<HeroRecord> of(Database database) {
        var domain = database.read(Domain::read).join();
        return new HeroesModel(database, new Edits(new UndoLog(database, UndoLimits.DEFAULT)), domain).source();
    }
}
