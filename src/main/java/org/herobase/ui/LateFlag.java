package org.herobase.ui;

import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Duration;

/** True when a flag has been true for 0.2 s: what is over sooner needs no wheel. */
public final class LateFlag extends SimpleBooleanProperty {
    private static final Duration PATIENCE = Duration.millis(200);

    private final PauseTransition patience = new PauseTransition(PATIENCE);

    /**
     * @param flag what it follows
     */
    public LateFlag(ReadOnlyBooleanProperty flag) {
        patience.setOnFinished(_ -> set(flag.get()));
        flag.subscribe(on -> {
            if (on) {
                patience.playFromStart();
            } else {
                patience.stop();
                set(false);
            }
        });
    }
}
