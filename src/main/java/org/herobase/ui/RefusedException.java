package org.herobase.ui;

/** Something was not done, for a reason that has its words already. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorText error;

    RefusedException(ErrorText error) {
        super(error.headline());
        this.error = error;
    }

    /** Why. */
    ErrorText error() {
        return error;
    }
}
