package org.herobase.undo;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Conditions of many terms: SQLite takes no deeper expressions than 1,000, and a chain is as deep as it is long ("Limits In SQLite"). */
final class Terms {
    private static final int MOST = 200;

    private Terms() {}

    /** Whether all of them hold. */
    static Condition all(List<Condition> terms) {
        var groups = new ArrayList<Condition>();
        for (var from = 0; from < terms.size(); from += MOST) {
            groups.add(DSL.condition("({0})", DSL.and(terms.subList(from, Math.min(terms.size(), from + MOST)))));
        }
        return DSL.condition("({0})", DSL.and(groups));
    }
}
