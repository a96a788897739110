package org.herobase.console;

import javafx.scene.Parent;

/**
 * An open sheet.
 *
 * @param controller what it can do
 * @param root what is seen of it
 */
record Sheet(SheetController controller, Parent root) {}
