package org.herobase.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.herobase.bench.HeroReadings.Order;
import org.herobase.bench.HeroReadings.Place;

/** What the window's thread and the memory have to bear while things are done with the heroes view open. */
final class WhileOpen {
    private static final int PAGE_SIZE = 100;
    private static final int EDITS = 1_000;
    private static final int EDITED_ROWS = 5; // what the smallest window shows
    private static final String MARK = ", edited";
    private static final int SECRET_NAME = 2;
    private static final long SEED = 42;
    private static final long ENOUGH_NANOSECONDS = 8_000_000_000L;
    private static final int WARM_UPS = 20;
    private static final int MOST_TIMES = 11;

    /**
     * Something that a user does.
     *
     * @param before brings about what it begins with, and is not measured
     */
    private record Doing(String what, Race.Action before, Race.Action action) {}

    private final HeroesWindow window;
    private final PlainTable plain;
    private final HeldThread thread;
    private final long pages;
    private final Random random = new Random(SEED);
    private final double idleHeap;

    WhileOpen(HeroesWindow window, PlainTable plain, HeldThread thread, long heroes) throws Exception {
        this.window = window;
        this.plain = plain;
        this.thread = thread;
        this.pages = heroes / PAGE_SIZE;
        warmUp();
        this.idleHeap = Memory.heap();
    }

    private void warmUp() throws Exception {
        for (var time = 0; time < WARM_UPS; time++) {
            window.press("#pageNext");
            plain.turnPage();
        }
    }

    /** In the order in which they are to be made: the memory is that after the thread's. */
    List<Measurement> measurements() {
        var measurements = new ArrayList<Measurement>();
        for (var doing : doings()) {
            measurements.add(new Measurement(Figure.HELD, doing.what(), () -> held(doing)));
            measurements.add(new Measurement(Figure.MEMORY, doing.what(), () -> new Sample(Memory.heap(), idleHeap)));
        }
        return measurements;
    }

    private List<Doing> doings() {
        var doings = new ArrayList<Doing>();
        for (var order : Order.values()) {
            doings.add(new Doing(Place.FIRST.by(order), () -> showLast(order), () -> window.press("#pageFirst")));
            doings.add(new Doing(Place.NEXT.by(order), () -> {}, () -> window.press("#pageNext")));
            doings.add(
                    new Doing(Place.LAST.by(order), () -> window.press("#pageFirst"), () -> window.press("#pageLast")));
            doings.add(new Doing(Place.RANDOM.by(order), () -> {}, () -> window.goTo(order.page(random, pages))));
        }
        doings.add(new Doing(AgainstSqlite.SEARCH, this::showAll, () -> window.search(HeroReadings.NOWHERE)));
        doings.add(
                new Doing(AgainstSqlite.FILTER, this::showAll, () -> window.filter(SECRET_NAME, HeroReadings.NOWHERE)));
        doings.add(new Doing(AgainstSqlite.COUNT, this::showAll, window::refresh));
        doings.add(new Doing(AgainstSqlite.EDITS, this::showAll, this::edit));
        doings.add(new Doing(AgainstSqlite.LAST_ROW, () -> window.type(ConsoleScripts.QUERY), window::run));
        doings.add(new Doing(AgainstSqlite.SCRIPT, () -> window.type(ConsoleScripts.inserts("ROLLBACK")), window::run));
        return doings;
    }

    private Sample held(Doing doing) throws Exception {
        var app = longest(doing.before(), doing.action());
        return new Sample(app, longest(() -> {}, plain::turnPage));
    }

    /**
     * The median of the longest of each time: one look at the thread may miss the moment that counts, or meet the machine's
     * bad one. What is slow is done less often.
     */
    private double longest(Race.Action before, Race.Action action) throws Exception {
        var end = System.nanoTime() + ENOUGH_NANOSECONDS;
        var times = new ArrayList<Double>();
        do {
            before.run();
            times.add(thread.during(action));
        } while (times.size() < MOST_TIMES && System.nanoTime() < end);
        return Race.median(times);
    }

    private void showLast(Order order) throws Exception {
        window.sortBy(order.ordinal());
        window.press("#pageLast");
    }

    private void showAll() throws Exception {
        window.search("");
        window.press("#filterClear");
        window.sortBy(Order.KEY.ordinal());
    }

    /** Each name is changed as often as it is changed back. */
    private void edit() throws Exception {
        for (var edit = 0; edit < EDITS; edit++) {
            var row = edit % EDITED_ROWS;
            var name = window.name(row);
            window.rename(row, name.endsWith(MARK) ? name.substring(0, name.length() - MARK.length()) : name + MARK);
        }
    }
}
