package org.herobase.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.sqlite.SQLiteConnection;

/** How long it takes to undo a change; a plain copy of the file by SQLite's backup is made beside it. */
final class UndoTimes {
    private static final int HEATS = 5;
    private static final int HEATS_OF_SMALL = 15;
    private static final double VERY_SLOW_SECONDS = 3;
    private static final int PAGES_A_STEP = 10_000;

    private final ItemFile million;
    private final ItemFile small;

    /**
     * @param million of 1,000,000 rows and 40 MB
     * @param small of 100 kB
     */
    UndoTimes(ItemFile million, ItemFile small) {
        this.million = million;
        this.small = small;
    }

    List<Measurement> measurements() {
        return Stream.concat(measurements("40 MB", million, HEATS), measurements("100 kB", small, HEATS_OF_SMALL))
                .toList();
    }

    private static Stream<Measurement> measurements(String size, ItemFile file, int heats) {
        return Stream.of(ItemChange.UPDATE, ItemChange.DELETE, ItemChange.DROP, ItemChange.CREATE, ItemChange.REPLACE)
                .map(change -> new Measurement(
                        Figure.UNDO_TAKES, change.what() + ", in " + size, () -> race(change, file, heats)));
    }

    private static Sample race(ItemChange change, ItemFile file, int heats) throws Exception {
        String before;
        try (var driver = new PlainDriver(file.file())) {
            before = driver.state();
        }
        var first = new Sample(undo(change, file, before), copy(file)); // not known to the compiler yet
        if (first.app() > VERY_SLOW_SECONDS) {
            return first;
        }
        return Race.byTurns(_ -> undo(change, file, before), _ -> copy(file), heats);
    }

    private static double undo(ItemChange change, ItemFile file, String before) throws Exception {
        var changed = file.copy("undone.db");
        double seconds;
        try (var console = new UndoneConsole(changed)) {
            console.seconds(change.statements());
            check(!state(changed).equals(before), change.what() + " changed nothing");
            seconds = console.undoSeconds();
        }
        check(state(changed).equals(before), change.what() + " was not undone");
        return seconds;
    }

    private static double copy(ItemFile file) throws Exception {
        var copy = file.file().resolveSibling("backup.db");
        Files.deleteIfExists(copy);
        try (var driver = new PlainDriver(file.file())) {
            var sqlite = driver.connection().unwrap(SQLiteConnection.class).getDatabase();
            return Race.seconds(() -> check(
                    sqlite.backup("main", copy.toString(), null, 0, 0, PAGES_A_STEP) == 0, "not copied: " + copy));
        }
    }

    private static String state(Path file) throws SQLException {
        try (var driver = new PlainDriver(file)) {
            return driver.state();
        }
    }

    private static void check(boolean isSo, String otherwise) {
        if (!isSo) {
            throw new IllegalStateException(otherwise);
        }
    }
}
