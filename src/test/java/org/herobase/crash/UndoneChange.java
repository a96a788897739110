package org.herobase.crash;

import java.util.List;

/** What a {@link TirelessUndoer} changes, undoes and redoes: each is taken back in another way. */
enum UndoneChange {
    /** Of one cell: row by row, by the log of rows. */
    CELL("UPDATE hero SET name = 'Hero of run %d' WHERE id = 1"),

    /** In a console, and not in the log of rows: by the pages, of which the rows are written that differ. */
    ROWS("INSERT OR REPLACE INTO few SELECT id, 'Run %d' || substr(text, 9) FROM few"),

    /** More than the log of rows takes: by the pages, of which all are written. */
    TABLE("UPDATE ballast SET text = 'Run %d' || substr(text, 9)"),

    /** In a console: by the pages, of which all are written, and the file has another length. */
    SCHEMA("CREATE TABLE ballast_copy AS SELECT * FROM ballast");

    /** Makes a file large enough for a kill to hit the middle of its writing; with a trigger that undo must not fire. */
    static final List<String> BALLAST = List.of(
            "CREATE TABLE ballast(id INTEGER PRIMARY KEY, text)",
            "CREATE TABLE few_count(inserted)",
            "INSERT INTO few_count VALUES (0)",
            "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number LIMIT 20000)"
                    + " INSERT INTO ballast SELECT n, printf('%0220d', n) FROM number",
            "CREATE TABLE few(id INTEGER PRIMARY KEY, text)",
            "INSERT INTO few SELECT * FROM ballast WHERE id <= 1000",
            "CREATE TRIGGER few_inserted AFTER INSERT ON few BEGIN UPDATE few_count SET inserted = inserted + 1; END");

    private final String sql;

    UndoneChange(String sql) {
        this.sql = sql;
    }

    /**
     * The statement that makes it.
     *
     * @param run makes the content another one than other runs do
     * @param hasCopy whether the copy is there, which goes then
     */
    String statement(int run, boolean hasCopy) {
        return this == SCHEMA && hasCopy ? "DROP TABLE ballast_copy" : sql.formatted(run);
    }

    /** Whether it is in no log of rows. */
    boolean isWhole() {
        return this != CELL;
    }

    /** Whether it is taken back in so many rows: none where all pages are written. */
    boolean isTakenBack(long rows) {
        return rows > 0 == (this == CELL || this == ROWS);
    }
}
