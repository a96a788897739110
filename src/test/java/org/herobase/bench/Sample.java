package org.herobase.bench;

/**
 * What the app took, and what its reference took in the same moments: seconds, or bytes.
 *
 * @param app of the app, not negative
 * @param reference more than nothing
 */
record Sample(double app, double reference) {
    /** How many times the reference; the smaller the better. */
    double ratio() {
        return app / reference;
    }

    Sample better(Sample other) {
        return ratio() <= other.ratio() ? this : other;
    }
}
