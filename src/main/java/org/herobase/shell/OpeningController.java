package org.herobase.shell;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.herobase.ui.Background;
import org.herobase.ui.Presence;
import org.herobase.ui.Texts;

/** Opens a database in the background and, if that takes long, says so over what is on show. */
public final class OpeningController {
    private final Texts texts = new Texts(OpeningController.class);
    private final Executor background;
    private final PauseTransition pause = new PauseTransition(Duration.seconds(0.2));
    private CompletableFuture<Workspace> attempt; // null if there is none
    private Runnable givenUp = () -> {};
    private Presence presence;

    @FXML
    private Region openingPane;

    @FXML
    private Label openingLabel;

    @FXML
    private Button openingCancel;

    /**
     * @param background where files are opened
     */
    public OpeningController(Executor background) {
        this.background = background;
    }

    /** When the view has its place in the window. */
    void connect() {
        presence = new Presence(openingPane);
        presence.set(false);
        pause.setOnFinished(_ -> {
            presence.set(true);
            openingCancel.requestFocus();
        });
    }

    /**
     * Opens a database; gives up one that is still being opened.
     *
     * @param file shown to the user
     * @param work opens it, in the background
     * @param givenUp called when the user cancels
     * @param done gets it
     * @param failed gets what went wrong
     */
    void open(
            Path file,
            Supplier<Workspace> work,
            Consumer<Workspace> done,
            Consumer<Throwable> failed,
            Runnable givenUp) {
        cancel();
        this.givenUp = givenUp;
        var mine = CompletableFuture.supplyAsync(work, background);
        attempt = mine;
        openingLabel.setText(texts.get("opening", Workspace.nameOf(file)));
        pause.playFromStart();
        Background.of(mine)
                .onSuccess(workspace -> {
                    if (attempt == mine) {
                        cancel();
                        done.accept(workspace);
                    } else {
                        workspace.close(); // nobody waits for it any more
                    }
                })
                .onFailure(failure -> {
                    if (attempt == mine) {
                        cancel();
                        failed.accept(failure);
                    }
                });
    }

    /** Waits no longer for a database; what comes of it is let go in the background. */
    void cancel() {
        attempt = null;
        pause.stop();
        presence.set(false);
    }

    @FXML
    private void giveUp() {
        cancel();
        givenUp.run();
    }
}
