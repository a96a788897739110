package org.herobase.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.herobase.AppDriver;
import org.herobase.db.Database;
import org.herobase.db.IntegrityCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills the app in the middle of its work, again and again: {@code -Dcrash.kills} says how often. */
@Timeout(3_600)
class CrashTest {
    private static final int KILLS = Integer.getInteger("crash.kills", 8);
    private static final int RUNS_BETWEEN_SHEETS = 4;
    private static final int RUNS_BETWEEN_EARLY_KILLS = 5;

    @TempDir
    Path folder;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private Path file;
    /** What the user saw last, by what it was. */
    private final Map<String, String> seen = new HashMap<>(Map.of("saved", "", "entered", "", "kept", "", "wrote", ""));

    @Test
    void whatWasShownAsSavedIsThereAfterEachKill() throws Exception {
        file = folder.resolve("heroes.db");
        Database.create(file, true).close().join();
        openTabsAndSheet();
        var edits = 0;
        for (var run = 1; run <= KILLS; run++) {
            edits += runAndKill(run);
            assertSound("run " + run + " of seed " + seed);
        }
        assertThat(edits).as("edits shown as saved").isGreaterThan(KILLS / 2);
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
        // A file, as a pipe may lose its last lines with the process.
        var output = folder.resolve("output.txt");
        var process = start(run, hasSheet, output);
        try {
            var isEarly = run % RUNS_BETWEEN_EARLY_KILLS == 0;
            while (!isEarly && linesOf(output).noneMatch(line -> line.startsWith("saved "))) {
                assertWorks(process.waitFor(20, TimeUnit.MILLISECONDS), output);
            }
            assertWorks(process.waitFor(random.nextInt(hasSheet ? 3_000 : 300), TimeUnit.MILLISECONDS), output);
        } finally {
            process.destroyForcibly().waitFor();
        }
        return (int) linesOf(output).filter(line -> take(line).equals("saved")).count();
    }

    private static void assertWorks(boolean hasEnded, Path output) throws IOException {
        assertThat(hasEnded)
                .as("it ended before it was killed, after " + linesOf(output).toList())
                .isFalse();
    }

    /** Without the last line if it was being written. */
    private static Stream<String> linesOf(Path output) throws IOException {
        var text = Files.readString(output);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines();
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
        if (!seen.get("entered").isEmpty()) {
            assertThat(name).as(run).isBetween(seen.get("saved"), seen.get("entered"));
        }
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

    /** With the options that this process has. */
    private Process start(int run, boolean hasSheet, Path output) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        command.add("-Dherobase.config=" + folder.resolve("config"));
        command.addAll(List.of(
                "-classpath",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                TirelessUser.class.getName(),
                file.toString(),
                String.valueOf(run),
                String.valueOf(hasSheet)));
        return new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
