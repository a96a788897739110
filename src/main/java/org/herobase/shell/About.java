package org.herobase.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.herobase.db.Database;
import org.herobase.ui.Texts;
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

    /** The versions of what Herobase stands on, a line each. */
    static String foundations(Texts texts) {
        return texts.get(
                "about.foundations",
                System.getProperty("java.version"),
                System.getProperty("javafx.version"),
                Database.sqliteVersion(),
                Constants.FULL_VERSION);
    }
}
