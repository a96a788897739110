package org.herobase.console;

/** A statement has a NUL character in it, at which SQLite would stop reading without a word. */
final class NulInStatementException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
