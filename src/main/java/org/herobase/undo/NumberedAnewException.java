package org.herobase.undo;

/** VACUUM has given rows other rowids since, and nothing else names them: which of them were changed is not known any more. */
public final class NumberedAnewException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NumberedAnewException() {
        super("VACUUM has numbered the rows anew");
    }
}
