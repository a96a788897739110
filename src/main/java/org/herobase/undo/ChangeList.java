package org.herobase.undo;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was done and what was undone, each in the order in which it can be taken back. Safe for use from any thread. */
final class ChangeList {
    private static final int MOST_CHANGES = 1_000;

    private final Deque<Change> done = new ArrayDeque<>(); // guarded by this
    private final Deque<Change> undone = new ArrayDeque<>(); // guarded by this
    private final Set<Change> taken = new HashSet<>(); // guarded by this; those that are being undone or made again
    private final Set<Change> stays = new HashSet<>(); // guarded by this
    private final List<Segment> forgotten = new ArrayList<>(); // guarded by this; still in the log
    private long lastNumber; // guarded by this

    /** All changes that are not undone, the last one first. */
    synchronized List<Change> done() {
        return List.copyOf(done);
    }

    /** What was undone and can be made again, the next one first. */
    synchronized List<Change> undone() {
        return List.copyOf(undone);
    }

    /**
     * Has a change more, after which what was undone cannot be made again.
     *
     * @return whether nothing has gone from the list for that
     */
    synchronized boolean add(String where, String title, List<Effect> effects, Way way, PageHistory.Span span) {
        var isMore = undone.isEmpty() && done.size() < MOST_CHANGES;
        insert(new Change(++lastNumber, Instant.now(), where, title, effects, way, span));
        if (done.size() > MOST_CHANGES) {
            forget(done.removeLast());
        }
        undone.forEach(this::forget);
        undone.clear();
        return isMore;
    }

    /** Takes the next change to be undone or made again out of the list; null if there is none. */
    synchronized Change take(boolean isUndo) {
        var next = (isUndo ? done : undone)
                .stream().filter(change -> !stays.contains(change)).findFirst().orElse(null);
        (isUndo ? done : undone).remove(next);
        if (next != null) {
            taken.add(next);
        }
        return next;
    }

    /** Whether a change was to be undone and could not, so that it does not stand before the older ones. */
    synchronized boolean stays(Change change) {
        return stays.contains(change);
    }

    /** Has a change again that was taken out, as nothing became of it. What was changed meanwhile comes before it. */
    synchronized void putBack(Change change, boolean isUndo) {
        taken.remove(change);
        var isOlder = !done.isEmpty() && done.peek().number() > change.number();
        if (isUndo) {
            putInPlace(change);
        } else if (isOlder) {
            forget(change);
        } else {
            undone.push(change);
        }
    }

    /**
     * Has a change on the other side, after it was undone or made again.
     *
     * @param inverse what takes that back in turn; null if nothing was changed
     * @param isWhole whether everything is as it was
     */
    synchronized void takenBack(Change change, boolean isUndo, Change inverse, boolean isWhole) {
        taken.remove(change);
        if (inverse != null && isUndo) {
            undone.push(inverse);
        } else if (inverse != null) {
            putInPlace(inverse);
        }
        if (!(change.way() instanceof Way.ByInverse)) {
            forget(change);
        }
        if (!isWhole) {
            forgetSnapshots();
        }
    }

    /** Has a change again that was taken out and cannot be undone; one that cannot be made again is gone. */
    synchronized void giveUp(Change change, boolean isUndo) {
        taken.remove(change);
        forget(change);
        forgetSnapshots();
        if (isUndo) {
            stays.add(change);
            putInPlace(change.with(new Way.Never(), change.effects()).withoutSpan());
        }
    }

    /** Has a change behind those that were made after it. */
    private void putInPlace(Change change) {
        var later = new ArrayDeque<Change>();
        while (!done.isEmpty() && done.peek().number() > change.number()) {
            later.push(done.pop());
        }
        done.push(change);
        later.forEach(done::push);
    }

    /** Needs a stretch of the log no more that belongs to no change. */
    synchronized void discard(Segment segment) {
        forgotten.add(segment);
    }

    /** The contents of the file that undo and redo may bring back. */
    synchronized Set<Long> contents() {
        return Stream.of(done, undone, taken)
                .flatMap(Collection::stream)
                .map(Change::span)
                .filter(Objects::nonNull)
                .flatMap(span -> Stream.of(span.before(), span.after()))
                .collect(Collectors.toSet());
    }

    /**
     * Takes note of what the pages that are kept lead to.
     *
     * @param contents those that can be reached
     */
    synchronized void reach(Set<Long> contents) {
        replace(done, change -> isReached(change.span(), contents, true) ? change : change.withoutSpan());
        replace(undone, change -> isReached(change.span(), contents, false) ? change : change.withoutSpan());
    }

