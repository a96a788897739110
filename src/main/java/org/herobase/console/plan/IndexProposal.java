package org.herobase.console.plan;

import java.util.List;

/**
 * An index that is not there, and with which SQLite chooses another plan.
 *
 * @param table its own name
 * @param columns what it would be sorted by
 * @param sql the CREATE INDEX statement
 * @param gain what becomes better
 */
record IndexProposal(String table, List<String> columns, String sql, Gain gain) {
    /** What becomes better. */
    enum Gain {
        /** Rows are found instead of looked for among all. */
        SEARCH,
        /** Rows come in the order that is wanted, and need not be sorted or grouped. */
        ORDER,
        /** Both. */
        BOTH
    }
}
