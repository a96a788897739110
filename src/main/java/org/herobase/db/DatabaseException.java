package org.herobase.db;

/** A database that cannot be opened, made or used, with the reason. */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;

    /**
     * @param problem what went wrong
     * @param message for Details: what it went wrong with
     * @param cause what SQLite or the file system said, may be null
     */
    public DatabaseException(Problem problem, String message, Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    /** What went wrong; not null. */
    public Problem problem() {
        return problem;
    }
}
