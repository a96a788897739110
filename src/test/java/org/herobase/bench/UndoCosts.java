package org.herobase.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.herobase.db.Database;
import org.herobase.undo.UndoLimits;
import org.herobase.undo.UndoLog;

/** How much longer a change takes that can be undone: the plain driver, or the app itself, makes the same without. */
final class UndoCosts {
    private static final int HEATS = 5;
    private static final int HEATS_OF_SLOW = 3;
    private static final double SLOW_SECONDS = 3;
    private static final double VERY_SLOW_SECONDS = 20;
    private static final int WARM_UP_EDITS = 200;
    private static final int EDITS = 600;

    private final ItemFile million;
    private final ItemFile large;

    /**
     * @param million of 1,000,000 rows
     * @param large of 60 MB
     */
    UndoCosts(ItemFile million, ItemFile large) {
        this.million = million;
        this.large = large;
    }

    List<Measurement> measurements() {
        return List.of(
                race(ItemChange.UPDATE, "1,000,000 rows", million),
                race(ItemChange.UPDATE_INDEXED, "1,000,000 rows", million),
                race(ItemChange.CREATE_MANY, "60 MB", large),
                new Measurement(Figure.UNDO_COSTS, "UPDATE of one row, to the app's own without undo", this::edits));
    }

    private static Measurement race(ItemChange change, String size, ItemFile file) {
        return new Measurement(Figure.UNDO_COSTS, change.what() + ", in " + size, () -> race(change, file));
    }

    private static Sample race(ItemChange change, ItemFile file) throws Exception {
        var first = new Sample(withUndo(change, file), withoutUndo(change, file)); // not known to the compiler yet
        if (first.app() > VERY_SLOW_SECONDS) {
            return first;
        }
        return Race.byTurns(
                _ -> withUndo(change, file),
                _ -> withoutUndo(change, file),
                first.app() > SLOW_SECONDS ? HEATS_OF_SLOW : HEATS);
    }

    private static double withUndo(ItemChange change, ItemFile file) throws Exception {
        try (var console = new UndoneConsole(file.copy("with-undo.db"))) {
            return console.seconds(change.statements());
        }
    }

    private static double withoutUndo(ItemChange change, ItemFile file) throws Exception {
        try (var driver = new PlainDriver(file.copy("without-undo.db"))) {
            return driver.seconds(change.statements());
        }
    }

    /**
     * Edits of one row, each by the log and then without, in two files, for the log also follows what is written past it.
     * What counts is the median of the differences: that is small beside the time that the disk takes for either.
     */
    private Sample edits() throws Exception {
        var logged = Database.open(million.copy("with-undo.db"));
        var plain = Database.open(million.copy("without-undo.db"));
        var log = new UndoLog(logged, UndoLimits.DEFAULT);
        try {
            var times = new ArrayList<Double>();
            var more = new ArrayList<Double>();
            for (var edit = 0; edit < WARM_UP_EDITS + EDITS; edit++) {
                var sql = "UPDATE item SET stock = stock + 1 WHERE id = " + (1 + edit * 700);
                var without = edit % 2 == 0 ? write(plain, sql) : 0; // none is always the one behind the other
                var with = write(log, sql);
                without += edit % 2 == 1 ? write(plain, sql) : 0;
                if (edit >= WARM_UP_EDITS) {
                    times.add(without);
                    more.add(with - without);
                }
            }
            var reference = Race.median(times);
            return new Sample(Math.max(0, reference + Race.median(more)), reference);
        } finally {
            logged.close().join();
            plain.close().join();
            log.close();
        }
    }

    private static double write(Database database, String statement) throws Exception {
        return Race.seconds(() -> database.write(sql -> sql.execute(statement)).join());
    }

    private static double write(UndoLog log, String statement) throws Exception {
        return Race.seconds(() -> log.write("", sql -> sql.execute(statement), _ -> Optional.empty())
                .join());
    }
}
