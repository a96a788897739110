package org.herobase.memory;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Those who want to know of changes. Safe for use from any thread. */
final class Changes {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** Calls it after each change, on any thread; what it gives ends that. */
    Runnable listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Tells of a change as soon as it is committed. */
    <T> CompletableFuture<T> after(CompletableFuture<T> change) {
        return change.whenComplete((_, failure) -> {
            if (failure == null) {
                listeners.forEach(Runnable::run);
            }
        });
    }
}
