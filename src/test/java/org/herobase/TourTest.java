package org.herobase;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.herobase.db.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** What the build makes the start-up cache with, and tries the package with. */
@Timeout(120)
class TourTest {
    @TempDir
    Path folder;

    @Test
    void showsEachKindOfViewAndLeavesTheFileAsItWas() throws Exception {
        var file = folder.resolve("heroes.db");
        Database.create(file, true).close().join();
        var before = Files.readAllBytes(file);
        System.setProperty("herobase.config", folder.resolve("config").toString());
        FxToolkit.registerPrimaryStage();
        Application app = FxToolkit.setupApplication(App.class, Launcher.TOUR, file.toString());
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> isOver());
        FxToolkit.cleanupApplication(app);
        assertThat(file).hasBinaryContent(before);
        // It went to the end: the console was opened.
        assertThat(folder.resolve("config").resolve("settings.properties"))
                .content()
                .contains("console");
    }

    private static boolean isOver() {
        return WaitForAsyncUtils.waitFor(
                WaitForAsyncUtils.asyncFx(() -> Window.getWindows().stream().noneMatch(Stage.class::isInstance)));
    }
}
