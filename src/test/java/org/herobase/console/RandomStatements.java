package org.herobase.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Statements of all kinds, made up for the tables that a file has at the moment. Many of them are refused. */
final class RandomStatements {
    private final Random random;
    private final RandomValues values;
    private final RandomSchemaStatements schema;

    RandomStatements(Random random) {
        this.random = random;
        this.values = new RandomValues(random);
        this.schema = new RandomSchemaStatements(random, values);
    }

    /** A script for a console: a statement, or a few with a transaction or savepoints. */
    String script(List<RandomTable> tables) {
        if (random.nextInt(6) > 0) {
            return statement(tables);
        }
        var statements = new ArrayList<String>();
        for (var count = random.nextInt(2, 6); count > 0; count--) {
            statements.add(statement(tables));
        }
        switch (random.nextInt(5)) {
            case 0 -> around(statements, "SAVEPOINT s", "RELEASE s");
            case 1 -> {
                statements.addAll(1, List.of("SAVEPOINT s", statement(tables), "ROLLBACK TO s"));
                around(statements, "BEGIN", "COMMIT");
            }
            case 2 -> around(statements, "BEGIN IMMEDIATE", random.nextInt(3) == 0 ? "ROLLBACK" : "COMMIT");
            case 3 -> around(statements, "BEGIN", "COMMIT");
            default -> {
                // each for itself
            }
        }
        return String.join(";\n", statements);
    }

    private static void around(List<String> statements, String first, String last) {
        statements.addFirst(first);
        statements.add(last);
    }

    private String statement(List<RandomTable> tables) {
        var table = tables.get(random.nextInt(tables.size()));
        return switch (random.nextInt(12)) {
            case 0 -> schema.definition(table, tables);
            case 1 -> random.nextInt(3) == 0 ? schema.number() : schema.definition(table, tables);
            default -> rows(table);
        };
    }

    /** A statement that changes rows. */
    String rows(RandomTable table) {
        if (!table.isOrdinary()) {
            return virtualRows(table);
        }
        return table.isPlain() ? plainRows(table) : anyRows(table);
    }

    /** What the app's own views do: a row or some by their keys, in the plainest of ways. */
    String plainRows(RandomTable table) {
        var column = column(table);
        return switch (random.nextInt(5)) {
            case 0 -> "DELETE FROM " + table.name() + some(table, 4);
            case 1, 2 -> "INSERT INTO " + insertion(table);
            default -> "UPDATE " + table.name() + " SET " + column + " = " + values.any() + some(table, 4);
        };
    }

    private String anyRows(RandomTable table) {
        var column = column(table);
        var name = table.name();
        var key = table.key();
        return switch (random.nextInt(22)) {
            case 0 -> "DELETE FROM " + name + some(table, 6);
            case 1 -> "DELETE FROM " + name + (random.nextInt(8) == 0 ? "" : some(table, 60));
            case 2 -> "DELETE FROM " + name + " ORDER BY " + column + " LIMIT " + random.nextInt(1, 9);
            case 3, 4 -> "UPDATE" + conflict() + name + " SET " + column + " = " + values.any() + some(table, 6);
            case 5 ->
                "UPDATE" + conflict() + name + " SET " + key + " = " + key + " + " + random.nextInt(-3, 500)
                        + some(table, 6);
            case 6 -> "UPDATE " + name + " SET " + key + " = " + key + " + 10";
            case 7, 8, 9 -> "INSERT" + conflict() + "INTO " + insertion(table);
            case 10 -> "INSERT OR REPLACE INTO " + insertion(table);
            case 11 ->
                "INSERT INTO " + insertion(table) + " ON CONFLICT DO UPDATE SET " + column + " = " + values.any();
            case 12 -> "INSERT INTO " + insertion(table) + " ON CONFLICT DO NOTHING";
            case 13 ->
                "INSERT" + conflict() + "INTO " + name
                        + (random.nextInt(3) == 0
                                ? " DEFAULT VALUES"
                                : "(" + column + ") VALUES (" + values.any() + "), (" + values.any() + ")");
            case 14 ->
                "INSERT" + conflict() + "INTO " + name + "(" + column + ") SELECT " + column + " FROM " + name
                        + " LIMIT " + random.nextInt(1, 200);
            case 15 -> "UPDATE " + name + " SET " + column + " = CAST(" + column + " AS BLOB)" + some(table, 6);
            case 16 ->
                "UPDATE" + conflict() + name + " SET " + column + " = " + column
                        + (random.nextBoolean() ? " || '+'" : " + 1");
            case 17 ->
                "UPDATE " + name + " SET (" + column + ", " + column(table) + ") = (" + column(table) + ", " + column
                        + ")" + some(table, 9);
            case 18 ->
                "UPDATE" + conflict() + name + " AS t SET " + column + " = o.k FROM (SELECT " + key + " AS k FROM "
                        + name + " LIMIT 5) AS o WHERE t." + key + " = o.k + 1";
            case 19 -> "INSERT" + conflict() + "INTO " + insertion(table) + " RETURNING " + column;
            case 20 -> "UPDATE " + name + " SET " + key + " = " + values.largeId() + some(table, 1);
            default ->
                "PRAGMA ignore_check_constraints = ON; UPDATE " + name + " SET " + column + " = " + values.any()
                        + some(table, 3) + "; PRAGMA ignore_check_constraints = OFF";
        };
    }

