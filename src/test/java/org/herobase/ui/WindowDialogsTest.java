package org.herobase.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import javafx.stage.Window;
import org.herobase.PulseRobot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxToolkit;

/** What a window knows of its dialogs. */
@Timeout(60)
class WindowDialogsTest {
    private final List<Boolean> choosing = new ArrayList<>();
    private final WindowDialogs dialogs = new WindowDialogs(this::owner);

    @BeforeEach
    void start() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void aFileChooserIsKnownAsLongAsItIsOpen() {
        new PulseRobot().interact(() -> {
            assertThatThrownBy(dialogs::chooseDatabase).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(dialogs::chooseNewDatabase).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> dialogs.chooseFile("Load")).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> dialogs.chooseNewFile("Save", "name.txt"))
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThat(dialogs.isChoosing()).isFalse();
        });
        assertThat(choosing).containsExactly(true, true, true, true);
    }

    /** Asked just before the system's chooser comes up, of which the headless platform has none. */
    private Window owner() {
        choosing.add(dialogs.isChoosing());
        return null;
    }
}
