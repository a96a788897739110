package org.herobase.rows;

import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * Which rows a grid shows: those that contain the searched text and meet the criteria.
 *
 * @param search the text; empty for none
 * @param join whether all criteria must be met or any
 * @param criteria may be empty
 */
public record Filter(String search, Join join, List<Criterion> criteria) {
    /** How criteria are joined. */
    public enum Join {
        /** Every criterion must be met. */
        ALL,
        /** One met criterion is enough. */
        ANY
    }

    /** Lets every row through. */
    public static final Filter NONE = new Filter("", Join.ALL, List.of());

    /** Whether it lets every row through. */
    public boolean isEmpty() {
        return search.isEmpty() && criteria.isEmpty();
    }

    /** This filter with another searched text. */
    public Filter withSearch(String text) {
        return new Filter(text, join, criteria);
    }

    /** This filter with other criteria. */
    public Filter withCriteria(Join newJoin, List<Criterion> newCriteria) {
        return new Filter(search, newJoin, List.copyOf(newCriteria));
    }

    /** As a condition; every value in it is bound. */
    public Condition condition(RowSource<?> source) {
        var conditions = criteria.stream().map(Criterion::condition).toList();
        var joined = switch (join) {
            case ALL -> DSL.and(conditions);
            case ANY -> conditions.isEmpty() ? DSL.noCondition() : DSL.or(conditions);
        };
        return search.isEmpty() ? joined : joined.and(searched(source));
    }

    private Condition searched(RowSource<?> source) {
        return source.searched().stream()
                .map(column -> column.apply(search))
                .reduce(Condition::or)
                .orElse(DSL.falseCondition());
    }
}
