package org.herobase.console.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * Rows that are in memory.
 *
 * @param columns their names
 * @param isWhole as in {@link ShownRows#isWhole}
 */
record KeptRows(List<String> columns, List<List<Object>> rows, boolean isWhole) implements ShownRows {
    @Override
    public OptionalLong count() {
        return OptionalLong.of(rows.size());
    }

    @Override
    public CompletableFuture<Void> read(Visitor visitor) {
        return CompletableFuture.runAsync(() -> {
            try {
                for (var row : rows) {
                    if (!visitor.visit(row)) {
                        return;
                    }
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }
}
