package org.herobase.tables;

import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import org.herobase.ui.Settings;

/** The panes beside the rows of a table, each there as long as its toggle button is on. Belongs to the JavaFX thread. */
final class SidePanes {
    private static final double ROWS_SHARE = 0.7;

    private final SplitPane split;
    private final Settings settings;

    /**
     * @param split holds the rows; the panes go behind them
     * @param settings where the divider's place is kept
     */
    SidePanes(SplitPane split, Settings settings) {
        this.split = split;
        this.settings = settings;
    }

    /** Ties a pane to its button; what it shows follows as long as it is there. */
    void add(ToggleButton toggle, Region pane, Runnable show) {
        SplitPane.setResizableWithParent(pane, false);
        toggle.selectedProperty().subscribe((_, wanted) -> {
            saveDivider();
            if (wanted) {
                split.getItems().add(pane);
                split.setDividerPosition(0, settings.divider("sides", ROWS_SHARE));
            } else {
                split.getItems().remove(pane);
            }
            show.run();
        });
    }

    /** Keeps where the user left the divider. */
    void saveDivider() {
        if (split.getDividers().size() == 1) {
            settings.setDivider("sides", split.getDividerPositions()[0]);
        }
    }
}
