package org.herobase.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Where the user has been in one database, to go back and forward as in a browser. */
final class Trail {
    private static final int LONGEST = 100;

    /**
     * Where the user was.
     *
     * @param bookmark shows in its view what was on show
     */
    record Stop(Place place, Runnable bookmark) {
        private Stop withoutBookmark() {
            return new Stop(place, () -> {});
        }
    }

    private final Deque<Stop> back = new ArrayDeque<>();
    private final Deque<Stop> forward = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper hasBack = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper hasForward = new ReadOnlyBooleanWrapper();

    /** The user leaves a place for another, or for other rows of it. */
    void leave(Stop here) {
        push(back, here);
        forward.clear();
        tell();
    }

    /**
     * The user goes back.
     *
     * @param here where to come back to by going forward; empty if nothing is on show
     * @return where to go; empty if there is nothing to go back to
     */
    Optional<Stop> back(Optional<Stop> here) {
        return step(back, forward, here);
    }

    /** The user goes forward again; as {@link #back}. */
    Optional<Stop> forward(Optional<Stop> here) {
        return step(forward, back, here);
    }

    /** The view of a place was closed: one can go back to the place, but no longer to what was on show there. */
    void closed(Place place) {
        forget(back, place);
        forget(forward, place);
    }

    /** Forgets all places but those that are still there. */
    void keep(Predicate<Place> isThere) {
        back.removeIf(stop -> !isThere.test(stop.place()));
        forward.removeIf(stop -> !isThere.test(stop.place()));
        tell();
    }

    /** Whether there is something to go back to. */
    ReadOnlyBooleanProperty hasBackProperty() {
        return hasBack.getReadOnlyProperty();
    }

    /** Whether there is something to go forward to. */
    ReadOnlyBooleanProperty hasForwardProperty() {
        return hasForward.getReadOnlyProperty();
    }

    private Optional<Stop> step(Deque<Stop> from, Deque<Stop> to, Optional<Stop> here) {
        var next = Optional.ofNullable(from.poll());
        if (next.isPresent()) {
            here.ifPresent(stop -> push(to, stop));
        }
        tell();
        return next;
    }

    private static void push(Deque<Stop> stops, Stop stop) {
        if (stops.size() == LONGEST) {
            stops.removeLast();
        }
        stops.push(stop);
    }

    /** What the bookmarks of a closed view hold would stay in memory with them. */
    private static void forget(Deque<Stop> stops, Place place) {
        for (var left = stops.size(); left > 0; left--) {
            var stop = stops.removeLast();
            stops.addFirst(stop.place().equals(place) ? stop.withoutBookmark() : stop);
        }
    }

    private void tell() {
        hasBack.set(!back.isEmpty());
        hasForward.set(!forward.isEmpty());
    }
}
