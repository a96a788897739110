package org.herobase;

import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;
import org.herobase.shell.About;
import org.herobase.ui.Texts;

/** Starts the app, or has the running one open another window, or answers on the terminal. */
public final class Launcher {
    /** The option that has the app show each kind of view once and leave. */
    static final String TOUR = "--tour";

    private static final int NO_WINDOW = 1;
    private static final int WRONG_USAGE = 2;

    /** Kept here: a logger that nobody keeps forgets its level. */
    private static final Logger STYLES = Logger.getLogger("javafx.css");

    /** For what nobody caught. */
    private static final Logger FAILURES = Logger.getLogger(Launcher.class.getName());

    private Launcher() {}

    /**
     * @param arguments an option, or the database to open
     */
    public static void main(String[] arguments) {
        var first = arguments.length == 0 ? "" : arguments[0];
        switch (first) {
            case "--help" -> answer(System.out, "command.help", About.version());
            case "--version" -> answer(System.out, "command.version", About.version());
            case TOUR -> start(arguments);
            default -> {
                if (first.startsWith("-")) {
                    answer(System.err, "command.unknown", first);
                    System.exit(WRONG_USAGE);
                }
                if (!isOpenedElsewhere(arguments)) {
                    start(arguments);
                }
            }
        }
    }

    private static boolean isOpenedElsewhere(String[] arguments) {
        try {
            var folders = UserFolders.ofThisProcess();
            return HandOver.to(folders.socket(), OpenRequest.of(arguments, folders.data(), System.getenv()));
        } catch (InvalidPathException _) {
            return false; // which the window tells
        }
    }

    private static void start(String[] arguments) {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        // Flyway tells of each step; the terminal is for what goes wrong.
        Logger.getLogger("").setLevel(Level.WARNING);
        // ControlsFX's suggestions look up colours of JavaFX's own theme before they are in a window that has them.
        STYLES.setLevel(Level.SEVERE);
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> FAILURES.log(Level.SEVERE, failure, () -> "uncaught in " + thread.getName()));
        try {
            Application.launch(App.class, arguments);
        } catch (UnsupportedOperationException failure) { // no display
            answer(System.err, "command.noWindow", failure.getMessage());
            System.exit(NO_WINDOW);
        }
    }

    private static void answer(PrintStream terminal, String key, String value) {
        terminal.println(new Texts(About.class).get(key, value));
    }
}