    private String virtualRows(RandomTable table) {
        var name = table.name();
        return switch (table.module()) {
            case "kept" -> "INSERT INTO " + name + "(" + own(name) + ") VALUES ('optimize')";
            case "contentless" ->
                random.nextInt(3) == 0
                        ? "DELETE FROM " + name + " WHERE rowid = " + random.nextInt(9)
                        : "REPLACE INTO " + name + "(rowid, " + String.join(", ", table.columns()) + ") VALUES ("
                                + random.nextInt(9) + ", " + texts(table) + ")";
            case "rtree" ->
                switch (random.nextInt(4)) {
                    case 0 -> "DELETE FROM " + name + some(table, 20);
                    case 1 ->
                        "UPDATE " + name + " SET " + table.columns().getLast() + " = " + values.any() + some(table, 5);
                    default ->
                        "INSERT" + conflict() + "INTO " + name + "("
                                + String.join(", ", table.columns().subList(0, 5))
                                + ") VALUES (" + random.nextInt(90) + ", " + random.nextInt(50) + ", 60, -5, "
                                + random.nextInt(50) + ")";
                };
            default ->
                switch (random.nextInt(6)) {
                    case 0 -> "DELETE FROM " + name + some(table, 6);
                    case 1 -> "UPDATE " + name + " SET " + column(table) + " = " + values.words() + some(table, 4);
                    case 2 ->
                        "INSERT INTO " + name + "(" + own(name) + ") VALUES ('"
                                + List.of("optimize", "rebuild").get(random.nextInt(2)) + "')";
                    default ->
                        "INSERT INTO " + name + "(" + String.join(", ", table.columns()) + ") VALUES (" + texts(table)
                                + ")";
                };
        };
    }

    /** The column of a full-text table that takes commands has the table's name. */
    private static String own(String name) {
        return name.substring(name.indexOf('.') + 1);
    }

    private String texts(RandomTable table) {
        return String.join(
                ", ", table.columns().stream().map(_ -> values.words()).toList());
    }

    private String some(RandomTable table, int most) {
        return " WHERE " + table.key() + " IN (SELECT " + table.key() + " FROM " + table.name() + " LIMIT "
                + random.nextInt(1, most + 1) + " OFFSET " + random.nextInt(random.nextBoolean() ? 12 : 200) + ")";
    }

    private String insertion(RandomTable table) {
        var given = new ArrayList<String>();
        for (var column : table.columns()) {
            given.add(column.equals(table.key()) ? values.key() : values.any());
        }
        return table.name() + "(" + String.join(", ", table.columns()) + ") VALUES (" + String.join(", ", given) + ")";
    }

    private String column(RandomTable table) {
        return table.columns().get(random.nextInt(table.columns().size()));
    }

    private String conflict() {
        return List.of(" ", " ", " OR REPLACE ", " OR REPLACE ", " OR IGNORE ", " OR FAIL ")
                .get(random.nextInt(6));
    }
}
