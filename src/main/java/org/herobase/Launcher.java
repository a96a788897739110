package org.herobase;

/** Starts the app. */
final class Launcher {
    private Launcher() {}

    public static void main(String[] arguments) {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }
}
