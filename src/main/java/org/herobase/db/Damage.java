package org.herobase.db;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What the damage of a file was first known by, if it was met. Safe for use from any thread. */
final class Damage {
    private final AtomicReference<Throwable> first = new AtomicReference<>(); // null as long as none was met
    private volatile Runnable listener = () -> {};

    /** What it was known by; empty as long as the file seems sound. */
    Optional<Throwable> known() {
        return Optional.ofNullable(first.get());
    }

    /** Takes note of it; false if it was known before. */
    boolean note(Throwable failure) {
        return first.compareAndSet(null, failure);
    }

    void listen(Runnable told) {
        listener = told;
    }

    void tell() {
        listener.run();
    }
}
