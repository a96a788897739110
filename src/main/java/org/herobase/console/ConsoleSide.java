package org.herobase.console;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import org.herobase.ui.Settings;

/** The place beside the sheets where the history or the saved queries are shown, at the press of a button. */
final class ConsoleSide {
    private static final String DIVIDER = "consoleSide";
    private static final double FIRST_PLACE = 0.68;

    private final SplitPane split;
    private final Settings settings;
    private final ToggleGroup group = new ToggleGroup();
    private final Map<ToggleButton, Supplier<? extends Node>> makers = new HashMap<>();
    private final Map<ToggleButton, Node> made = new HashMap<>();

    /**
     * @param split has the sheets in it
     */
    ConsoleSide(SplitPane split, Settings settings) {
        this.split = split;
        this.settings = settings;
        group.selectedToggleProperty().subscribe((_, chosen) -> show((ToggleButton) chosen));
    }

    /**
     * Adds something that can be shown.
     *
     * @param button shows and hides it
     * @param pane makes it when it is first shown
     */
    void add(ToggleButton button, Supplier<? extends Node> pane) {
        makers.put(button, pane);
        group.getToggles().add(button);
    }

    private void show(ToggleButton chosen) {
        if (split.getItems().size() > 1) {
            settings.setDivider(DIVIDER, split.getDividerPositions()[0]);
        }
        split.getItems().setAll(List.of(split.getItems().getFirst()));
        if (chosen != null) {
            var pane = made.computeIfAbsent(chosen, button -> makers.get(button).get());
            split.getItems().add(pane);
            SplitPane.setResizableWithParent(pane, false);
            split.setDividerPositions(settings.divider(DIVIDER, FIRST_PLACE));
            pane.requestFocus();
        }
    }
}