    private static boolean isReached(PageHistory.Span span, Set<Long> contents, boolean isUndo) {
        return span == null || contents.contains(isUndo ? span.before() : span.after());
    }

    /** How large the copies of the file are together, in bytes. */
    synchronized long snapshotBytes() {
        return snapshots().mapToLong(Snapshot::bytes).sum();
    }

    /** Lets the oldest copies of the file give way until they are no larger together than that. */
    synchronized void limitSnapshots(long most) {
        var bytes = snapshotBytes();
        for (var oldest = snapshots().toList().reversed().iterator(); bytes > most && oldest.hasNext(); ) {
            var snapshot = oldest.next();
            bytes -= snapshot.bytes();
            replace(
                    done,
                    change -> change.way() instanceof Way.BySnapshot(var kept, var _) && kept == snapshot
                            ? withoutSnapshot(change)
                            : change);
        }
    }

    private Stream<Snapshot> snapshots() {
        return Stream.concat(undone.stream(), done.stream()).map(Change::way).mapMulti((way, each) -> {
            if (way instanceof Way.BySnapshot(var snapshot, var _)) {
                each.accept(snapshot);
            }
        });
    }

    /** The stretches of the log that nobody needs any more, once. */
    synchronized List<Segment> takeForgotten() {
        var gone = List.copyOf(forgotten);
        forgotten.clear();
        return gone;
    }

    /** Forgets the older half of what was done, to make room in the log; never the last change. */
    synchronized void forgetOlderHalf() {
        for (var left = done.size() / 2; left > 0; left--) {
            forget(done.removeLast());
        }
    }

    /** Forgets everything. */
    synchronized void clear() {
        done.forEach(this::forget);
        undone.forEach(this::forget);
        done.clear();
        undone.clear();
        stays.clear();
    }

    /** Whether a later change, which is not undone, has numbered rows anew. */
    synchronized boolean areRowsNumberedAnewSince(Change change) {
        return done.stream().anyMatch(later -> later.number() > change.number() && later.numbersRowsAnew());
    }

    /** Whether a copy of the file waits for its undo. */
    synchronized boolean hasSnapshots() {
        return done.stream().anyMatch(change -> change.way() instanceof Way.BySnapshot);
    }

    /** Whether a copy of the file waits for its undo with a stamp. */
    synchronized boolean hasStamp(long stamp) {
        return done.stream()
                .anyMatch(change -> change.way() instanceof Way.BySnapshot(var _, var known) && known == stamp);
    }

    /** Gives copies of the file another stamp, after changes which will be undone before them. */
    synchronized void replaceStamp(long stamp, long by) {
        for (var stack : List.of(done, undone)) {
            replace(stack, change -> {
                if (!(change.way() instanceof Way.BySnapshot(var snapshot, var known)) || known != stamp) {
                    return change;
                }
                return by == UndoLog.NO_STAMP
                        ? withoutSnapshot(change)
                        : change.with(new Way.BySnapshot(snapshot, by), change.effects());
            });
        }
    }

    /** What stays as it is now would be lost with a copy from before: no older change can be undone by one any more. */
    private void forgetSnapshots() {
        for (var stack : List.of(done, undone)) {
            replace(stack, change -> change.way() instanceof Way.BySnapshot ? withoutSnapshot(change) : change);
        }
    }

    private Change withoutSnapshot(Change change) {
        forget(change);
        return change.with(new Way.Never(), change.effects());
    }

    private static void replace(Deque<Change> stack, UnaryOperator<Change> by) {
        var changes = List.copyOf(stack);
        stack.clear();
        changes.forEach(change -> stack.addLast(by.apply(change)));
    }

    /** In the order in which they were made, which is not always that in which their connections tell of them. */
    private void insert(Change change) {
        var later = new ArrayDeque<Change>();
        while (done.peek() instanceof Change last && isBehind(last, change)) {
            later.push(done.pop());
        }
        done.push(change);
        later.forEach(done::push);
    }

    private static boolean isBehind(Change one, Change other) {
        return one.way() instanceof Way.ByLog(var later)
                && other.way() instanceof Way.ByLog(var earlier)
                && later.first() > earlier.first();
    }

    private void forget(Change change) {
        switch (change.way()) {
            case Way.ByLog(var segment) -> forgotten.add(segment);
            case Way.BySnapshot(var snapshot, var _) -> snapshot.delete();
            case Way.ByInverse _, Way.Never _ -> {}
        }
    }
}
