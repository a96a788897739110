package org.herobase.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import org.herobase.SqliteFile;
import org.herobase.sql.Script;

/**
 * A line of {@code undo-probes.txt}, which says what its words mean.
 *
 * @param expectations what is expected, in words
 * @param setup what is in the file before
 * @param script what is run
 */
record UndoProbe(Set<String> expectations, String setup, String script) {
    private static final String COLUMN = " ¦ ";

    /** What is expected of a probe. */
    enum Expectation {
        BACK,
        TOLD,
        REFUSED,
        NOTHING,
        SAME
    }

    /** Reads all of them. */
    static List<UndoProbe> readAll() {
        try (var stream = Objects.requireNonNull(UndoProbe.class.getResourceAsStream("undo-probes.txt"))) {
            var setups = new LinkedHashMap<String, String>();
            var probes = new ArrayList<UndoProbe>();
            for (var line : new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.startsWith("@")) {
                    var parts = line.split(" = ", 2);
                    setups.put(parts[0], parts[1]);
                } else if (!line.startsWith("#") && !line.isBlank()) {
                    var parts = line.split(COLUMN);
                    probes.add(new UndoProbe(Set.of(parts[0].split(", ")), withNamed(parts[1], setups), parts[2]));
                }
            }
            return probes;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What is expected in a journal mode. */
    Expectation expectation(String journalMode) {
        var word = expectations.stream()
                .filter(each -> each.startsWith(journalMode + " "))
                .map(each -> each.substring(journalMode.length() + 1))
                .findFirst()
                .orElseGet(() -> expectations.stream()
                        .filter(each -> !each.contains(" ") && !each.equals("fails"))
                        .findFirst()
                        .orElseThrow());
        return Expectation.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether a statement of the script is refused. */
    boolean fails() {
        return expectations.contains("fails");
    }

    /** Makes the file in which the script is run. */
    Path file(Path folder, String journalMode) throws IOException {
        var file = Files.createTempDirectory(folder, "probe").resolve("probe.db");
        var statements = new ArrayList<>(Script.of(setup).statements().stream()
                .map(Script.Statement::sql)
                .toList());
        statements.add("PRAGMA journal_mode = " + journalMode);
        return SqliteFile.of(file, statements.toArray(String[]::new));
    }

    private static String withNamed(String setup, LinkedHashMap<String, String> setups) {
        var text = setup;
        for (var named : setups.entrySet()) {
            text = text.replaceAll(named.getKey() + "\\b", Matcher.quoteReplacement(named.getValue()));
        }
        return text;
    }
}
