package org.herobase.console;

import javafx.scene.Parent;

/**
 * An open sheet.
 *
 * @param id by which it is kept
 * @param controller what it can do
 * @param root what is seen of it
 */
record Sheet(String id, SheetController controller, Parent root) {}
