package org.herobase.console.result;

import java.util.List;

/**
 * Rows of a result that lie one after the other.
 *
 * @param rows one list of values a row
 * @param bytes how much memory they take, more or less
 */
record RowChunk(List<List<Object>> rows, long bytes) {}
