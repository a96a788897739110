package org.herobase.console;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.scene.control.Label;
import javafx.util.Duration;
import org.herobase.ui.Texts;

/** Shows how long a run takes, once it takes long enough to be noticed. */
final class RunClock {
    private static final Duration UNNOTICED = Duration.millis(200);
    private static final Duration TICK = Duration.millis(100);

    private final PauseTransition delay = new PauseTransition(UNNOTICED);
    private final Timeline ticking;
    private final Label label;
    private final Texts texts;
    private long start;

    /**
     * @param label shown while it ticks
     * @param texts have {@code console.elapsed}
     */
    RunClock(Label label, Texts texts) {
        this.label = label;
        this.texts = texts;
        this.ticking = new Timeline(new KeyFrame(TICK, _ -> tick()));
        ticking.setCycleCount(Animation.INDEFINITE);
        delay.setOnFinished(_ -> {
            tick();
            label.setVisible(true);
            ticking.play();
        });
        label.setVisible(false);
    }

    void start() {
        start = System.nanoTime();
        delay.playFromStart();
    }

    void stop() {
        delay.stop();
        ticking.stop();
        label.setVisible(false);
    }

    private void tick() {
        label.setText(texts.get("console.elapsed", (System.nanoTime() - start) / 1e9));
    }
}
