package org.herobase.undo;

import java.util.List;

/**
 * What one transaction changed, or several of one connection: its entries in a stretch of the log. Entries of others may be
 * between them.
 *
 * @param connection the number of the connection
 * @param first the number of its first entry
 * @param last the number of its last entry
 * @param effects how many rows it changed
 * @param sequences what became of the numbers that AUTOINCREMENT gives
 * @param isFollowed whether it changed keys which other rows follow by foreign keys ("ON UPDATE")
 */
record Segment(
        int connection,
        long first,
        long last,
        List<Effect> effects,
        List<Sequences.Step> sequences,
        boolean isFollowed) {}
