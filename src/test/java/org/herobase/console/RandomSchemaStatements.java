package org.herobase.console;

import java.util.List;
import java.util.Random;

/** Statements that change the schema or what else is in no row. */
final class RandomSchemaStatements {
    private final Random random;
    private final RandomValues values;

    RandomSchemaStatements(Random random, RandomValues values) {
        this.random = random;
        this.values = values;
    }

    /** A statement that changes the schema, mostly by something that is made for it. */
    String definition(RandomTable table, List<RandomTable> tables) {
        var name = table.name();
        var bare = name.substring(name.indexOf('.') + 1);
        var isShort = table.isOrdinary() && !table.isPlain();
        var column = table.columns().get(random.nextInt(table.columns().size()));
        var number = random.nextInt(4);
        return switch (random.nextInt(24)) {
            case 0 ->
                "CREATE TABLE x" + number + "(id INTEGER PRIMARY KEY" + (random.nextBoolean() ? " AUTOINCREMENT" : "")
                        + ", a UNIQUE, b NOT NULL DEFAULT 5, c REFERENCES " + bare + ")";
            case 1 -> "CREATE TABLE x" + number + " AS SELECT * FROM " + name + " LIMIT " + random.nextInt(300);
            case 2, 3 -> "DROP TABLE IF EXISTS x" + number;
            case 4 -> isShort && random.nextInt(3) == 0 ? "DROP TABLE " + name : "DROP TABLE IF EXISTS y" + number;
            case 5 -> isShort ? "ALTER TABLE " + name + " ADD COLUMN n" + number + " DEFAULT " + number : number();
            case 6 -> isShort ? "ALTER TABLE " + name + " DROP COLUMN n" + number : number();
            case 7 -> isShort ? "ALTER TABLE " + name + " RENAME COLUMN " + column + " TO r" + number : number();
            case 8 -> "ALTER TABLE x" + number + " RENAME TO x" + random.nextInt(4);
            case 9 -> "CREATE INDEX i" + number + " ON " + bare + "(" + column + " DESC)";
            case 10 ->
                "CREATE UNIQUE INDEX i" + number + " ON " + bare + "(" + column + ") WHERE " + column + " > "
                        + random.nextInt(40);
            case 11 -> "CREATE INDEX i" + number + " ON " + bare + "(lower(" + column + "), length(" + column + "))";
            case 12, 13 -> "DROP INDEX IF EXISTS i" + number;
            case 14 -> isShort ? trigger("CREATE TRIGGER g" + number, bare, table, column) : number();
            case 15 -> "DROP TRIGGER IF EXISTS g" + number;
            case 16 ->
                "CREATE VIEW v" + number + " AS SELECT replace(" + column + ", 'a', 'b') AS " + column + " FROM "
                        + bare;
            case 17 -> "DROP VIEW IF EXISTS v" + number;
            case 18 ->
                "CREATE VIRTUAL TABLE y" + number + " USING "
                        + List.of("fts5(a, b)", "fts4(a, b)", "rtree(id, x0, x1, y0, y1)")
                                .get(random.nextInt(3));
            case 19 -> "DROP TABLE IF EXISTS y" + number;
            case 20, 21 -> isShort ? trigger("CREATE TEMP TRIGGER k" + number, name, table, column) : number();
            case 22 -> "DROP TRIGGER IF EXISTS temp.k" + number;
            default -> number();
        };
    }

    /** A statement that changes a number of the file's header, statistics, or the schema's own table. */
    String number() {
        return switch (random.nextInt(11)) {
            case 0, 1 -> "PRAGMA user_version = " + random.nextInt(100);
            case 2 -> "PRAGMA application_id = " + random.nextInt();
            case 3, 4 -> "ANALYZE";
            case 5 -> "UPDATE sqlite_stat1 SET stat = '" + random.nextInt(2, 5_000) + " 2'";
            case 6 -> "REINDEX";
            case 7 -> "PRAGMA incremental_vacuum(" + random.nextInt(1, 20) + ")";
            case 8 -> random.nextInt(4) == 0 ? "VACUUM" : "REINDEX";
            case 9 -> "UPDATE sqlite_sequence SET seq = seq + 7";
            default ->
                "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = sql || ' /*" + random.nextInt(100)
                        + "*/' WHERE type IN ('view', 'trigger') AND name IN (SELECT name FROM sqlite_schema WHERE type"
                        + " IN ('view', 'trigger') LIMIT 1 OFFSET " + random.nextInt(6)
                        + "); PRAGMA writable_schema = OFF";
        };
    }

    private String trigger(String create, String on, RandomTable table, String column) {
        var unqualified = table.name().substring(table.name().indexOf('.') + 1);
        var body = switch (random.nextInt(4)) {
            case 0 ->
                "UPDATE OR REPLACE " + unqualified + " SET " + column + " = " + values.any() + " WHERE "
                        + table.key() + " IN (SELECT " + table.key() + " FROM " + unqualified
                        + " LIMIT 1 OFFSET 2)";
            case 1 -> "INSERT OR REPLACE INTO " + unqualified + "(" + column + ") VALUES (" + values.any() + ")";
            case 2 -> "DELETE FROM " + unqualified + " WHERE " + table.key() + " = " + random.nextInt(20);
            default ->
                "INSERT OR IGNORE INTO " + unqualified + "(" + column + ") SELECT " + column + " FROM " + unqualified
                        + " LIMIT 2";
        };
        return create + " AFTER " + List.of("INSERT", "UPDATE", "DELETE").get(random.nextInt(3)) + " ON " + on
                + " BEGIN " + body + "; SELECT 'free_text'; END";
    }
}
