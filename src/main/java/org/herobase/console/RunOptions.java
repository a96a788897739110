package org.herobase.console;

/**
 * How several statements are run.
 *
 * @param goOn whether an error stops the statement only, not those after it
 * @param oneTransaction whether they are kept all or, where one fails and stops the others, not at all
 */
record RunOptions(boolean goOn, boolean oneTransaction) {
    /** Statement by statement, up to the first error. */
    static final RunOptions PLAIN = new RunOptions(false, false);
}
