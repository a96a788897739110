package org.herobase.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The {@code sqlite3} shell, with the settings that the app's connections have. Each run is a process of its own.
 *
 * @param program where it is
 * @param folder for the scripts that it is given
 */
record SqliteShell(Path program, Path folder) {
    private static final String SETTINGS =
            "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA synchronous = FULL; PRAGMA schema_version;\n";

    private static final double LEAST_SECONDS = 1e-6;

    /**
     * The one on the PATH.
     *
     * @throws IOException with a sentence, if there is none
     */
    static SqliteShell find(Path folder) throws IOException {
        var path = System.getenv().getOrDefault("PATH", "");
        var program = Stream.of(path.split(File.pathSeparator))
                .flatMap(directory -> Stream.of("sqlite3", "sqlite3.exe").map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IOException(
                        "The benchmark compares with the sqlite3 shell, which is not on the PATH: install it first."));
        return new SqliteShell(program, Files.createDirectories(folder));
    }

    String version() throws IOException {
        var process = new ProcessBuilder(program.toString(), "--version").start();
        try (var output = process.inputReader()) {
            return output.readLine().split(" ")[0];
        }
    }

    /** Runs a script on a database file, which is made if need be. */
    void run(Path database, String script) throws IOException, InterruptedException {
        var file = write(script);
        run(database, file);
        Files.delete(file);
    }

    /** How long a script takes, without what the process and the opening of the file take, in seconds. */
    double seconds(Path database, String script) throws Exception {
        var nothing = write(SETTINGS);
        var something = write(SETTINGS + script);
        var without = Race.seconds(() -> run(database, nothing));
        var with = Race.seconds(() -> run(database, something));
        Files.delete(nothing);
        Files.delete(something);
        return Math.max(LEAST_SECONDS, with - without);
    }

    /** A shell before 3.43 does not know octet_length(); length() costs it the same for the small values of the benchmark. */
    private Path write(String script) throws IOException {
        return Files.writeString(
                Files.createTempFile(folder, "script-", ".sql"), script.replace("octet_length(", "length("));
    }

    private void run(Path database, Path script) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        program.toString(), "-batch", "-bail", "-init", "/dev/null", database.toString())
                .redirectInput(script.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("sqlite3 did not run " + script + " on " + database);
        }
    }
}
