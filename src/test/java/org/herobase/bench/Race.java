package org.herobase.bench;

import java.util.ArrayList;
import java.util.List;

/** The app and its reference in turn, so that another program's load meets both alike; the medians count. */
final class Race {
    private static final double WARM_UP_SECONDS = 1;
    private static final double HEAT_SECONDS = 0.1;
    private static final double SLOW_SECONDS = 0.5;
    private static final double VERY_SLOW_SECONDS = 3;
    private static final int HEATS = 7;
    private static final int HEATS_OF_SLOW = 3;
    private static final int MOST_TIMES = 4_096;

    /** One of the two. */
    @FunctionalInterface
    interface Contender {
        /**
         * Does it.
         *
         * @param times how often, at least once
         * @return how long one time took, in seconds
         */
        double seconds(int times) throws Exception;
    }

    private Race() {}

    /**
     * How quick a contender is.
     *
     * @param times how often it must run for a heat that is long enough for a clock
     * @param seconds how long one time took at last
     */
    private record Pace(int times, double seconds) {}

    /** Runs them: the quicker they are, the more often. What is very slow runs once. */
    static Sample run(Contender app, Contender reference) throws Exception {
        var ofApp = warmUp(app);
        var ofReference = warmUp(reference);
        if (ofApp.seconds() > VERY_SLOW_SECONDS) {
            return new Sample(ofApp.seconds(), ofReference.seconds());
        }
        return byTurns(
                _ -> app.seconds(ofApp.times()),
                _ -> reference.seconds(ofReference.times()),
                ofApp.seconds() < SLOW_SECONDS ? HEATS : HEATS_OF_SLOW);
    }

    /** Runs each of them once, and so on: what one does the other may take back. */
    static Sample byTurns(Contender app, Contender reference, int heats) throws Exception {
        var ofApp = new ArrayList<Double>();
        var ofReference = new ArrayList<Double>();
        for (var heat = 0; heat < heats; heat++) {
            ofApp.add(app.seconds(1));
            ofReference.add(reference.seconds(1));
        }
        return new Sample(median(ofApp), median(ofReference));
    }

    /** Runs until the compiler and the caches know it. */
    private static Pace warmUp(Contender contender) throws Exception {
        var end = System.nanoTime() + (long) (WARM_UP_SECONDS * 1e9);
        var times = 1;
        var seconds = contender.seconds(times);
        while (System.nanoTime() < end) {
            if (seconds * times < HEAT_SECONDS && times < MOST_TIMES) {
                times *= 2;
            }
            seconds = contender.seconds(times);
        }
        return new Pace(times, seconds);
    }

    static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** How long something takes, in seconds. */
    static double seconds(Action action) throws Exception {
        var start = System.nanoTime();
        action.run();
        return (System.nanoTime() - start) / 1e9;
    }

    /** Something that takes its time. */
    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }
}
