package org.herobase.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import org.herobase.db.Database;
import org.jooq.Constants;

/** Which versions of what this is. Needs no JavaFX. */
public final class About {
    private About() {}

    /** The version of Herobase, such as 0.1.0. */
    public static String version() {
        var built = new Properties();
        try (var file = About.class.getResourceAsStream("version.properties")) {
            built.load(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return built.getProperty("version");
    }

    /** The version of the Java runtime. */
    static String java() {
        return System.getProperty("java.version");
    }

    /** The version of JavaFX; null without JavaFX. */
    static String javaFx() {
        return System.getProperty("javafx.version");
    }

    /** The version of SQLite. */
    static String sqlite() {
        return Database.sqliteVersion();
    }

    /** The version of jOOQ. */
    static String jooq() {
        return Constants.FULL_VERSION;
    }

    /** The operating system, with its version and machine. */
    static String system() {
        return System.getProperty("os.name") + " " + System.getProperty("os.version") + " ("
                + System.getProperty("os.arch") + ")";
    }

    /** Everything in the app that others made, by name: what it runs on, and the libraries that the build found. */
    static List<Library> libraries() {
        var libraries = new ArrayList<Library>();
        var java = "GPL-2.0 with Classpath Exception";
        libraries.add(new Library("OpenJDK", java(), java, "https://openjdk.org"));
        libraries.add(new Library("JavaFX", javaFx(), java, "https://openjfx.io"));
        libraries.add(new Library("SQLite", sqlite(), "Public domain", "https://www.sqlite.org"));
        try (var lines = new BufferedReader(
                new InputStreamReader(About.class.getResourceAsStream("libraries.txt"), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var parts = line.split("\t");
                libraries.add(new Library(parts[0], parts[1], parts[2], parts[3]));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        libraries.sort(Comparator.comparing(Library::name, String.CASE_INSENSITIVE_ORDER));
        return libraries;
    }
}
