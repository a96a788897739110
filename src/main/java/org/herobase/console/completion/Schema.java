package org.herobase.console.completion;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/**
 * What a connection's databases hold that a statement can name, at the moment it was read.
 *
 * @param version changes with the schema of any of the databases
 * @param databases their names: main, temp and those that are attached
 * @param tables tables, views and table-valued functions, by their names in lower case, main's before others'
 * @param referring the foreign keys that point to a table, by its name in lower case
 * @param indexes the names of indexes
 * @param triggers the names of triggers
 * @param functions what can be called
 * @param collations their names
 * @param pragmas their names
 */
public record Schema(
        List<Object> version,
        List<String> databases,
        Map<String, List<Table>> tables,
        Map<String, List<Reference>> referring,
        List<String> indexes,
        List<String> triggers,
        List<Function> functions,
        List<String> collations,
        List<String> pragmas) {

    /** A schema that has not been read yet: nothing but keywords is known. */
    public static final Schema UNKNOWN =
            new Schema(List.of(), List.of(), Map.of(), Map.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    /** What can be selected from. */
    enum Kind {
        TABLE,
        VIEW,
        SYSTEM_TABLE,
        TABLE_FUNCTION
    }

    /**
     * A table, view or table-valued function.
     *
     * @param database the one that it is in; empty for a table-valued function
     * @param columns in their order; none where SQLite does not understand the view
     * @param references its foreign keys
     */
    record Table(String database, String name, Kind kind, List<Column> columns, List<Reference> references) {
        /** The columns that a SELECT of all gives. */
        Stream<Column> shown() {
            return columns.stream().filter(column -> !column.hidden());
        }
    }

    /**
     * A column.
     *
     * @param type as it is declared, or empty
     * @param keyPosition its place in the primary key from 1, or 0
     * @param generated whether the database computes it
     * @param hidden whether a SELECT of all leaves it out; of a table-valued function, it is an argument
     */
    record Column(String name, String type, int keyPosition, boolean generated, boolean hidden) {}

    /** A foreign key. */
    record Reference(String table, List<String> columns, String parent, List<String> parentColumns) {}

    /**
     * A function.
     *
     * @param kind the letter that SQLite gives: s(calar), a(ggregate) or w(indow)
     * @param arguments how many it takes at most; negative for any number
     */
    record Function(String name, String kind, int arguments) {}

    /**
     * Reads the schema; on the connection's thread.
     *
     * @param known given back where it is still true, which costs a statement for each database only
     */
    public static Schema read(DSLContext sql, Schema known) {
        return new SchemaReader(sql).read(known);
    }

    /** The table or view that a statement means by a name; of a database if that is named, and not empty. */
    Optional<Table> table(String database, String name) {
        return tables.getOrDefault(key(name), List.of()).stream()
                .filter(table -> database.isEmpty() || table.database().equalsIgnoreCase(database))
                .findFirst();
    }

    /** All that can be selected from. */
    Stream<Table> allTables() {
        return tables.values().stream().flatMap(List::stream);
    }

    /** The foreign keys that point to a table. */
    List<Reference> referencesTo(Table table) {
        return referring.getOrDefault(key(table.name()), List.of());
    }

    /** As SQLite compares names. */
    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Joined with a comma, as in a list of columns. */
    static String list(Stream<String> names) {
        return names.collect(Collectors.joining(", "));
    }
}
