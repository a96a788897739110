package org.herobase.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.herobase.sql.SqlToken.Kind;

/**
 * Where in a statement an error is. SQLite knows the offset ("sqlite3_error_offset"), but the driver does not give it: it is
 * found again by what the message names.
 *
 * @param start the offset of the first character
 * @param end the offset after the last character
 */
public record ErrorPlace(int start, int end) {
    private static final Pattern SYNTAX = Pattern.compile("near \"(.*)\": syntax error", Pattern.DOTALL);
    private static final Pattern TOKEN = Pattern.compile("unrecognized token: \"(.*)\"", Pattern.DOTALL);
    private static final Pattern FUNCTION = Pattern.compile(
            "no such function: (.+)|wrong number of arguments to function (.+)\\(\\)|too many arguments on (.+)\\(\\) - .*"
                    + "|misuse of (?:aggregate|window)(?: function|:) (.+)\\(\\)");
    private static final Pattern NAME = Pattern.compile("table .+ has no column named (.+)"
            + "|no such [a-z ]+: \"?(.+?)\"?(?: - .*)?|ambiguous column name: (.+)|duplicate .*name: (.+)|unknown database (.+)"
            + "|(?:table|view|index|trigger) (.+) already exists|there is already .* named (.+)"
            + "|table (.+) has \\d+ columns? but .*|table (.+) may not be modified|cannot modify (.+) because it is a view"
            + "|cannot (?:UPDATE|INSERT into) generated column \"(.+)\"|cannot join using column (.+) - .*"
            + "|unknown column \"(.+)\" in foreign key definition|object name reserved for internal use: (.+)"
            + "|circular reference: (.+)|database (.+) is already in use|use DROP [A-Z]+ to delete [a-z]+ (.+)"
            + "|misuse of aliased aggregate (.+)|(LIMIT|ORDER)(?: BY)? clause should come after .*");

    private static final Pattern TABLE = Pattern.compile("no such (?:table|view): (.+)");
    private static final Set<String> BEFORE_TABLES = Set.of("from", "join", "into", "update", "table", "view", "on");

    /**
     * A name.
     *
     * @param name with those before its dots, in small letters
     * @param before what is written directly before it
     * @param isCalled whether it is a function's
     */
    private record Name(String name, String before, ErrorPlace place, boolean isCalled) {}

    /**
     * Finds the place.
     *
     * @param sql the statement
     * @param message SQLite's, without the driver's words around it
     * @return the whole statement if the message says nothing of a place, or if there are several that it could mean
     */
    public static ErrorPlace of(String sql, String message) {
        return of(sql, message, _ -> null);
    }

    /**
     * Finds the place, also that of a syntax error near something that the statement has several times.
     *
     * @param probe gives what SQLite says when a text is prepared, null if nothing; called with beginnings of the statement,
     *     but not often
     */
    public static ErrorPlace of(String sql, String message, UnaryOperator<String> probe) {
        var syntax = SYNTAX.matcher(message);
        if (syntax.matches()) {
            return syntax(sql, message, places(sql, syntax.group(1)), probe);
        }
        var token = TOKEN.matcher(message);
        if (token.matches()) {
            return places(sql, token.group(1)).stream().findFirst().orElse(whole(sql));
        }
        if (message.equals("incomplete input")) {
            return tokens(sql).reduce((_, last) -> last).map(ErrorPlace::new).orElse(whole(sql));
        }
        var names = names(sql);
        return find(FUNCTION, message, names, Name::isCalled)
                .or(() -> find(TABLE, message, names, name -> BEFORE_TABLES.contains(name.before())))
                .or(() -> find(NAME, message, names, _ -> true))
                .orElse(whole(sql));
    }

    private ErrorPlace(SqlToken token) {
        this(token.start(), token.end());
    }

    /** SQLite reads from left to right: a beginning that ends before the place fails otherwise, or not at all. */
    private static ErrorPlace syntax(String sql, String message, List<ErrorPlace> places, UnaryOperator<String> probe) {
        var first = 0;
        var last = places.size() - 1;
        while (first < last) {
            var middle = (first + last) / 2;
            if (message.equals(probe.apply(sql.substring(0, places.get(middle).end())))) {
                last = middle;
            } else {
                first = middle + 1;
            }
        }
        var isSure = places.size() == 1
                || !places.isEmpty()
                        && message.equals(
                                probe.apply(sql.substring(0, places.get(first).end())));
        return isSure ? places.get(first) : whole(sql);
    }

    /** Where a token is written like this; operators of several characters are several tokens here. */
    private static List<ErrorPlace> places(String sql, String text) {
        return tokens(sql)
                .filter(token -> sql.startsWith(text, token.start()))
                .filter(token -> token.kind() == Kind.OTHER || token.end() == token.start() + text.length())
                .map(token -> new ErrorPlace(token.start(), token.start() + text.length()))
                .toList();
    }

    /** The schema may be in the message alone; another name in front may be in the statement alone. */
    private static Optional<ErrorPlace> find(
            Pattern pattern, String message, List<Name> names, Predicate<Name> isPossible) {
        var wanted = named(pattern, message).toLowerCase(Locale.ROOT);
        return Stream.<Predicate<String>>of(
                        wanted::equals,
                        name -> wanted.endsWith('.' + name),
                        name -> name.endsWith('.' + wanted),
                        name -> name.startsWith(wanted + '.'))
                .flatMap(test -> names.stream()
                        .filter(name -> !wanted.isEmpty() && test.test(name.name()) && isPossible.test(name)))
                .skip(message.startsWith("duplicate") ? 1 : 0)
                .map(Name::place)
                .findFirst();
    }

    /** What the message names, empty if it is another one. */
    private static String named(Pattern pattern, String message) {
        var matcher = pattern.matcher(message);
        if (!matcher.matches()) {
            return "";
        }
        return IntStream.rangeClosed(1, matcher.groupCount())
                .mapToObj(matcher::group)
                .filter(Objects::nonNull)
                .map(name -> name.replaceFirst("^\"(.*)\"$", "$1"))
                .findFirst()
                .orElse("");
    }

    private static List<Name> names(String sql) {
        var names = new ArrayList<Name>();
        var reader = new SqlReader(sql);
        var before = "";
        while (!reader.isAtEnd()) {
            var start = reader.start();
            var isName = reader.isName() && !reader.isText();
            var name = reader.name();
            while (isName && reader.take('.')) {
                name += '.' + reader.name();
            }
            name = name.toLowerCase(Locale.ROOT);
            if (isName) {
                names.add(new Name(name, before, new ErrorPlace(start, reader.end()), reader.isSymbol('(')));
            }
            before = name;
        }
        return names;
    }

    private static Stream<SqlToken> tokens(String sql) {
        return SqlToken.of(sql).stream().filter(token -> !token.isIgnored());
    }

    private static ErrorPlace whole(String sql) {
        return new ErrorPlace(0, sql.length());
    }
}
