package org.herobase.console.export;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Names of a result's columns for those who want each to be there once. */
final class ColumnNames {
    private ColumnNames() {}

    /**
     * The names, numbered where they were there before: {@code name}, {@code name_2}; an empty one becomes
     * {@code column_} and its place.
     *
     * @param ignoreCase whether names that differ only in case are the same
     */
    static List<String> distinct(List<String> columns, boolean ignoreCase) {
        var wanted = new ArrayList<String>();
        for (var i = 0; i < columns.size(); i++) {
            wanted.add(columns.get(i).isBlank() ? "column_" + (i + 1) : columns.get(i));
        }
        // A number gives no column the name that another one has by itself.
        var own = wanted.stream().map(name -> key(name, ignoreCase)).collect(Collectors.toSet());
        var given = new HashSet<String>();
        return wanted.stream()
                .map(name -> given.add(key(name, ignoreCase)) ? name : numbered(name, own, given, ignoreCase))
                .toList();
    }

    private static String numbered(String name, Set<String> own, Set<String> given, boolean ignoreCase) {
        var number = 2;
        var key = key(name + '_' + number, ignoreCase);
        while (own.contains(key) || !given.add(key)) {
            number++;
            key = key(name + '_' + number, ignoreCase);
        }
        return name + '_' + number;
    }

    private static String key(String name, boolean ignoreCase) {
        return ignoreCase ? name.toLowerCase(Locale.ROOT) : name;
    }
}
