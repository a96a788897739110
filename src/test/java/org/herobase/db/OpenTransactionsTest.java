package org.herobase.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.herobase.db.OpenTransactions.Open;
import org.junit.jupiter.api.Test;

class OpenTransactionsTest {
    private final AtomicBoolean readersHold = new AtomicBoolean();
    private final OpenTransactions transactions = new OpenTransactions(readersHold::get);

    @Test
    void oneThatHasOnlyReadHoldsNobodyUpInWalMode() {
        var reading = open("Sheet 1", 0);
        assertThat(transactions.holder()).isEmpty();
        assertThat(transactions.isAnyWriting()).isFalse();
        readersHold.set(true);
        assertThat(transactions.holder()).contains(reading);
        assertThat(transactions.isAnyWriting()).as("worth waiting for").isFalse();
    }

    @Test
    void theHolderIsRatherOneThatHasChangedRows() {
        readersHold.set(true);
        open("Sheet 1", 0);
        var writing = open("Sheet 2", 3);
        assertThat(transactions.holder()).contains(writing);
        assertThat(transactions.isAnyWriting()).isTrue();
        transactions.closed("Sheet 2");
        assertThat(transactions.isAnyWriting()).isFalse();
    }

    private Open open(String sheet, long changes) {
        var open = new Open(sheet, Instant.EPOCH, changes);
        transactions.opened(sheet, open);
        return open;
    }
}
