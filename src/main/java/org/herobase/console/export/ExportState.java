package org.herobase.console.export;

import atlantafx.base.theme.Styles;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.herobase.ui.LateFlag;
import org.herobase.ui.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says how far a copying or saving is, and lets it be stopped; then how it ended, until the next one or a click. */
final class ExportState extends HBox {
    private static final Duration STEP = Duration.millis(200);

    /**
     * Something under way.
     *
     * @param text what is done, in words
     * @param rows how many rows are done
     * @param count of how many; empty if that is not known
     * @param stop stops it
     */
    record Progress(String text, LongSupplier rows, OptionalLong count, Runnable stop) {}

    private final Texts texts = new Texts(ExportState.class);
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final ReadOnlyBooleanProperty isLate = new LateFlag(busy);
    private final ProgressBar bar = new ProgressBar();
    private final Label label = new Label();
    private final Button stop = new Button(texts.get("export.cancel"));
    private final Button close = new Button(null, new FontIcon("fth-x"));
    private final Timeline clock = new Timeline(new KeyFrame(STEP, _ -> showProgress()));
    private Progress progress; // null if nothing is under way

    ExportState() {
        setId("resultExport");
        getStyleClass().add("result-state");
        setSpacing(8);
        clock.setCycleCount(Animation.INDEFINITE);
        bar.getStyleClass().add("result-export-bar");
        bar.setAccessibleText(texts.get("export.progress"));
        label.setMinWidth(0);
        stop.setId("resultExportCancel");
        stop.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.setOnAction(_ -> stop());
        close.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, Styles.BUTTON_ICON);
        close.setAccessibleText(texts.get("export.close"));
        close.setTooltip(new Tooltip(texts.get("export.close")));
        close.setOnAction(_ -> clear());
        getChildren().addAll(bar, label, stop, close);
        showWhen(bar, isLate);
        showWhen(stop, isLate);
        close.visibleProperty().bind(busy.not());
        close.managedProperty().bind(busy.not());
        managedProperty().bind(visibleProperty());
        visibleProperty().bind(isLate.or(label.textProperty().isNotEmpty()));
    }

    /** Whether something is under way. */
    ReadOnlyBooleanProperty busy() {
        return busy;
    }

    /** Follows something until {@link #end}. */
    void follow(Progress newProgress) {
        clear();
        progress = newProgress;
        busy.set(true);
        clock.playFromStart();
    }

    /**
     * Nothing is under way any more.
     *
     * @param text how it ended; empty for nothing to say
     * @param caution what the user might not expect of it; may be empty
     */
    void end(String text, String caution) {
        clock.stop();
        progress = null;
        busy.set(false);
        var said = caution.isEmpty() ? text : text + " " + caution;
        label.setGraphic(said.isEmpty() ? null : new FontIcon(caution.isEmpty() ? "fth-check" : "fth-alert-triangle"));
        label.getStyleClass().setAll("label", caution.isEmpty() ? "summary" : "result-warning");
        label.setTooltip(said.isEmpty() ? null : new Tooltip(said));
        label.setText(said);
    }

    /** Stops what is under way, if anything is. */
    void stop() {
        if (progress != null) {
            progress.stop().run();
        }
    }

    private void clear() {
        label.setGraphic(null);
        label.setTooltip(null);
        label.setText("");
        label.getStyleClass().setAll("label", "summary");
    }

    private void showProgress() {
        var count = progress.count();
        var rows = progress.rows().getAsLong();
        bar.setProgress(
                count.isEmpty() || count.getAsLong() == 0
                        ? ProgressBar.INDETERMINATE_PROGRESS
                        : (double) rows / count.getAsLong());
        label.setText(
                count.isEmpty()
                        ? texts.get("export.rows", progress.text(), rows)
                        : texts.get("export.rows.of", progress.text(), rows, count.getAsLong()));
    }

    private static void showWhen(Region node, ReadOnlyBooleanProperty flag) {
        node.visibleProperty().bind(flag);
        node.managedProperty().bind(flag);
    }
}
