package org.herobase.sql;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A command of the sqlite3 shell ("Command Line Shell For SQLite"), which is no SQL and which SQLite itself does not know.
 *
 * @param name with its dot, in small letters, such as {@code .tables}; as it is written where the shell has no such one
 * @param purpose what it is for
 */
public record DotCommand(String name, Purpose purpose) {
    /** What commands are for, as far as Herobase has something of its own to use instead. */
    public enum Purpose {
        /** Lists tables, indexes or attached databases. */
        LIST("databases indexes indices tables"),
        /** Shows CREATE statements. */
        SCHEMA("fullschema schema"),
        /** Writes a database as SQL text. */
        DUMP("dump"),
        /** Reads a file into a table. */
        IMPORT("import"),
        /** Writes results to a file or another program. */
        OUTPUT("excel once output www"),
        /** Says how results look. */
        FORMAT("binary crlf crnl echo headers mode nullvalue separator width"),
        /** Runs a file of statements. */
        READ("read"),
        /** Opens another file. */
        OPEN("connection open"),
        /** Copies the whole database. */
        BACKUP("backup clone recover restore save"),
        /** Sets the values of parameters. */
        PARAMETER("parameter"),
        /** Shows how a statement is run, or what would make it faster. */
        EXPLAIN("eqp expert explain scanstats"),
        /** Shows how long a statement takes. */
        TIMER("changes progress stats timer"),
        /** Leaves the shell. */
        QUIT("exit quit"),
        /** Explains or shows settings of the shell. */
        HELP("help show version"),
        /** Writes a text. */
        PRINT("print"),
        /** Anything else that the shell has. */
        OTHER("""
            archive auth bail cd check cli dbconfig dbinfo dbtotxt filectrl imposter intck iotrace limit lint load log
            nonce prompt selftest session sha3sum shell system testcase testctrl timeout trace unmodule vfsinfo vfslist
            vfsname selecttrace treetrace wheretrace\
            """),
        /** Nothing that the shell has. */
        UNKNOWN("");

        private final String names;

        Purpose(String names) {
            this.names = names;
        }
    }

    private static final Pattern WORD = Pattern.compile("\\.(\\p{L}[^\\s;]*)");

    private static final Map<String, Purpose> PURPOSES = Stream.of(Purpose.values())
            .flatMap(purpose -> Stream.of(purpose.names.split("\\s+")).map(name -> Map.entry(name, purpose)))
            .filter(entry -> !entry.getKey().isEmpty())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /**
     * The command that stands in a statement's place.
     *
     * @param statement as {@link Script} cuts it; blanks before the dot do not matter
     * @return empty if it is none: it does not begin with a dot and a letter
     */
    public static Optional<DotCommand> of(String statement) {
        var word = WORD.matcher(statement.stripLeading());
        return word.lookingAt() ? Optional.of(named(word.group(1))) : Optional.empty();
    }

    /** The shell takes the beginning of a name for the name. */
    private static DotCommand named(String word) {
        var small = word.toLowerCase(Locale.ROOT);
        Function<String, DotCommand> found = name -> new DotCommand('.' + name, PURPOSES.get(name));
        if (PURPOSES.containsKey(small)) {
            return found.apply(small);
        }
        return PURPOSES.keySet().stream()
                .filter(name -> name.startsWith(small))
                .sorted()
                .findFirst()
                .map(found)
                .orElseGet(() -> new DotCommand('.' + word, Purpose.UNKNOWN));
    }
}
