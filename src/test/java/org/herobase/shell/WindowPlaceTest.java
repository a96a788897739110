package org.herobase.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.stage.Stage;
import org.herobase.PulseRobot;
import org.herobase.ui.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/** Where windows are put. */
@Timeout(60)
class WindowPlaceTest {
    @TempDir
    Path folder;

    @Test
    void aWindowMaximizedSinceTheFirstStartKeepsAPlaceToComeBackTo() throws Exception {
        var settings = Settings.read(folder);
        FxToolkit.registerPrimaryStage();
        new PulseRobot().interact(() -> {
            var stage = new Stage();
            var place = new WindowPlace(stage, settings);
            place.restore();
            stage.setMaximized(true);
            place.save();
            var beside = new Stage();
            new WindowPlace(beside, settings).restoreBeside(place);
            assertThat(beside.getWidth()).isEqualTo(stage.getWidth());
        });
        var saved = settings.windowBounds().orElseThrow();
        assertThat(saved.maximized()).isTrue();
        assertThat(saved.width()).isGreaterThan(640);
        settings.close().join();
    }
}
