package org.herobase.console.export;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import org.herobase.console.result.ResultView;
import org.herobase.ui.Dialogs;
import org.kordamp.ikonli.javafx.FontIcon;

/** Lets what a result shows be copied and saved. Belongs to the JavaFX thread. */
public final class ExportActions {
    private ExportActions() {}

    /**
     * Puts the buttons at the end of those that a result has, and what is under way below its rows.
     *
     * @param view just made
     * @param dialogs ask for a file and tell of errors
     */
    public static void addTo(ResultView view, Dialogs dialogs) {
        var state = new ExportState();
        var copy = new CopyMenu(view, dialogs, state);
        var save = new ResultSaving(view, dialogs, state);
        var isRunning = view.result().end().isNull();
        copy.disableProperty().bind(isRunning.or(state.busy()));
        save.disableProperty().bind(isRunning.or(state.busy()));
        view.actions().getChildren().addAll(copy, save);
        view.foot().getChildren().addFirst(state);
        view.onClose(state::stop);
    }

    /** Makes a button look like the others of a result. */
    static void dress(MenuButton button, String id, String icon, String text) {
        button.setId(id);
        button.setGraphic(new FontIcon(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL, Tweaks.NO_ARROW);
        button.setAccessibleText(text);
        button.setTooltip(new Tooltip(text));
    }
}
