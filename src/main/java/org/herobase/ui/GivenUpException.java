package org.herobase.ui;

import java.util.concurrent.CancellationException;

/** The user was asked and does not want it: nothing was changed, and nothing is left to be said. */
public final class GivenUpException extends CancellationException {
    private static final long serialVersionUID = 1L;
}
