package org.herobase.shell;

/**
 * Something that others made and that is in the app.
 *
 * @param name as its makers call it
 * @param version the one in the app
 * @param licence its name, or several
 * @param address of its web page
 */
record Library(String name, String version, String licence, String address) {}
