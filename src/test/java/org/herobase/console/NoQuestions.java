package org.herobase.console;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.CompletableFuture;
import org.herobase.sql.Script.Statement;

/** A user who gives no value and lets everything run. */
final class NoQuestions implements RunQuestions {
    @Override
    public CompletableFuture<Optional<Map<String, Object>>> values(
            SequencedSet<String> names, Map<String, Object> known) {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    public boolean allows(Connection connection, Statement statement, List<Object> values, boolean inTransaction) {
        return true;
    }
}
