package org.herobase.bench;

import java.util.concurrent.Callable;

/**
 * How a figure is measured.
 *
 * @param aspect as in {@link Figure}
 * @param what as in {@link Figure}
 * @param measuring may be called again
 */
record Measurement(String aspect, String what, Callable<Sample> measuring) {
    /** The name of its figure. */
    String name() {
        return Figure.name(aspect, what);
    }

    Figure measure() throws Exception {
        return new Figure(aspect, what, measuring.call());
    }
}
