package org.herobase.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.herobase.AppDriver;
import org.herobase.db.Database;
import org.herobase.db.IntegrityCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the app in the middle of its work, again and again: {@code -Dcrash.kills} says how often. Every second time it is one
 * without a window, which changes more, and undoes that.
 */
@Timeout(3_600)
class CrashTest {
    private static final int KILLS = Integer.getInteger("crash.kills", 8);
    private static final int RUNS_BETWEEN_SHEETS = 4;
    private static final int RUNS_BETWEEN_EARLY_KILLS = 5;

    /** So many kills that each step is hit. */
    private static final int MANY = 200;

    @TempDir
    Path folder;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private Path file;
    private Path temporary;
    /** What the user saw last, by what it was. */
    private final Map<String, String> seen = new HashMap<>(Map.of("saved", "", "entered", "", "kept", "", "wrote", ""));

    @Test
    void whatWasShownAsSavedIsThereAfterEachKill() throws Exception {
        file = folder.resolve("heroes.db");
        temporary = Files.createDirectory(folder.resolve("temporary"));
        Database.create(file, true).close().join();
        seen.put("saved", name());
        openTabsAndSheet();
        var edits = 0;
        try (var undos = new UndoKills(folder, temporary, random)) {
            for (var run = 1; run <= KILLS; run++) {
                var as = "run " + run + " of seed " + seed;
                if (run % 2 == 0) {
                    undos.runAndKill(as);
                } else {
                    edits += runAndKill(run / 2 + 1);
                    assertSound(as);
                }
            }
            if (KILLS >= MANY) {
                assertThat(undos.hits().keySet())
                        .anyMatch(hit -> hit.endsWith(" undo"))
                        .anyMatch(hit -> hit.endsWith(" redo"));
            }
        }
        assertThat(edits).as("edits shown as saved").isGreaterThan(KILLS / 4);
        // The app comes up, with all that was open.
        try (var app = AppDriver.heroes(file, folder)) {
            app.eventually(() -> assertThat(app.column("heroesGrid", "name")).contains(name()));
        }
    }

    /** As a user leaves it; the app then brings it back at each start, whatever ended the one before. */
    private void openTabsAndSheet() {
        AppDriver.settings(folder, "console.visible=true");
        try (var app = AppDriver.heroes(file, folder)) {
            app.click("Teams");
            app.click("team");
            app.eventually(() -> assertThat(app.isShown("tableGrid")).isTrue());
            app.click("Heroes");
            app.click("#consoleEditor");
            app.type("SELECT 0");
        }
        seen.put("kept", "SELECT 0");
        seen.put("wrote", "SELECT 0");
    }

    /** Gives the number of edits that were shown as saved. */
    private int runAndKill(int run) throws Exception {
        var hasSheet = run % RUNS_BETWEEN_SHEETS == 1;
        AppDriver.settings(folder, "console.visible=" + hasSheet);
        try (var process = UserProcess.start(folder, temporary, TirelessUser.class, file, run, hasSheet)) {
            if (run % RUNS_BETWEEN_EARLY_KILLS != 0) {
                process.workUntil(line -> line.startsWith("saved "));
                while (!leftBefore(process.pid()).isEmpty()) {
                    process.work(20); // the app deletes what the kill before has left
                }
            }
            process.work(random.nextInt(hasSheet ? 3_000 : 300));
            process.kill();
            return (int) process.lines().stream()
                    .filter(line -> take(line).equals("saved"))
                    .count();
        }
    }

    /** What other processes than this one keep for undo. */
    private List<Path> leftBefore(long pid) throws IOException {
        try (var files = Files.list(temporary)) {
            return files.filter(path -> path.getFileName().toString().matches("herobase-(?!" + pid + "-).*"))
                    .toList();
        }
    }

    private String take(String line) {
        var blank = line.indexOf(' ');
        var what = line.substring(0, Math.max(0, blank));
        var value = line.substring(blank + 1);
        switch (what) {
            case "tabs" -> assertThat(value).isEqualTo("Heroes Teams team");
            case "sheet" -> {
                assertThat(value).isIn(seen.get("kept"), seen.get("wrote"));
                seen.put("kept", value); // also where the app was killed before it could say so
            }
            default -> seen.put(what, value);
        }
        return what;
    }

    private void assertSound(String run) {
        assertThat(IntegrityCheck.start(file).join().findings()).as(run).isEmpty();
        assertThat(IntegrityCheck.start(folder.resolve("config/console.db"))
                        .join()
                        .findings())
                .as(run)
                .isEmpty();
        // What was being saved as it was killed may be there or not; nothing older may.
        var name = name();
        assertThat(name).as(run).isIn(seen.get("saved"), seen.get("entered"));
        seen.put("entered", name);
        seen.put("saved", name);
    }

    private String name() {
        var database = Database.open(file);
        var name = database.read(sql ->
                        sql.fetchSingle("SELECT name FROM hero WHERE id = 1").get(0, String.class))
                .join();
        database.close().join();
        return name;
    }
}
