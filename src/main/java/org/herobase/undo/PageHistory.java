package org.herobase.undo;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The states of the file's pages since it was opened, as far as the journals of the app's own commits lead back to them. As
 * soon as somebody else has written, no earlier one can be reached any more. Safe for use from any thread.
 *
 * <p>Two states of the pages may have the same content: after rows were taken back one by one, the file holds what it held,
 * on other pages.
 */
final class PageHistory {
    /**
     * What a change did.
     *
     * @param before the content before it
     * @param after the content after it
     */
    record Span(long before, long after) {}

    /**
     * Makes of one state another.
     *
     * @param from the state of the pages to which its journal is applied
     * @param to the state that comes of it
     */
    record Step(long from, long to, RollbackJournal journal) {}

    /**
     * How an earlier content is reached.
     *
     * @param state the state of the pages that has it
     * @param steps in their order; empty if the file has it now
     * @param counter the file's change counter, if nobody else has written
     */
    record Route(long state, List<Step> steps, long counter) {
        /** The pages that are in its journals: not those that were free then and are used now. */
        BitSet pages() {
            var pages = new BitSet();
            steps.forEach(step -> pages.or(step.journal().pages()));
            return pages;
        }

        /** In bytes; of a route with steps. */
        int pageSize() {
            return steps.getFirst().journal().pageSize();
        }
    }

    private final List<Step> steps = new ArrayList<>(); // guarded by this, as all; the oldest first
    private final Map<Long, Long> contents = new HashMap<>(); // of the states of pages
    private long last; // the number that was given out last
    private long state; // of the file now
    private long commits;
    private boolean isCut; // since the last time that it was told what can be reached
    private Long counter; // the file's change counter; null as long as nothing is known of it

    PageHistory() {
        begin();
    }

    /**
     * Takes note of what was committed.
     *
     * @param journal of one transaction, or of several that came one after the other
     * @param counterAfter the file's change counter since
     */
    synchronized Span committed(RollbackJournal journal, long counterAfter) {
        if (counter != null && journal.counter() != counter) {
            forget(); // somebody else has written before
        }
        var before = contents.get(state);
        var next = ++last;
        contents.put(next, ++last);
        steps.add(new Step(next, state, journal));
        state = next;
        counter = counterAfter;
        commits++;
        return new Span(before, contents.get(state));
    }

    /** The file has a content again that it had before, after the last commit. */
    synchronized void hasAgain(long content) {
        contents.put(state, content);
    }

    /**
     * The file's pages are those of an earlier state again.
     *
     * @param back makes of them what they were just now
     */
    synchronized void returned(Route route, RollbackJournal back) {
        steps.add(new Step(route.state(), state, back));
        state = route.state();
        counter = route.counter() + 1 & 0xffffffffL;
    }

    /** How many commits of the app's own were noted. */
    synchronized long commits() {
        return commits;
    }

    /** Whether that was the file's change counter after the last commit which was noted. */
    synchronized boolean isAt(long number) {
        return counter != null && counter == number;
    }

    /** Whether anything is kept. */
    synchronized boolean isKept() {
        return !steps.isEmpty();
    }

    /** What the file holds now, unless somebody else has written since. */
    synchronized long content() {
        return contents.get(state);
    }

    /** The shortest way to a content; empty if there is none any more. */
    synchronized Optional<Route> route(long content) {
        var arrivals = arrivals();
        return arrivals.keySet().stream()
                .filter(reached -> contents.get(reached) == content)
                .map(reached -> new Route(reached, way(arrivals, reached), counter == null ? 0 : counter))
                .min((one, other) -> Long.compare(bytes(one.steps()), bytes(other.steps())));
    }

    /** Whether what was reached may be so no more, or must give way, as {@link #keep} tells. */
    synchronized boolean isCut(long most) {
        return isCut || bytes() > most;
    }

    /**
     * Forgets all that was before, unless that was the file's change counter after the last commit which was noted.
     *
     * @return whether it was forgotten
     */
    synchronized boolean forgetUnlessAt(long number) {
        if (isAt(number)) {
            return false;
        }
        forget();
        return true;
    }

    /** Forgets all that was before: nothing leads back to it. */
    synchronized void forget() {
        steps.forEach(PageHistory::delete);
        steps.clear();
        isCut = true;
        begin();
    }

    /**
     * Keeps only what leads to these contents, and to newer ones, of changes that are not listed yet; and of that as much as
     * may be kept: the oldest gives way.
     *
     * @param most in bytes
     * @return the contents that can be reached then, unless somebody else has written since
     */
    synchronized Set<Long> keep(Collection<Long> wanted, long most) {
        isCut = false;
        var arrivals = arrivals();
        var needed = needed(arrivals, wanted);
        drop(step -> arrivals.get(step.to()) != step || !needed.contains(step.to()));
        if (bytes() <= most) {
            return contents(arrivals);
        }
        while (!steps.isEmpty() && bytes() > most) {
            var oldest = steps.getFirst();
            drop(step -> step == oldest);
            var reached = arrivals().keySet();
            drop(step -> !reached.contains(step.from()));
        }
        return contents(arrivals());
    }

    /** The states on the ways to contents that are wanted or newer. */
    private Set<Long> needed(Map<Long, Step> arrivals, Collection<Long> wanted) {
        var newest = wanted.stream().mapToLong(Long::longValue).max().orElse(0);
        Set<Long> needed = new HashSet<>();
        for (var reached : arrivals.keySet()) {
            if (wanted.contains(contents.get(reached)) || contents.get(reached) > newest) {
                var step = arrivals.get(reached);
                while (step != null && needed.add(step.to())) {
                    step = arrivals.get(step.from());
                }
            }
        }
        return needed;
    }

    private Set<Long> contents(Map<Long, Step> arrivals) {
        return arrivals.keySet().stream().map(contents::get).collect(Collectors.toSet());
    }

    /** How much is kept, in bytes. */
    synchronized long bytes() {
        return bytes(steps);
    }

    private void begin() {
        contents.clear();
        state = ++last;
        contents.put(state, ++last);
        counter = null;
    }

    /** All states that can be reached, each with the step that ends there; null for the present one. */
    private Map<Long, Step> arrivals() {
        var leaving = new HashMap<Long, List<Step>>();
        steps.forEach(step ->
                leaving.computeIfAbsent(step.from(), _ -> new ArrayList<>()).add(step));
        var arrivals = new HashMap<Long, Step>();
        arrivals.put(state, null);
        var open = new ArrayDeque<>(List.of(state));
        while (!open.isEmpty()) {
            for (var step : leaving.getOrDefault(open.poll(), List.of())) {
                if (!arrivals.containsKey(step.to())) {
                    arrivals.put(step.to(), step);
                    open.add(step.to());
                }
            }
        }
        return arrivals;
    }

    private static List<Step> way(Map<Long, Step> arrivals, long to) {
        var way = new ArrayDeque<Step>();
        for (var step = arrivals.get(to); step != null; step = arrivals.get(step.from())) {
            way.push(step);
        }
        return List.copyOf(way);
    }

    private static long bytes(List<Step> steps) {
        return steps.stream().mapToLong(step -> step.journal().bytes()).sum();
    }

    private void drop(Predicate<Step> isDropped) {
        steps.stream().filter(isDropped).forEach(PageHistory::delete);
        steps.removeIf(isDropped);
    }

    private static void delete(Step step) {
        try {
            Files.deleteIfExists(step.journal().file());
        } catch (IOException _) {
            // It goes with the folder.
        }
    }
}
