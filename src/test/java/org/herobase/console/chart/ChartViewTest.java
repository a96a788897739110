package org.herobase.console.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.PieChart;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.StackPane;
import javax.imageio.ImageIO;
import org.herobase.Await;
import org.herobase.PulseRobot;
import org.herobase.SqliteFile;
import org.herobase.console.chart.ChartRequest.Aggregate;
import org.herobase.console.chart.ChartRequest.Kind;
import org.herobase.console.result.Query;
import org.herobase.console.result.QueryRunner;
import org.herobase.db.ConnectionThread;
import org.herobase.db.Database;
import org.herobase.db.Work;
import org.herobase.ui.Dialogs;
import org.herobase.ui.ErrorText;
import org.herobase.ui.WindowDialogs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A result's chart in its view. */
@Timeout(120)
class ChartViewTest {
    @TempDir
    Path folder;

    private final PulseRobot robot = new PulseRobot();
    private final CountDownLatch gate = new CountDownLatch(1);
    private Database database;
    private ConnectionThread connection;
    private ChartView view;
    private Path chosen;
    private ErrorText told;

    @BeforeEach
    void start() throws Exception {
        database = Database.open(SqliteFile.of(
                folder.resolve("charts.db"),
                "CREATE TABLE sale (country TEXT, total REAL, tax REAL)",
                "INSERT INTO sale VALUES ('Chile', 3, 1), ('Chile', 4, 1), ('Peru', 9, 2), (NULL, 1, NULL)"));
        connection = database.openConsole();
        FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void stop() throws Exception {
        gate.countDown();
        FxToolkit.cleanupStages();
        connection.close().join();
        database.close().join();
    }

    @Test
    void theFirstChoiceIsDrawnAndOthersFollow() {
        show("SELECT country, total, tax FROM sale", "SELECT", "country", "total", "tax");
        Await.until(() -> line().startsWith("4 rows, summed into 3 categories."));
        assertThat(robot.lookup(".chart-bar")
                        .match(node -> node instanceof StackPane)
                        .queryAll())
                .hasSize(3);
        choose("#chartKind", Kind.PIE);
        Await.until(
                () -> robot.lookup(node -> node instanceof PieChart).tryQuery().isPresent());
        choose("#chartKind", Kind.BAR);
        choose("#chartAggregate", Aggregate.COUNT);
        Await.until(() -> line().startsWith("4 rows, counted into 3 categories."));
        choose("#chartAggregate", Aggregate.MAX);
        robot.clickOn("#chartY").clickOn("tax");
        Await.until(() -> robot.lookup(node ->
                        node instanceof BarChart<?, ?> chart && chart.getData().size() == 2)
                .tryQuery()
                .isPresent());
        assertThat(line()).contains("1 value left out");
    }

    @Test
    void itIsSavedAndCopied() throws Exception {
        show("SELECT country, total FROM sale", "SELECT", "country", "total");
        Await.until(() -> !robot.lookup("#chartSave").queryAs(MenuButton.class).isDisabled());
        chosen = folder.resolve("chart.png");
        robot.clickOn("#chartSave").clickOn("Save as PNG…");
        Await.until(() -> Files.exists(chosen));
        assertThat(ImageIO.read(chosen.toFile()).getWidth()).isGreaterThan(1_000);
        chosen = folder.resolve("chart.svg");
        robot.clickOn("#chartSave").clickOn("Save as SVG…");
        Await.until(() -> Files.exists(chosen));
        assertThat(Files.readString(chosen)).contains("<svg", "Peru");
        chosen = folder.resolve("missing").resolve("chart.svg");
        robot.clickOn("#chartSave").clickOn("Save as SVG…");
        Await.until(() -> told != null);
        assertThat(told.headline()).isEqualTo("chart.svg was not saved");
        robot.clickOn("#chartSave").clickOn("Copy picture");
        assertThat(WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(
                        () -> Clipboard.getSystemClipboard().hasImage())))
                .isTrue();
    }

    @Test
    void whatCannotBeDrawnSaysWhy() {
        show("INSERT INTO sale VALUES (1, 2, 3) RETURNING *", "INSERT", "country");
        Await.until(() -> title().equals("No chart of this result"));
        show("SELECT * FROM gone", "SELECT", "a");
        Await.until(
                () -> robot.lookup(".empty-text").queryAs(Label.class).getText().contains("no such table: gone"));
        show("SELECT 'a' AS a, 'b' AS b", "SELECT", "a", "b");
        choose("#chartAggregate", Aggregate.SUM);
        Await.until(() -> title().equals("Choose what to draw"));
    }

    @Test
    void readingIsCancelledAndTheNewestWishWins() {
        show("SELECT country, total FROM sale", "SELECT", "country", "total");
        Await.until(() -> line().startsWith("4 rows, summed"));
        connection.submit(_ -> await(gate));
        choose("#chartAggregate", Aggregate.MIN);
        Await.until(() -> robot.lookup("Cancel").tryQuery().isPresent());
        robot.clickOn("Cancel");
        Await.until(() -> title().equals("Stopped"));
        choose("#chartAggregate", Aggregate.MAX);
        choose("#chartAggregate", Aggregate.COUNT);
        gate.countDown();
        Await.until(() -> line().startsWith("4 rows, counted into 3 categories."));
    }

    private void show(String sql, String verb, String... columns) {
        var runner = new QueryRunner() {
            @Override
            public <T> Work<T> read(ConnectionThread.Job<T> job) {
                return connection.submit(job);
            }
        };
        robot.interact(
                () -> view = new ChartView(new Query(sql, List.of(), verb, List.of(columns), runner), dialogs()));
        try {
            FxToolkit.setupScene(() -> new Scene(view, 900, 600));
            FxToolkit.showStage();
        } catch (TimeoutException failure) {
            throw new AssertionError(failure);
        }
        robot.interact(view::open);
        if (verb.equals("SELECT") && !sql.contains("gone")) {
            Await.until(
                    () -> !robot.lookup("#chartKind").queryAs(ComboBox.class).isDisabled());
        }
    }

    private Dialogs dialogs() {
        var real = new WindowDialogs(() -> view.getScene().getWindow());
        return (Dialogs) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Dialogs.class}, (_, method, arguments) -> {
                    if (method.getName().equals("chooseNewFile")) {
                        return Optional.of(chosen);
                    } else if (method.getName().equals("error")) {
                        told = (ErrorText) arguments[0];
                        return null;
                    }
                    return method.invoke(real, arguments);
                });
    }

    private <T> void choose(String box, T value) {
        robot.interact(() -> robot.lookup(box).<ComboBox<T>>query().setValue(value));
    }

    private String line() {
        return robot.lookup("#chartLine").queryAs(Label.class).getText();
    }

    private String title() {
        return robot.lookup(".empty-title")
                .<Label>tryQuery()
                .map(Label::getText)
                .orElse("");
    }

    private static boolean await(CountDownLatch gate) {
        try {
            return gate.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }
}
