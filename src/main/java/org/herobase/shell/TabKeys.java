package org.herobase.shell;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/** The keys and buttons of the mouse that lead from tab to tab, wherever in the open database they are pressed. */
final class TabKeys {
    private static final KeyCombination NEXT = new KeyCodeCombination(KeyCode.TAB, KeyCombination.CONTROL_DOWN);
    private static final KeyCombination PREVIOUS =
            new KeyCodeCombination(KeyCode.TAB, KeyCombination.CONTROL_DOWN, KeyCombination.SHIFT_DOWN);

    private final DatabaseController database;
    private final Tabs tabs;

    TabKeys(DatabaseController database, Tabs tabs) {
        this.database = database;
        this.tabs = tabs;
    }

    /** Listens from now on. */
    void listen(Node pane) {
        pane.addEventFilter(KeyEvent.KEY_PRESSED, this::cycle);
        pane.addEventFilter(MouseEvent.MOUSE_PRESSED, this::followTrail);
    }

    private void cycle(KeyEvent key) {
        if (NEXT.match(key) || PREVIOUS.match(key)) {
            tabs.cycle(NEXT.match(key) ? 1 : -1);
            key.consume();
        }
    }

    private void followTrail(MouseEvent press) {
        switch (press.getButton()) {
            case BACK -> database.goBack();
            case FORWARD -> database.goForward();
            default -> {}
        }
    }
}
