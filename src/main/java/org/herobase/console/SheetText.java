package org.herobase.console;

import java.util.function.Supplier;

/**
 * A sheet's text at one moment.
 *
 * @param version tells it from the sheet's later texts
 * @param text puts it together, on any thread: that takes its time for a long one
 */
record SheetText(long version, Supplier<String> text) {}
