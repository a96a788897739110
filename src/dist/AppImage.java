import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An image of the app as jpackage made it: started as a user starts it, watched, and given its start-up cache. */
final class AppImage {
    static final String CACHE = "herobase.aot";

    private static final String MAIN_CLASS = "org.herobase.Launcher";
    private static final int PATIENCE_SECONDS = 120;
    private static final String CACHE_OPTION = "-XX:AOTCache=";
    private static final String JVM_OPTIONS = "JAVA_TOOL_OPTIONS";

    private final Path launcher;
    private final Path java;
    private final Path app;
    private final Path database;
    private final Path settings;
    private final Path errors;

    /**
     * @param image as jpackage lays it out on this system
     * @param work holds what the trials need and leave behind
     */
    AppImage(Path image, Path work) throws IOException {
        launcher = find(image, "Herobase(\\.exe)?");
        java = find(image, "java(\\.exe)?");
        app = find(image, "Herobase\\.cfg").getParent();
        var trial = Files.createTempDirectory(work, "trial-").toAbsolutePath();
        database = trial.resolve("heroes.db");
        settings = trial.resolve("settings");
        errors = trial.resolve("errors.txt");
    }

    /**
     * On Linux, replaces jpackage's launcher by a script: that asks rpm and dpkg at each start whom it belongs to, which
     * takes 0.15 s.
     */
    void makeLauncherScript() throws IOException {
        var configuration = Files.readAllLines(configuration());
        // The name that the process shows.
        Files.createSymbolicLink(java.resolveSibling("herobase"), java.getFileName());
        var words = Stream.concat(
                        values(configuration, "java-options"),
                        Stream.of("-classpath", classPath(configuration), MAIN_CLASS))
                .map(word -> word.replace(app.toString(), "$app"))
                .map(word -> "  \"" + word + "\" \\\n");
        Files.writeString(launcher, """
                #!/bin/sh
                # Starts Herobase on the runtime beside it.
                here=$(readlink -f "$0") || exit
                app=${here%/bin/*}/lib/app
                # Else a file's name with other letters than ASCII's is none for Java.
                case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in C | POSIX) export LC_ALL=C.UTF-8 ;; esac
                unset JDK_JAVA_OPTIONS
                exec "$app/../runtime/bin/herobase" \\
                """ + words.collect(Collectors.joining()) + "  \"$@\"\n");
        Files.delete(find(app.getParent(), "libapplauncher\\.so"));
    }

    /** The first start of all: without a cache, it makes the default database. */
    void rehearse() throws Exception {
        tour();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                var statement = connection.createStatement();
                var heroes = statement.executeQuery("SELECT count(*) FROM hero")) {
            if (heroes.getInt(1) == 0) {
                throw new IOException("the first start made a database without heroes");
            }
        }
    }

    /** Makes the cache, with the runtime, the options and the class path of the image. */
    void train() throws Exception {
        var configuration = Files.readAllLines(configuration());
        var command = new ArrayList<>(List.of(java.toString()));
        values(configuration, "java-options")
                .map(option -> option.replace(CACHE_OPTION, "-XX:AOTCacheOutput="))
                .forEach(command::add);
        // A record of what ran often is of use to the second compiler only, and replaying it costs more than it gives.
        command.add("-XX:-AOTRecordTraining");
        command.addAll(List.of("-classpath", classPath(configuration), MAIN_CLASS, "--tour"));
        start(command);
        if (!Files.exists(app.resolve(CACHE))) {
            throw new IOException("no start-up cache was made");
        }
    }

    /** Looks around in the database: with the cache, and with caches that do not fit. Looking never writes. */
    void perform() throws Exception {
        var before = Files.readAllBytes(database);
        tour();
        var cache = app.resolve(CACHE);
        var whole = Files.readAllBytes(cache);
        Files.write(cache, Arrays.copyOf(whole, whole.length / 2));
        tour();
        Files.write(cache, whole);
        var jar = find(app, "^sqlite-jdbc.*");
        var time = Files.getLastModifiedTime(jar);
        Files.setLastModifiedTime(jar, FileTime.from(time.toInstant().plusSeconds(60)));
        tour();
        Files.setLastModifiedTime(jar, time);
        if (!Arrays.equals(before, Files.readAllBytes(database))) {
            throw new IOException("the database changed although it was only looked at");
        }
    }

    /** Starts it as a user does; it shows each kind of view and leaves. */
    private void tour() throws Exception {
        var said = start(List.of(launcher.toString(), "--tour"));
        if (!said.isEmpty()) {
            throw new IOException("the app said: " + said);
        }
    }

    /**
     * Runs a command to its end.
     *
     * @return what it said on standard error
     */
    private String start(List<String> command) throws Exception {
        var process = new ProcessBuilder(command).inheritIO().redirectError(errors.toFile());
        process.environment().put("HEROBASE_DB", database.toString());
        process.environment().put("HEROBASE_CONFIG", settings.toString());
        if (hasNoDisplay()) {
            process.environment().put(JVM_OPTIONS, "-Dglass.platform=Headless -Dprism.order=sw");
        }
        var running = process.start();
        if (!running.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            running.destroyForcibly();
            throw new IOException("no end after " + PATIENCE_SECONDS + " s: " + command);
        }
        // The JVM tells of options that come from the environment.
        var said = Files.readAllLines(errors).stream()
                .filter(line -> !line.contains(JVM_OPTIONS))
                .collect(Collectors.joining("\n"));
        if (running.exitValue() != 0) {
            throw new IOException("ended with " + running.exitValue() + ": " + command + "\n" + said);
        }
        return said;
    }

    private static boolean hasNoDisplay() {
        return System.getProperty("os.name").equals("Linux")
                && System.getenv("DISPLAY") == null
                && System.getenv("WAYLAND_DISPLAY") == null;
    }

    private Path configuration() {
        return app.resolve("Herobase.cfg");
    }

    private String classPath(List<String> configuration) {
        return values(configuration, "app.classpath").collect(Collectors.joining(File.pathSeparator));
    }

    private Stream<String> values(List<String> configuration, String key) {
        return configuration.stream()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1).replace("$APPDIR", app.toString()));
    }

    private static Path find(Path folder, String name) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches(name))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no " + name + " in " + folder));
        }
    }
}
