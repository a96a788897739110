package org.herobase.rows;

import org.herobase.rows.RowSource.Column;

/**
 * One column of a grid's order; NULLs come last in both directions.
 *
 * @param column what to sort by
 * @param descending from the greatest down
 */
public record Sort(Column column, boolean descending) {}
