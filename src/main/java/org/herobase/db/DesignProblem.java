package org.herobase.db;

import java.util.List;
import java.util.Locale;

/** What keeps a designed table or index from being made. */
public sealed interface DesignProblem {
    /** It has no name. */
    record NoName() implements DesignProblem {}

    /** SQLite keeps names that begin with "sqlite_" to itself. */
    record ReservedName(String name) implements DesignProblem {}

    /** A table, view or index has that name. */
    record NameTaken(String name) implements DesignProblem {}

    /** There is no column. */
    record NoColumns() implements DesignProblem {}

    /**
     * A column has no name.
     *
     * @param position from 1
     */
    record NoColumnName(int position) implements DesignProblem {}

    /** Another column has that name, whatever the letter case. */
    record DuplicateColumn(String column) implements DesignProblem {}

    /** What stands for a column's type is none, or more than that. */
    record NoType(String column, String type) implements DesignProblem {}

    /** A STRICT table has only six types. */
    record NoStrictType(String column, String type) implements DesignProblem {}

    /**
     * A default, check or condition is not one whole expression.
     *
     * @param owner the column it belongs to, or the index
     */
    record NoExpression(String owner, String expression) implements DesignProblem {}

    /** A foreign key points to a column that is not there, or that does not name one row. */
    record NoParentKey(String column, String parent, String parentColumn) implements DesignProblem {}

    /** Rows without a rowid need a primary key. */
    record WithoutRowidNeedsKey() implements DesignProblem {}

    /** AUTOINCREMENT goes with one column that is INTEGER PRIMARY KEY, of a table with rowids. */
    record AutoincrementNeedsIntegerKey() implements DesignProblem {}

    /** What is wrong with a name for a new table or index. */
    static List<DesignProblem> ofName(String name, SchemaNames schema) {
        if (name.isBlank()) {
            return List.of(new NoName());
        }
        if (name.toLowerCase(Locale.ROOT).startsWith("sqlite_")) {
            return List.of(new ReservedName(name));
        }
        return schema.isTaken(name) ? List.of(new NameTaken(name)) : List.of();
    }
}
