package org.herobase.rows;

/** How a criterion compares a column with its values. */
public enum Operator {
    /** The same value. */
    EQUALS(1),
    /** Another value, or none. */
    NOT_EQUALS(1),
    /** Less than the value. */
    LESS(1),
    /** Less than or equal to the value. */
    AT_MOST(1),
    /** Greater than the value. */
    GREATER(1),
    /** Greater than or equal to the value. */
    AT_LEAST(1),
    /** From the first value to the second, both included. */
    BETWEEN(2),
    /** Contains the text, whatever its letter case. */
    CONTAINS(1),
    /** Starts with the text, whatever its letter case. */
    STARTS_WITH(1),
    /** One of the values. */
    IS_ONE_OF(Integer.MAX_VALUE),
    /** NULL or the empty string. */
    IS_EMPTY(0),
    /** Neither NULL nor the empty string. */
    IS_NOT_EMPTY(0);

    private final int operands;

    Operator(int operands) {
        this.operands = operands;
    }

    /** How many values it takes: 0, 1, 2, or {@link Integer#MAX_VALUE} for any number. */
    public int operands() {
        return operands;
    }
}
