package org.herobase.sql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.herobase.sql.SqlToken.Kind;

/**
 * A parameter of a statement, for which a value is to be bound ("Parameters" in "Expression").
 *
 * @param index where SQLite binds it, from 1; other indexes than those of a statement's parameters can be left alone
 * @param name as it is written where it comes first, such as {@code :name} or {@code ?3}; a nameless one is {@code ?}
 */
public record Parameter(int index, String name) {
    /** The highest that the driver's SQLite takes (SQLITE_MAX_VARIABLE_NUMBER). */
    private static final int HIGHEST = 250_000;

    /**
     * The parameters of one statement by their index, each once however often it is written. A number that SQLite refuses
     * is left out: SQLite's own message says it best.
     */
    public static List<Parameter> of(String sql) {
        var parameters = new ArrayList<Parameter>();
        var indexes = new HashMap<String, Integer>();
        var highest = 0;
        for (var at = 0; at < sql.length(); ) {
            var token = SqlToken.at(sql, at);
            at = token.end();
            if (token.kind() == Kind.PARAMETER) {
                var name = sql.substring(token.start(), token.end());
                var index = name.startsWith("?") ? numbered(name, highest) : indexes.getOrDefault(name, highest + 1);
                if (index >= 1 && index <= HIGHEST) {
                    indexes.putIfAbsent(name, index);
                    highest = Math.max(highest, index);
                    parameters.add(new Parameter(index, name));
                }
            }
        }
        return distinct(parameters);
    }

    /** A mere question mark gets the number after the highest before it. */
    private static int numbered(String name, int highest) {
        if (name.length() == 1) {
            return highest + 1;
        }
        var digits = name.substring(1).replaceFirst("^0+(?=.)", "");
        return digits.length() > 6 ? HIGHEST + 1 : Integer.parseInt(digits);
    }

    private static List<Parameter> distinct(List<Parameter> parameters) {
        var byIndex = new HashMap<Integer, Parameter>();
        parameters.forEach(parameter -> byIndex.putIfAbsent(parameter.index, parameter));
        return byIndex.values().stream()
                .sorted(Comparator.comparingInt(Parameter::index))
                .toList();
    }
}
