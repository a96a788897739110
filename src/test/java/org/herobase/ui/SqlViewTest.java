package org.herobase.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fxmisc.richtext.CodeArea;
import org.herobase.Await;
import org.herobase.PulseRobot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** SQL to look at. */
@Timeout(60)
class SqlViewTest {
    private final PulseRobot robot = new PulseRobot();
    private SqlView view;
    private ScrollPane page;

    @BeforeEach
    void start() throws Exception {
        FxToolkit.registerPrimaryStage();
        robot.interact(() -> {
            view = new SqlView();
            view.setMaxHeight(200);
            var spacer = new Region();
            spacer.setMinHeight(600);
            page = new ScrollPane(new VBox(view, spacer));
            page.setFitToWidth(true);
        });
        FxToolkit.setupScene(() -> new Scene(page, 600, 400));
        FxToolkit.showStage();
    }

    @AfterEach
    void stop() throws Exception {
        FxToolkit.cleanupStages();
    }

    @Test
    void itsSqlIsColouredAndStaysAsItIs() {
        robot.interact(() -> view.setSql("SELECT 'a' -- b"));
        assertThat(area().getStyleOfChar(0)).containsExactly("sql-keyword");
        assertThat(area().getStyleOfChar(7)).containsExactly("sql-string");
        robot.clickOn(area()).write("x");
        assertThat(view.getSql()).isEqualTo("SELECT 'a' -- b");
        robot.interact(() -> view.setSql(""));
        assertThat(view.getSql()).isEmpty();
    }

    @Test
    void itCanBeSelectedAndCopied() {
        robot.interact(() -> view.setSql("SELECT 1;\nSELECT 2"));
        robot.clickOn(area()).push(KeyCode.CONTROL, KeyCode.A).push(KeyCode.CONTROL, KeyCode.C);
        assertThat(WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(
                        () -> Clipboard.getSystemClipboard().getString())))
                .isEqualTo("SELECT 1;\nSELECT 2");
    }

    @Test
    void itIsAsHighAsItsTextUpToItsMaximum() throws Exception {
        robot.interact(() -> view.setSql("SELECT 1"));
        Await.until(() -> view.getHeight() < 60);
        robot.interact(() -> view.setSql("SELECT 1;\n".repeat(4)));
        Await.until(() -> view.getHeight() > 60);
        robot.interact(() -> view.setSql("SELECT 1;\n".repeat(100)));
        Await.until(() -> view.getHeight() == 200);
    }

    private CodeArea area() {
        return robot.lookup(".sql-text").queryAs(CodeArea.class);
    }
}
