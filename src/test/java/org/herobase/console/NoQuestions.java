package org.herobase.console;

import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.CompletableFuture;

/** A user who gives no value and lets everything run. */
final class NoQuestions implements RunQuestions {
    @Override
    public CompletableFuture<Optional<Map<String, Object>>> values(
            SequencedSet<String> names, Map<String, Object> known) {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    public ScriptRun.Caution caution() {
        return (_, _, _, _) -> true;
    }
}
