package org.herobase.shell;

/** What the user can do with the app as a whole. All methods belong to the JavaFX thread. */
public interface AppActions {
    /** Shows a further window, with nothing open in it. */
    void newWindow();

    /** Closes every window; the user may be asked, and stops it by refusing. */
    void exit();

    /** Shows a web address in the user's browser. */
    void browse(String address);
}
