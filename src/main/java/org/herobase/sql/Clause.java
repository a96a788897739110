package org.herobase.sql;

/** A part of a statement that has rules of its own for what stands in it. */
public enum Clause {
    /** Before the first word. */
    START,
    /** The list of common table expressions. */
    WITH,
    SELECT,
    /** FROM, without its joins. */
    FROM,
    /** A join in FROM, up to ON. */
    JOIN,
    ON,
    USING,
    WHERE,
    GROUP_BY,
    HAVING,
    WINDOW,
    ORDER_BY,
    LIMIT,
    /** After UNION, INTERSECT and EXCEPT. */
    COMPOUND,
    INSERT,
    VALUES,
    /** ON CONFLICT. */
    CONFLICT,
    UPDATE,
    SET,
    DELETE,
    RETURNING,
    /** The window between the parentheses after OVER. */
    OVER,
    /** The arguments of a function, and the values of a row. */
    ARGUMENTS,
    /** Other parentheses in an expression or around joins. */
    PARENTHESES,
    PRAGMA,
    CREATE,
    /** The columns and constraints of CREATE TABLE. */
    DEFINITION,
    DROP,
    ALTER,
    /** Any other statement. */
    OTHER
}
