package org.herobase.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.scene.Scene;

/** The app's look: light or dark as the user chose, or as the system is. Belongs to the JavaFX thread. */
public final class Theme implements AutoCloseable {
    private final InvalidationListener systemChanged = _ -> show();
    private Appearance appearance;

    /** Shows the appearance, and follows the system if it says so. */
    public Theme(Appearance appearance) {
        this.appearance = appearance;
        Platform.getPreferences().colorSchemeProperty().addListener(systemChanged);
        show();
    }

    /** Shows another appearance from now on. */
    public void setAppearance(Appearance appearance) {
        this.appearance = appearance;
        show();
    }

    /** Gives a scene the app's stylesheet; dialogs have it from the window that owns them. */
    public void addTo(Scene scene) {
        scene.getStylesheets().add(Theme.class.getResource("herobase.css").toExternalForm());
    }

    /** Follows the system no longer. */
    @Override
    public void close() {
        Platform.getPreferences().colorSchemeProperty().removeListener(systemChanged);
    }

    private void show() {
        var dark = switch (appearance) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
        var theme = dark ? new PrimerDark() : new PrimerLight();
        Application.setUserAgentStylesheet(theme.getUserAgentStylesheetBSS()); // parsed already
    }
}
