package org.herobase.sql;

import java.util.regex.Pattern;

/** How names are written in SQL ("SQLite Keywords"). */
public final class SqlName {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");

    private SqlName() {}

    /** A name as it can stand in a statement: as it is, or in double quotes where it needs them. */
    public static String written(String name) {
        return PLAIN.matcher(name).matches() && !SqlKeywords.isKeyword(name) ? name : quoted(name, '"');
    }

    /**
     * A name in quotes.
     *
     * @param quote the opening one: {@code "}, {@code `} or {@code [}
     */
    public static String quoted(String name, char quote) {
        if (quote == '[') {
            return name.indexOf(']') < 0 ? '[' + name + ']' : quoted(name, '"'); // which has no way to write it
        }
        var mark = String.valueOf(quote);
        return mark + name.replace(mark, mark + mark) + mark;
    }

    /** A name without the quotes around it, if there are any; the closing one may be missing. */
    public static String unquoted(String name) {
        var quote = name.isEmpty() ? ' ' : name.charAt(0);
        if ("\"`['".indexOf(quote) < 0) {
            return name;
        }
        var close = quote == '[' ? ']' : quote;
        var isClosed = name.length() > 1 && name.charAt(name.length() - 1) == close;
        var inner = name.substring(1, isClosed ? name.length() - 1 : name.length());
        return quote == '[' ? inner : inner.replace(("" + quote).repeat(2), "" + quote);
    }
}
