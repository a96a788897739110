package org.herobase.db;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import org.sqlite.SQLiteException;

/** What went wrong with a database, as far as it decides what the user can do about it. */
public enum Problem {
    /** There is no such file. */
    MISSING,
    /** The path names a folder. */
    FOLDER,
    /** The file may not be read. */
    FORBIDDEN,
    /** The file is not an SQLite database, or an encrypted one. */
    NOT_A_DATABASE,
    /** The file ends too early or a page of it makes no sense. */
    DAMAGED,
    /** The file that was opened is no longer where it was: moved, renamed or deleted. */
    GONE,
    /** Another file is where the opened one was. */
    REPLACED,
    /** Another file is where the opened one was, beside the write-ahead log of the opened one. */
    MISPAIRED,
    /** The opened file has no content any more. */
    EMPTIED,
    /** The write-ahead log beside the opened file was taken away or replaced. */
    LOG_GONE,
    /** Another program holds the lock for longer than the busy timeout. */
    LOCKED,
    /** The file or its folder may not be written. */
    READ_ONLY,
    /** A heroes-and-teams database of ours from a newer version of Herobase. */
    NEWER,
    /** A file of that name is there already. */
    EXISTS,
    /** The disk is full. */
    DISK_FULL,
    /** The disk failed to read or write. */
    DISK_ERROR,
    /** A UNIQUE or PRIMARY KEY constraint. */
    UNIQUE,
    /** A NOT NULL constraint. */
    NOT_NULL,
    /** A FOREIGN KEY constraint. */
    FOREIGN_KEY,
    /** A CHECK constraint. */
    CHECK,
    /** The column of a STRICT table, or a rowid, does not take values of that storage class. */
    TYPE,
    /** A trigger's RAISE, whose message says what is wrong. */
    RAISED,
    /** Any other constraint. */
    CONSTRAINT,
    /** The user stopped it. */
    CANCELLED,
    /** Anything else that SQLite says, such as a syntax error. */
    OTHER;

    private static final Set<Integer> MENDABLE = Set.of(267, 779);

    private static final Pattern DRIVER_PREFIX =
            Pattern.compile("^\\[(\\w+)]\\s*(.*?)(?:\\s*\\((.*)\\))?$", Pattern.DOTALL);

    /**
     * The problem behind an exception, which may be wrapped by jOOQ or a future.
     *
     * <p>Follows "Result and Error Codes" of SQLite's documentation.
     *
     * @return never null
     */
    public static Problem of(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case DatabaseException ours -> {
                    return ours.problem();
                }
                case CancellationException _ -> {
                    return CANCELLED;
                }
                case SQLiteException sqlite -> {
                    return ofCode(sqlite);
                }
                default -> {}
            }
        }
        return OTHER;
    }

    /**
     * Whether it is the file that makes no sense: what REINDEX or the rebuilding of a virtual table puts right is no damage
     * in this sense (SQLITE_CORRUPT_INDEX, SQLITE_CORRUPT_VTAB).
     */
    public static boolean isDamage(Throwable failure) {
        var problem = of(failure);
        return (problem == DAMAGED || problem == NOT_A_DATABASE) && !MENDABLE.contains(extendedCode(failure));
    }

    /** SQLite's own name for what went wrong, such as SQLITE_BUSY; empty if it was not SQLite that said it. */
    public static Optional<String> code(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                return Optional.of(sqlite.getResultCode().name());
            }
        }
        return Optional.empty();
    }

    /** SQLite's number for what went wrong, such as 2067; 0 if it was not SQLite that said it. */
    public static int extendedCode(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                return sqlite.getResultCode().code;
            }
        }
        return 0;
    }

    /** SQLite's own sentence, without the driver's decoration; the exception's message if SQLite said nothing. */
    public static String message(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException && cause.getMessage() != null) {
                var matcher = DRIVER_PREFIX.matcher(cause.getMessage());
                if (matcher.matches()) {
                    return matcher.group(3) != null ? matcher.group(3) : matcher.group(2);
                }
                return cause.getMessage();
            }
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private static Problem ofCode(SQLiteException failure) {
        return switch (failure.getResultCode()) {
            case SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_ROWID -> UNIQUE;
            case SQLITE_CONSTRAINT_NOTNULL -> NOT_NULL;
            case SQLITE_CONSTRAINT_FOREIGNKEY -> FOREIGN_KEY;
            case SQLITE_CONSTRAINT_CHECK -> CHECK;
            case SQLITE_CONSTRAINT_DATATYPE, SQLITE_MISMATCH -> TYPE;
            case SQLITE_CONSTRAINT_TRIGGER -> RAISED;
            case SQLITE_READONLY_DBMOVED -> GONE;
            default ->
                switch (failure.getErrorCode() & 0xff) {
                    case 3, 23 -> FORBIDDEN; // SQLITE_PERM, SQLITE_AUTH
                    case 5, 6 -> LOCKED; // SQLITE_BUSY, SQLITE_LOCKED
                    case 8 -> READ_ONLY; // SQLITE_READONLY
                    case 9 -> CANCELLED; // SQLITE_INTERRUPT
                    case 10 -> DISK_ERROR; // SQLITE_IOERR
                    case 11 -> DAMAGED; // SQLITE_CORRUPT
                    case 13 -> DISK_FULL; // SQLITE_FULL
                    case 14 -> FORBIDDEN; // SQLITE_CANTOPEN: the file is there, or it would be MISSING
                    case 19 -> CONSTRAINT; // SQLITE_CONSTRAINT
                    case 26 -> NOT_A_DATABASE; // SQLITE_NOTADB
                    default -> OTHER;
                };
        };
    }
}
