package org.herobase.undo;

import java.util.List;

/**
 * A stretch of the log: what one transaction changed. No other connection writes into the log before that one has ended.
 *
 * @param first the number of its first entry
 * @param last the number of its last entry
 * @param effects how many rows it changed
 */
record Segment(long first, long last, List<Effect> effects) {}
