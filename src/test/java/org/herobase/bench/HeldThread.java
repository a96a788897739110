package org.herobase.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.herobase.App;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Tells how long the JavaFX thread is held at most while the heroes view works: a task posted every 5 ms says how late it
 * came. Not a test: {@code java … org.herobase.bench.HeldThread FILE} prints a line for each thing done.
 */
final class HeldThread {
    private static final int POST_EVERY_MILLISECONDS = 5;

    private final AtomicLong longest = new AtomicLong();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Stage stage;

    private HeldThread(Stage stage) {
        this.stage = stage;
    }

    public static void main(String[] arguments) throws Exception {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        var stage = FxToolkit.registerPrimaryStage();
        FxToolkit.setupApplication(App.class, arguments[0]);
        var probe = new HeldThread(stage);
        probe.run();
        FxToolkit.hideStage();
        System.exit(0);
    }

    private void run() throws Exception {
        waitFor(() -> !label().isEmpty());
        Thread.ofPlatform().daemon().start(this::post);
        waitFor(() -> !label().endsWith("…"));
        for (var round = 1; round <= 2; round++) {
            System.out.println("round " + round + (round == 1 ? ", cold" : ", warm"));
            measure("next page", () -> this.<Button>find("#pageNext").fire());
            measure("last page", () -> this.<Button>find("#pageLast").fire());
            measure("previous page", () -> this.<Button>find("#pagePrevious").fire());
            measure("page 50,000 by its number", () -> {
                TextField number = find("#pageNumber");
                number.setText("50000");
                number.fireEvent(new ActionEvent());
            });
            measure("sort by name, indexed", () -> sort(1));
            measure("last page by name", () -> this.<Button>find("#pageLast").fire());
            measure(
                    "previous page by name",
                    () -> this.<Button>find("#pagePrevious").fire());
            measure("sort by secret name, no index", () -> sort(2));
            measure("sort by id", () -> sort(0));
            measure(
                    "search that finds nothing",
                    () -> this.<TextField>find("#heroesSearch").setText("zzz"));
            measure(
                    "search that finds many",
                    () -> this.<TextField>find("#heroesSearch").setText("hero 77"));
            measure("no search", () -> this.<TextField>find("#heroesSearch").setText(""));
            measure("1,000 rows a page", () -> size(1_000));
            measure("next page of 1,000", () -> this.<Button>find("#pageNext").fire());
            measure("100 rows a page", () -> size(100));
        }
    }

    private void size(int rows) {
        ChoiceBox<Integer> size = find("#pageSize");
        size.setValue(rows);
    }

    private void sort(int column) {
        TableView<?> grid = find("#heroesGrid");
        sort(grid, column);
    }

    private static <S> void sort(TableView<S> grid, int column) {
        TableColumn<S, ?> sorted = grid.getColumns().get(column);
        grid.getSortOrder().setAll(List.of(sorted));
    }

    private void measure(String what, Runnable action) throws Exception {
        longest.set(0);
        var before = System.nanoTime();
        var old = WaitForAsyncUtils.asyncFx(
                        () -> this.<TableView<?>>find("#heroesGrid").getItems().toArray())
                .get();
        Platform.runLater(action);
        waitFor(() -> !Arrays.equals(
                old, this.<TableView<?>>find("#heroesGrid").getItems().toArray()));
        var shown = Duration.ofNanos(System.nanoTime() - before).toMillis();
        WaitForAsyncUtils.waitForFxEvents();
        waitFor(() -> !label().endsWith("…"));
        System.out.printf(
                "%-36s shown after %5d ms, thread held at most %4d ms%n", what, shown, longest.get() / 1_000_000);
    }

    private void post() {
        try {
            while (!ended.get()) {
                var posted = System.nanoTime();
                Platform.runLater(() -> longest.accumulateAndGet(System.nanoTime() - posted, Math::max));
                Thread.sleep(POST_EVERY_MILLISECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private String label() {
        Label label = find("#pageLabel");
        return label == null ? "" : label.getText();
    }

    @SuppressWarnings("unchecked")
    private <N extends Node> N find(String id) {
        return (N) stage.getScene().lookup(id);
    }

    private static void waitFor(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(
                60, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    }
}
