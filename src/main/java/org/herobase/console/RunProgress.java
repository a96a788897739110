package org.herobase.console;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import org.herobase.ui.Texts;

/** How far a script of several statements has come, as a bar. */
final class RunProgress {
    private final Texts texts = new Texts(RunProgress.class);

    /**
     * @param bar shown while the run clock is, if there is more than one statement
     * @param transcript of the newest run, null before the first
     * @param isTiming whether the run takes long enough to be noticed
     */
    RunProgress(ProgressBar bar, ObservableValue<RunTranscript> transcript, ObservableValue<Boolean> isTiming) {
        var done = transcript.flatMap(RunTranscript::done).orElse(0);
        var visible = Bindings.createBooleanBinding(
                () -> isTiming.getValue()
                        && transcript.getValue() != null
                        && transcript.getValue().size() > 1,
                isTiming,
                transcript);
        bar.visibleProperty().bind(visible);
        bar.managedProperty().bind(visible);
        bar.progressProperty()
                .bind(done.map(count -> transcript.getValue() == null
                        ? 0
                        : count.doubleValue() / transcript.getValue().size()));
        bar.accessibleTextProperty()
                .bind(done.map(count -> texts.get(
                        "sheet.progress",
                        count,
                        transcript.getValue() == null
                                ? 0
                                : transcript.getValue().size())));
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(bar.accessibleTextProperty());
        bar.setTooltip(tooltip);
    }
}
