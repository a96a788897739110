package org.herobase.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.herobase.Content;
import org.herobase.SqliteFile;
import org.herobase.db.Database;
import org.herobase.db.IntegrityCheck;
import org.herobase.undo.UndoFolder;

/**
 * Kills a {@link TirelessUndoer} in the middle of a change, an undo or a redo, again and again: the file is then as it was
 * before that or as it is after it, and nothing is left of what undo had kept.
 */
final class UndoKills implements AutoCloseable {
    /** A file system in memory on Linux: what undo keeps is on another disk than the database then. */
    private static final Path OTHER_DISK = Path.of("/dev/shm");

    private static final int LONGEST_DELAY = 1_000;
    private static final int MOST_LINES = 20;

    private final Path folder;
    private final Path temporary;
    private final Path otherTemporary;
    private final Random random;
    private final Path file;
    private final Set<Long> killed = new HashSet<>();
    private final Map<String, Integer> hits = new TreeMap<>();
    private List<String> content;
    private int runs;

    /**
     * @param folder for a new database
     * @param temporary a folder for temporary files
     */
    UndoKills(Path folder, Path temporary, Random random) throws IOException {
        this.folder = folder;
        this.temporary = temporary;
        this.random = random;
        otherTemporary = isOtherDisk() ? Files.createTempDirectory(OTHER_DISK, "crash-test-") : temporary;
        file = Files.createDirectory(folder.resolve("undone")).resolve("undone.db");
        Database.create(file, true).close().join();
        SqliteFile.of(file, UndoneChange.BALLAST.toArray(String[]::new));
        content = Content.of(file);
    }

    private boolean isOtherDisk() throws IOException {
        return Files.isWritable(OTHER_DISK) && !Files.getFileStore(OTHER_DISK).equals(Files.getFileStore(folder));
    }

    /** How many kills were in which step of which change, by their names. */
    Map<String, Integer> hits() {
        return hits;
    }

    /** Has one more process killed. */
    void runAndKill(String as) throws Exception {
        var change = UndoneChange.values()[runs % UndoneChange.values().length];
        // In another order than the changes are.
        var isOnOtherDisk = (runs + runs / UndoneChange.values().length) % 2 == 0;
        var place = isOnOtherDisk ? otherTemporary : temporary;
        runs++;
        List<String> lines;
        try (var process = UserProcess.start(folder, place, TirelessUndoer.class, file, runs, change)) {
            process.workUntil(line -> line.startsWith("ready "));
            if (isOnOtherDisk) {
                process.workUntil(line -> line.startsWith("ended "));
                assertThat(left(file.getParent()))
                        .as("beside the database, " + as)
                        .isEmpty();
            }
            process.work(random.nextInt(LONGEST_DELAY));
            process.kill();
            killed.add(process.pid());
            lines = process.lines();
        }
        assertSound(change, lines, as);
        UndoFolder.deleteLeft(place);
        assertThat(left(place)).as("in the temporary folder, " + as).isEmpty();
    }

    /** What is there of the processes that were killed. */
    private List<Path> left(Path place) throws IOException {
        try (var files = Files.list(place)) {
            return files.filter(path -> killed.stream()
                            .anyMatch(pid -> path.getFileName().toString().matches("\\.?herobase-" + pid + "-.*")))
                    .toList();
        }
    }

    private void assertSound(UndoneChange change, List<String> lines, String as) {
        assertThat(lines.getFirst()).as(as).isEqualTo("ready " + TirelessUndoer.digest(content));
        var last = lines.stream()
                .filter(line -> !line.startsWith("share "))
                .toList()
                .getLast()
                .split(" ");
        var step = last[0].equals("begins") ? last[1] : "between";
        assertThat(last[0]).as(lines.getLast()).isIn("ready", "begins", "ended");
        var described = change + ", " + step + ", after " + lines.getLast() + ", " + as;
        hits.merge(change + " " + step, 1, Integer::sum);
        // As the app opens it, with what SQLite has to roll back.
        Database.open(file).close().join();
        assertThat(IntegrityCheck.start(file).join().findings()).as(described).isEmpty();
        var now = Content.of(file);
        var allowed = step.equals("between") ? List.of(last[1]) : List.of(last[2], last[3]);
        assertThat(TirelessUndoer.digest(now))
                .as(() -> described + ": "
                        + Content.difference(content, now).stream()
                                .limit(MOST_LINES)
                                .toList())
                .isIn(allowed);
        content = now;
    }

    /** Deletes what is outside of the folder. */
    @Override
    public void close() throws IOException {
        if (otherTemporary.equals(temporary)) {
            return;
        }
        try (var files = Files.walk(otherTemporary)) {
            files.sorted((one, other) -> other.compareTo(one)).forEach(UndoKills::delete);
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
