package org.herobase.db;

/** A write that found the database locked while the user has a transaction open. */
public final class TransactionHeldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient OpenTransactions.Open holder;

    TransactionHeldException(OpenTransactions.Open holder, RuntimeException locked) {
        super(locked.getMessage(), locked);
        this.holder = holder;
    }

    /** The transaction; not null. */
    public OpenTransactions.Open holder() {
        return holder;
    }
}
