package org.herobase.rows;

import java.util.List;
import java.util.Map;
import org.herobase.db.ForeignKey;
import org.jooq.DSLContext;

/**
 * What the foreign keys do when rows are deleted or their keys change ("SQLite Foreign Key Support", 4.3), worked out from
 * what there is without changing anything.
 *
 * @param levels what happens, each level before those that follow from it; what the user means to do is at depth 0
 * @param obstacles what keeps all of it from happening; empty if nothing does
 * @param triggers the names of triggers of these tables, which may do more
 * @param statements what runs, and what the foreign keys' actions come to, as SQL to read
 */
public record Consequences(List<Level> levels, List<Obstacle> obstacles, List<String> triggers, String statements) {
    private static final Consequences NONE = new Consequences(List.of(), List.of(), List.of(), "");

    /** What happens to rows. */
    public enum Action {
        /** They are deleted. */
        DELETE,
        /** Columns of theirs become NULL. */
        SET_NULL,
        /** Columns of theirs get their defaults. */
        SET_DEFAULT,
        /** Columns of theirs get new values, for a foreign key those of the parent's key. */
        UPDATE
    }

    /**
     * What happens to rows of one table.
     *
     * @param depth how many foreign keys lead here from what the user means to do
     * @param table its name, unquoted
     * @param columns those that change; empty if the rows are deleted
     * @param rows how many
     */
    public record Level(int depth, Action action, String table, List<String> columns, long rows) {}

    /** What is in the way. */
    public enum Hindrance {
        /** Rows refer to one that goes or changes its key (RESTRICT, NO ACTION). */
        REFERRING,
        /** Rows would become NULL where they must not be. */
        NOT_NULL,
        /** Rows would refer to a parent that is not there. */
        NO_PARENT
    }

    /**
     * Rows in the way.
     *
     * @param key the foreign key that holds them; they are rows of its table
     * @param rows how many
     * @param first the values that the first of them has in the key's columns
     * @param rowsLikeFirst how many of them have these
     */
    public record Obstacle(
            Hindrance hindrance, ForeignKey key, long rows, Map<String, Object> first, long rowsLikeFirst) {
        /** The way to the rows that have the first one's values. */
        public Destination destination() {
            return new Destination.TheRows(key.table(), first);
        }
    }

    /** Works out what follows, on a connection that may only read. How long that takes grows with the rows that it finds. */
    public static Consequences of(DSLContext sql, List<Intent> intents) {
        return new ConsequenceReader(sql, new KeyGraph(sql), intents).read();
    }

    /**
     * Works out what follows from other values in a row.
     *
     * @return nothing at all if no foreign key points to these columns, which most often is so and is known at once
     */
    public static Consequences ofChange(DSLContext sql, Intent.Update change) {
        var columns = List.copyOf(change.values().keySet());
        var isReferenced = ForeignKey.readPointingTo(sql, change.table()).stream()
                .anyMatch(key -> KeyGraph.overlap(key.parentColumns(), columns));
        return isReferenced ? of(sql, List.of(change)) : NONE;
    }

    /** What follows from what the user means to do. */
    public List<Level> following() {
        return levels.stream().filter(level -> level.depth() > 0).toList();
    }

    /** How many rows are deleted or changed. */
    public long rows() {
        return levels.stream().mapToLong(Level::rows).sum();
    }

    /** Whether rows other than those that the user named are touched, or in the way. */
    public boolean reachesOthers() {
        return !following().isEmpty() || !obstacles.isEmpty();
    }

    /**
     * A plan that is made only if it has still these consequences. Keys without an action may be broken in its middle and
     * are looked at when it is done, so that the order of its statements does not matter.
     *
     * @param intents those that the consequences were worked out for
     * @param plan makes them
     * @return fails with {@link ConsequencesChangedException} otherwise
     */
    public Edits.Plan asTold(List<Intent> intents, Edits.Plan plan) {
        if (this == NONE) {
            return plan;
        }
        return (sql, writer) -> {
            if (!areAs(of(sql, intents))) {
                throw new ConsequencesChangedException();
            }
            sql.execute("PRAGMA defer_foreign_keys = ON"); // until the end of the transaction
            plan.make(sql, writer);
        };
    }

    private boolean areAs(Consequences others) {
        return following().equals(others.following()) && obstacles.isEmpty() == others.obstacles.isEmpty();
    }
}
