package org.herobase.console.result;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/**
 * Which cells of a result are meant.
 *
 * @param firstRow the place of the first row
 * @param rows how many to look at
 * @param columns which columns, in their order
 * @param choice whether the value of a row, by its place, and of a column is among them
 */
record Cells(long firstRow, long rows, List<Integer> columns, BiPredicate<Long, Integer> choice) {
    /** All rows. */
    static Cells all(List<Integer> columns) {
        return new Cells(0, Long.MAX_VALUE, columns, (_, _) -> true);
    }

    /** All cells of a result with so many columns. */
    static Cells all(int columns) {
        return all(IntStream.range(0, columns).boxed().toList());
    }
}
