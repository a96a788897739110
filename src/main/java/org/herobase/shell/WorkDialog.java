package org.herobase.shell;

import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import javafx.util.Duration;
import org.herobase.db.Work;
import org.herobase.ui.Background;
import org.herobase.ui.Texts;

/** Shows work on a whole file, as soon as it takes longer than the eye notices, and lets the user cancel it. */
final class WorkDialog {
    private static final double WIDTH = 420;

    private final Texts texts = new Texts(WorkDialog.class);
    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final Label step = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final PauseTransition pause = new PauseTransition(Duration.seconds(0.2));
    private final AtomicReference<Runnable> news = new AtomicReference<>();

    /**
     * @param owner the window that waits
     * @param what is done
     */
    WorkDialog(Window owner, String what) {
        dialog.initOwner(owner);
        dialog.initModality(Modality.WINDOW_MODAL);
        dialog.setTitle(texts.get("app.name"));
        dialog.setResizable(true);
        step.setText(what);
        step.setWrapText(true);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(what);
        var pane = dialog.getDialogPane();
        var content = new VBox(step, bar);
        content.getStyleClass().add("work-results");
        pane.setContent(content);
        pane.setPrefWidth(WIDTH);
        pane.getButtonTypes().add(new ButtonType(texts.get("maintenance.cancel"), ButtonData.CANCEL_CLOSE));
    }

    /** Follows work until it ends; the caller hears of its end for himself, after the dialog is gone. */
    void follow(Work<?> work) {
        dialog.setOnHidden(_ -> work.cancel(true)); // in vain if it is done
        pause.setOnFinished(_ -> dialog.show());
        pause.play();
        Background.of(work).andFinally(() -> {
            pause.stop();
            dialog.close();
        });
    }

    /** Shows how much is done; from any thread, however often. */
    void setProgress(double share) {
        tell(() -> bar.setProgress(share));
    }

    /** Says what is done now; from any thread, however often. */
    void setStep(String what) {
        tell(() -> step.setText(what));
    }

    /** Only the newest one counts. */
    private void tell(Runnable change) {
        if (news.getAndSet(change) == null) {
            Platform.runLater(() -> news.getAndSet(null).run());
        }
    }
}
