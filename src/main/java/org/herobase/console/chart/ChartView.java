package org.herobase.console.chart;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.herobase.console.result.Query;
import org.herobase.db.Problem;
import org.herobase.ui.Background;
import org.herobase.ui.Dialogs;
import org.herobase.ui.LateFlag;
import org.herobase.ui.Texts;

/**
 * A query's result as a chart. It asks the database for the result again, aggregated where it is large; nothing is asked
 * before {@link #open}. Belongs to the JavaFX thread.
 */
public final class ChartView extends VBox {
    private final Query query;
    private final Dialogs dialogs;
    private final ChartReader reader;
    private final Texts texts = new Texts(ChartView.class);
    private final ChartChoices choices = new ChartChoices(this::read);
    private final StackPane place = new StackPane();
    private final Label line = new Label();
    private final Label note = new Label();
    private final ChartSaving saving;
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private List<ChartColumn> columns; // null until they are read
    private CompletableFuture<?> newest;
    private Runnable cancel = () -> {};

    /**
     * @param query what is drawn
     * @param dialogs have the words for errors, and ask for files
     */
    public ChartView(Query query, Dialogs dialogs) {
        this.query = query;
        this.dialogs = dialogs;
        this.reader = new ChartReader(query);
        this.saving = new ChartSaving(dialogs, note);
        setId("chartView");
        getStyleClass().add("chart-view");
        choices.setDisable(true);
        line.setId("chartLine");
        line.setWrapText(true);
        note.getStyleClass().add("note");
        VBox.setVgrow(place, Priority.ALWAYS);
        HBox.setHgrow(choices, Priority.ALWAYS);
        saving.setMinWidth(USE_PREF_SIZE);
        var head = new HBox(choices, saving);
        head.getStyleClass().add("head");
        var foot = new VBox(line, note);
        foot.getStyleClass().add("chart-foot");
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        getChildren().addAll(head, place, foot);
        new LateFlag(reading.getReadOnlyProperty()).subscribe(late -> {
            if (late) {
                showReading();
            }
        });
    }

    /** Reads and draws, when the view is looked at for the first time; later calls do nothing. */
    public void open() {
        if (columns != null || reading.get()) {
            return;
        }
        if (!query.isRepeatable()) {
            put(note("chart.unrepeatable", "chart.unrepeatable.advice"));
            return;
        }
        var work = reader.columns();
        follow(work, () -> work.cancel(true), found -> {
            columns = found;
            choices.setDisable(false);
            choices.show(found);
        });
    }

    /** Stops reading; what is drawn stays. */
    public void close() {
        cancel.run();
    }

    private void read() {
        var request = choices.request();
        if (!request.isComplete()) {
            stop();
            line.setText("");
            put(note("chart.choose", "chart.choose.advice"));
            return;
        }
        stop();
        var begun = reader.read(request, choices.xKind());
        follow(begun.data(), begun.cancel(), this::show);
    }

    private <T> void follow(CompletableFuture<T> begun, Runnable stop, Consumer<T> show) {
        newest = begun;
        cancel = stop;
        reading.set(true);
        Background.of(begun)
                .onSuccess(read -> {
                    if (newest == begun) {
                        reading.set(false); // first, or the wheel may come after what it waits for
                        show.accept(read);
                    }
                })
                .onFailure(failure -> {
                    if (newest == begun) {
                        reading.set(false);
                        showFailure(failure);
                    }
                })
                .andFinally(() -> {
                    if (newest == begun && reading.get()) { // neither: cancelled
                        reading.set(false);
                        showStopped();
                    }
                });
    }

    /** The newest wish wins: what was wished for before is given up. */
    private void stop() {
        newest = null;
        cancel.run();
        cancel = () -> {};
        reading.set(false);
    }

    private void show(ChartData data) {
        note.setText("");
        var words = new ChartWords(data, columns);
        line.setText(words.line());
        if (data.isEmpty()) {
            put(note("chart.nothing", "chart.nothing.advice"));
            return;
        }
        var chart = new ChartDrawing(data, words).chart();
        put(chart);
        saving.show(chart, data, words);
    }

    private void showFailure(Throwable failure) {
        if (Problem.of(failure) == Problem.CANCELLED) {
            showStopped();
            return;
        }
        var error = dialogs.describe(texts.get("chart.query"), failure);
        line.setText("");
        put(note(new Label(error.headline()), new Label(error.advice()), again()));
    }

    private void showStopped() {
        line.setText("");
        put(note(new Label(texts.get("chart.stopped")), new Label(texts.get("chart.stopped.advice")), again()));
    }

    private Button again() {
        var again = new Button(texts.get("chart.again"));
        again.setOnAction(_ -> {
            if (columns == null) {
                open();
            } else {
                read();
            }
        });
        return again;
    }

    private void showReading() {
        var wheel = new ProgressIndicator();
        wheel.setMaxSize(32, 32);
        var stop = new Button(texts.get("chart.cancel"));
        stop.setOnAction(_ -> cancel.run());
        var box = new VBox(wheel, new Label(texts.get("chart.reading")), stop);
        box.getStyleClass().add("empty-state");
        line.setText("");
        put(box);
    }

    private Node note(String headline, String advice) {
        return note(new Label(texts.get(headline)), new Label(texts.get(advice)));
    }

    private static Node note(Label headline, Label advice, Node... more) {
        headline.getStyleClass().add("empty-title");
        headline.setWrapText(true);
        advice.getStyleClass().add("empty-text");
        advice.setWrapText(true);
        var note = new VBox(headline, advice);
        note.getChildren().addAll(more);
        note.getStyleClass().add("empty-state");
        return note;
    }

    private void put(Node node) {
        saving.setDisable(true);
        place.getChildren().setAll(node);
    }
}
