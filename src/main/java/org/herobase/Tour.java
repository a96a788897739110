package org.herobase;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.fxmisc.richtext.CodeArea;
import org.herobase.shell.MainController;

/**
 * Shows each kind of view once and then leaves, as a user would: the build makes the start-up cache with it and tries the
 * package. It finds the nodes by their public ids. Belongs to the JavaFX thread.
 */
final class Tour {
    private static final Logger LOG = Logger.getLogger(Tour.class.getName());
    private static final int FAILED = 1;
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private record Step(String name, BooleanSupplier isReady, Runnable action) {}

    private final Queue<Step> ahead = new ArrayDeque<>();

    /**
     * @param window opens a database with heroes and teams
     * @param leave ends the app
     */
    Tour(MainController window, Runnable leave) {
        step(
                "tab of the start before", // the first start has the heroes
                () -> hasRows("#heroesGrid") || hasRows("#tableGrid"),
                () -> window.database().openHero(1));
        step("heroes", () -> hasRows("#heroesGrid"), () -> press("#heroesNew"));
        step("hero form", () -> shown("#heroName") != null, () -> press("#formCancel"));
        step(
                "no form",
                () -> shown("#heroName") == null,
                () -> window.database().openTeam(1));
        step(
                "teams",
                () -> hasRows("#teamsGrid") && hasRows("#teamMembersGrid"),
                () -> window.database().openTable("team"));
        step("table", () -> hasRows("#tableGrid"), () -> window.database().setConsoleShown(true));
        step("console", () -> shown("#consoleEditor") != null, () -> {
            ((CodeArea) shown("#consoleEditor")).replaceText("SELECT * FROM hero");
            press("#consoleRun");
        });
        step("result", () -> hasRows("#consoleResults .table-view"), leave);
    }

    /** Begins; ends the process with a status other than 0 if a view does not come. */
    void start() {
        new AnimationTimer() {
            private long since = System.nanoTime();

            @Override
            public void handle(long now) {
                if (ahead.element().isReady().getAsBoolean()) {
                    ahead.remove().action().run();
                    since = System.nanoTime();
                } else if (System.nanoTime() - since > PATIENCE_NANOS) {
                    LOG.severe(() -> "tour: no " + ahead.element().name());
                    System.exit(FAILED);
                }
                if (ahead.isEmpty()) {
                    stop();
                }
            }
        }.start();
    }

    private void step(String name, BooleanSupplier isReady, Runnable action) {
        ahead.add(new Step(name, isReady, action));
    }

    private static boolean hasRows(String grid) {
        return shown(grid) instanceof TableView<?> table && !table.getItems().isEmpty();
    }

    private static void press(String button) {
        ((ButtonBase) shown(button)).fire();
    }

    /** The node in any window; null if it is not there. */
    private static Node shown(String query) {
        return Window.getWindows().stream()
                .filter(Stage.class::isInstance)
                .flatMap(window -> Stream.ofNullable(window.getScene().lookup(query)))
                .findFirst()
                .orElse(null);
    }
}
