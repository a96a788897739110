package org.herobase.ui;

/** How light the app looks. */
public enum Appearance {
    /** As the system is set. */
    SYSTEM,
    /** Dark on light. */
    LIGHT,
    /** Light on dark. */
    DARK
}
