package org.herobase.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.herobase.PulseRobot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class LocalMenuTest {
    private final PulseRobot robot = new PulseRobot();
    private final AtomicInteger deletions = new AtomicInteger();
    private ListView<String> list;
    private Button elsewhere;
    private ContextMenu menu;

    @Start
    void start(Stage stage) {
        var delete = new MenuItem("Delete");
        delete.setAccelerator(new KeyCodeCombination(KeyCode.DELETE));
        delete.setOnAction(_ -> deletions.incrementAndGet());
        menu = new ContextMenu(delete);
        list = new ListView<>();
        elsewhere = new Button("Elsewhere");
        LocalMenu.install(list, menu);
        stage.setScene(new Scene(new VBox(list, elsewhere), 300, 300));
        stage.show();
    }

    @Test
    void itsKeysDoNothingElsewhere() {
        robot.interact(elsewhere::requestFocus);
        robot.type(KeyCode.DELETE);
        assertThat(deletions).hasValue(0);
    }

    @Test
    void itIsShownWhereItIsAskedFor() {
        robot.interact(() -> Event.fireEvent(
                list, new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 10, 10, 10, 10, false, null)));
        assertThat(menu.isShowing()).isTrue();
        robot.clickOn("Delete");
        assertThat(deletions).hasValue(1);
    }
}
