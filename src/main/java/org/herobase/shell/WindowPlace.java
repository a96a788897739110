package org.herobase.shell;

import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.herobase.ui.Settings;

/** Puts the window where it was when it was last closed. Belongs to the JavaFX thread. */
public final class WindowPlace {
    private static final double WIDTH = 1200;
    private static final double HEIGHT = 760;
    private static final double STEP = 32;

    private final Stage stage;
    private final Settings settings;
    private Rectangle2D floating = Rectangle2D.EMPTY; // where it is when it is not maximized

    /** Follows the window from now on. */
    public WindowPlace(Stage stage, Settings settings) {
        this.stage = stage;
        this.settings = settings;
    }

    /** Before the window is shown: as it was, or in the middle if that is no longer on any screen. */
    public void restore() {
        var screen = Screen.getPrimary().getVisualBounds();
        limit(screen);
        var bounds =
                settings.windowBounds().filter(WindowPlace::isOnScreen).orElseGet(() -> middle(screen));
        stage.setX(bounds.x());
        stage.setY(bounds.y());
        stage.setWidth(bounds.width());
        stage.setHeight(bounds.height());
        stage.setMaximized(bounds.maximized());
        floating = new Rectangle2D(bounds.x(), bounds.y(), bounds.width(), bounds.height());
    }

    /** Before the window is shown: as large as another, a little to the right and below, or at the screen's edge. */
    public void restoreBeside(WindowPlace other) {
        other.remember();
        var bounds = other.floating;
        var screen = Screen.getScreensForRectangle(bounds).stream()
                .findFirst()
                .orElseGet(Screen::getPrimary)
                .getVisualBounds();
        limit(screen);
        var right = bounds.getMinX() + STEP;
        var below = bounds.getMinY() + STEP;
        stage.setX(right + bounds.getWidth() > screen.getMaxX() ? screen.getMinX() : right);
        stage.setY(below + bounds.getHeight() > screen.getMaxY() ? screen.getMinY() : below);
        stage.setWidth(bounds.getWidth());
        stage.setHeight(bounds.getHeight());
    }

    /** Before the window is closed. */
    public void save() {
        remember();
        if (floating.getWidth() > 0) {
            settings.setWindowBounds(new Settings.WindowBounds(
                    floating.getMinX(),
                    floating.getMinY(),
                    floating.getWidth(),
                    floating.getHeight(),
                    stage.isMaximized()));
        }
    }

    private void limit(Rectangle2D screen) {
        stage.setMinWidth(Math.min(640, screen.getWidth()));
        stage.setMinHeight(Math.min(400, screen.getHeight()));
    }

    private void remember() {
        if (!stage.isMaximized()) {
            floating = new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
        }
    }

    private static Settings.WindowBounds middle(Rectangle2D screen) {
        var width = Math.min(WIDTH, screen.getWidth());
        var height = Math.min(HEIGHT, screen.getHeight());
        var x = screen.getMinX() + (screen.getWidth() - width) / 2;
        var y = screen.getMinY() + (screen.getHeight() - height) / 2;
        return new Settings.WindowBounds(x, y, width, height, false);
    }

    private static boolean isOnScreen(Settings.WindowBounds bounds) {
        return !Screen.getScreensForRectangle(bounds.x(), bounds.y(), bounds.width(), bounds.height())
                .isEmpty();
    }
}
