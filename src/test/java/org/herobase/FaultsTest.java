package org.herobase;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.application.Platform;
import javafx.scene.control.DialogPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.herobase.db.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FaultsTest {
    @TempDir
    Path folder;

    private AppDriver app;

    @BeforeEach
    void start() {
        var file = folder.resolve("heroes.db");
        Database.create(file, true).close().join();
        app = AppDriver.heroes(file, folder);
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void aFloodOfFaultsIsOneDialogAndTheAppGoesOn() throws Exception {
        for (var number = 0; number < 100; number++) {
            var secret = "Dive Wilson " + number;
            Platform.runLater(() -> {
                throw new IllegalStateException(secret);
            });
        }
        Platform.runLater(() -> {
            throw new UnsupportedOperationException("another one");
        });
        app.eventually(() -> assertThat(app.label("#faultReport"))
                .contains("UnsupportedOperationException", System.getProperty("java.version"), "FaultsTest")
                .containsOnlyOnce("IllegalStateException")
                .doesNotContain("Dive Wilson", "another one"));
        assertThat(dialogs()).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("config/logs/herobase.0.log")))
                .contains("IllegalStateException")
                .doesNotContain("Dive Wilson");

        var report = app.label("#faultReport");
        app.robot().clickOn("Copy report");
        app.eventually(() -> assertThat(app.clipboard()).isEqualTo(report));
        app.answer("Close");
        app.edit("heroesGrid", 0, "name", "Deadpond the second\n");
        app.waitForRows("SELECT name FROM hero WHERE id = 1", "Deadpond the second");
        assertThat(dialogs()).isZero();
    }

    @Test
    void aFaultInTheBackgroundIsToldToo() {
        Thread.ofPlatform().start(() -> {
            throw new ArithmeticException();
        });
        app.eventually(() -> assertThat(app.label("#faultReport")).contains("ArithmeticException"));
    }

    private int dialogs() {
        return app.fx(() -> (int) Window.getWindows().stream()
                .filter(Stage.class::isInstance)
                .filter(window -> window.getScene().getRoot() instanceof DialogPane)
                .count());
    }
}
