package org.herobase;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.herobase.db.Database;
import org.herobase.memory.Memory;
import org.herobase.ui.Appearance;
import org.herobase.ui.Settings;
import org.herobase.ui.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** What happens to windows at the same moment, one after the other on the JavaFX thread. */
@Timeout(60)
class OpenWindowsTest {
    @TempDir
    Path folder;

    private final PulseRobot robot = new PulseRobot();
    private final ExecutorService background = Executors.newCachedThreadPool();
    private final List<AppWindow> filled = new ArrayList<>();
    private Settings settings;
    private Memory memory;
    private Theme theme;
    private OpenWindows windows;
    private OpenRequest request;

    @BeforeEach
    void start() throws Exception {
        settings = Settings.read(folder.resolve("config"));
        memory = new Memory(folder.resolve("console.db"));
        FxToolkit.registerPrimaryStage();
        robot.interact(() -> {
            theme = new Theme(Appearance.LIGHT);
            windows = new OpenWindows(settings, memory, theme, background, _ -> {});
        });
        var file = folder.resolve("heroes.db");
        Database.create(file, true).close().join();
        request = new OpenRequest(file, false);
    }

    @AfterEach
    void close() throws Exception {
        robot.interact(() -> {
            windows.close();
            theme.close();
        });
        FxToolkit.cleanupStages();
        background.shutdown();
        settings.close().join();
        memory.close().join();
    }

    @Test
    void aFileHandedOverWhileTheAppIsLeftStaysOpen() throws Exception {
        showFirst();
        robot.interact(() -> {
            windows.exit();
            windows.receive(request);
        });
        waitForTitles("heroes.db – Herobase");
        Await.pulses();
        assertThat(titles()).containsExactly("heroes.db – Herobase");
    }

    @Test
    void aFileThatNobodyWaitsForAnyMoreIsNotOpened() throws Exception {
        showFirst();
        robot.interact(() -> windows.receive(request).completeExceptionally(new TimeoutException()));
        Await.pulses();
        assertThat(filled.getFirst().isOf(request.file())).isFalse();
    }

    @Test
    void aWindowClosedBeforeItIsFilledIsGone() {
        robot.interact(() -> {
            var stage = new Stage();
            windows.showFirst(stage, filled::add);
            stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
        });
        Await.pulses();
        assertThat(titles()).isEmpty();
        assertThat(filled).isEmpty();
    }

    @Test
    void aWindowThatCannotBeFilledDoesNotStayBlank() throws Exception {
        WaitForAsyncUtils.autoCheckException = false; // the failure is what this is about
        try {
            robot.interact(() -> windows.showFirst(new Stage(), _ -> {
                throw new IllegalStateException("it cannot be filled");
            }));
            waitForTitles();
        } finally {
            WaitForAsyncUtils.clearExceptions();
            WaitForAsyncUtils.autoCheckException = true;
        }
    }

    private void showFirst() throws Exception {
        robot.interact(() -> windows.showFirst(new Stage(), filled::add));
        Await.until(() -> !filled.isEmpty());
    }

    private void waitForTitles(String... titles) throws Exception {
        Await.until(() -> titles().equals(List.of(titles)));
    }

    private static List<String> titles() {
        return WaitForAsyncUtils.waitForAsyncFx(
                10_000,
                () -> Window.getWindows().stream()
                        .filter(window -> window instanceof Stage && window.isShowing())
                        .map(window -> ((Stage) window).getTitle())
                        .toList());
    }
}
