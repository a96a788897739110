package org.herobase.ui;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.input.ContextMenuEvent;

/**
 * Puts a context menu on a control. {@link Control#setContextMenu} would have the control's whole scene take the keys
 * that the items show: Delete, pressed anywhere in the window, would delete what is selected here.
 */
public final class LocalMenu {
    private LocalMenu() {}

    /**
     * Shows the menu where one is asked for. The items' accelerators are there to be seen: the control takes the keys
     * itself.
     */
    public static void install(Control control, ContextMenu menu) {
        control.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            menu.show(control, event.getScreenX(), event.getScreenY());
            event.consume();
        });
    }
}
