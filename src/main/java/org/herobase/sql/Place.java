package org.herobase.sql;

/** What can stand at a place in a statement. */
public enum Place {
    /** The first word of a statement. */
    STATEMENT,
    /** Keywords, and nothing that has a name. */
    KEYWORD,
    /** A name of the user's own. */
    NEW_NAME,
    /** A result column. */
    OUTPUT,
    /** The beginning of an expression. */
    OPERAND,
    /** What goes on with an expression, or ends it. */
    OPERATOR,
    /** A table to read from. */
    SOURCE,
    /** A table to read from, after JOIN. */
    JOINED,
    /** What goes on after a table: an alias, a join, the next clause. */
    AFTER_SOURCE,
    /** The condition of a join. */
    CONDITION,
    /** A table to write to. */
    TARGET,
    /** What goes on after the table of an INSERT. */
    AFTER_TARGET,
    /** A column of one table. */
    COLUMN,
    /** A column of the list of an INSERT. */
    INSERT_COLUMN,
    /** A column that two sources share, after USING. */
    SHARED_COLUMN,
    /** The name of a PRAGMA. */
    PRAGMA,
    /** The value of a PRAGMA. */
    PRAGMA_VALUE,
    /** A collation. */
    COLLATION,
    /** A type. */
    TYPE,
    /** A table, whatever is to be done with it. */
    TABLE,
    /** A view. */
    VIEW,
    /** An index. */
    INDEX,
    /** A trigger. */
    TRIGGER,
    /** A table or an index. */
    TABLE_OR_INDEX,
    /** One of the databases of the connection. */
    SCHEMA
}
