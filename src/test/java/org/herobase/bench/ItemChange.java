package org.herobase.bench;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A change of an {@link ItemFile}.
 *
 * @param what for people, with its verb
 * @param statements of a script, one transaction each
 */
record ItemChange(String what, List<String> statements) {
    static final ItemChange UPDATE =
            new ItemChange("UPDATE of all rows, an unindexed column", "UPDATE item SET stock = stock + 1");
    static final ItemChange UPDATE_INDEXED =
            new ItemChange("UPDATE of all rows, an indexed column", "UPDATE item SET price = price + 1");
    static final ItemChange DELETE = new ItemChange("DELETE of half", "DELETE FROM item WHERE id % 2 = 0");
    static final ItemChange DROP = new ItemChange("DROP TABLE", "DROP TABLE item");
    static final ItemChange CREATE =
            new ItemChange("CREATE TABLE", "CREATE TABLE other (id INTEGER PRIMARY KEY, name TEXT)");
    static final ItemChange REPLACE =
            new ItemChange("INSERT OR REPLACE of a row", "INSERT OR REPLACE INTO item VALUES (500, 'Replaced', 1, 1)");
    static final ItemChange CREATE_MANY = new ItemChange(
            "100 CREATE TABLE",
            IntStream.range(0, 100)
                    .mapToObj("CREATE TABLE other_%d (id INTEGER PRIMARY KEY, name TEXT)"::formatted)
                    .toList());

    private ItemChange(String what, String statement) {
        this(what, List.of(statement));
    }
}
