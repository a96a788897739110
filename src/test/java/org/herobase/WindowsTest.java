package org.herobase;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.scene.control.Button;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.herobase.db.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several windows of one app. */
@Timeout(60)
class WindowsTest {
    @TempDir
    Path folder;

    private AppDriver app;

    @BeforeEach
    void start() {
        AppDriver.settings(folder, "window.x=10", "window.y=20", "window.width=800", "window.height=900");
        app = AppDriver.heroes(database("heroes.db"), folder);
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void aFurtherWindowIsALittleBesideTheLast() {
        newWindow();
        assertThat(titles()).containsExactly("heroes.db – Herobase", "Herobase");
        var first = stage("heroes.db – Herobase");
        var second = stage("Herobase");
        assertThat(second.getX()).isEqualTo(first.getX() + 32);
        assertThat(second.getY()).isEqualTo(first.getY() + 32);
        assertThat(second.getWidth()).isEqualTo(first.getWidth());
        app.eventually(() -> assertThat(app.robot()
                        .from(second.getScene().getRoot())
                        .lookup("#welcome")
                        .query()
                        .isVisible())
                .isTrue());
    }

    @Test
    void closingAWindowLeavesTheOthers() {
        newWindow();
        requestClose("Herobase");
        app.eventually(() -> assertThat(titles()).containsExactly("heroes.db – Herobase"));
        app.edit("heroesGrid", 0, "name", "Wade");
        app.press(KeyCode.ENTER);
        app.waitForRows("SELECT name FROM hero WHERE id = 1", "Wade");
    }

    @Test
    void leavingClosesEveryWindow() {
        newWindow();
        app.press(KeyCode.CONTROL, KeyCode.Q);
        app.eventually(() -> assertThat(titles()).isEmpty());
    }

    @Test
    void leavingClosesNothingIfOneWindowIsNotFinished() {
        newWindow();
        app.fx(() -> {
            ((Button) app.find("#heroesNew")).fire();
            return null;
        });
        app.eventually(() -> assertThat(app.isShown("heroName")).isTrue());
        app.fx(() -> {
            ((TextField) app.find("#heroName")).setText("Rusty-Man");
            stage("Herobase").requestFocus();
            menuItem("Herobase", "#fileMenu", "exit").fire();
            return null;
        });
        Await.pulses();
        assertThat(titles()).contains("heroes.db – Herobase", "Herobase");
        assertThat(app.label("#heroName")).isEqualTo("Rusty-Man");
    }

    @Test
    void leavingIsNotHeldUpByTheAboutDialog() {
        app.fx(() -> {
            menuItem("heroes.db – Herobase", "#helpMenu", "about").fire();
            return null;
        });
        app.eventually(() -> assertThat(app.isAsked()).isTrue());
        app.fx(() -> {
            menuItem("heroes.db – Herobase", "#fileMenu", "exit").fire();
            return null;
        });
        app.eventually(() -> assertThat(titles()).isEmpty());
    }

    @Test
    void theMenusShowWhatWasChosenInAnotherWindow() {
        newWindow();
        app.fx(() -> {
            menuItem("Herobase", "#viewMenu", "appearanceDark").fire();
            return null;
        });
        assertThat(Application.getUserAgentStylesheet()).contains("dark");
        assertThat(app.fx(() -> {
                    var item = (RadioMenuItem) menuItem("heroes.db – Herobase", "#viewMenu", "appearanceDark");
                    item.getParentMenu().getParentMenu().show();
                    return item.isSelected();
                }))
                .isTrue();
    }

    @Test
    void aFileHandedOverOpensInAWindowOfItsOwn() {
        var file = database("other.db");
        handOver(file);
        app.eventually(() -> assertThat(titles()).containsExactly("heroes.db – Herobase", "other.db – Herobase"));
        handOver(file);
        handOver(folder.resolve("heroes.db"));
        handOver(folder.resolve("config/../other.db"));
        assertThat(titles()).containsExactly("heroes.db – Herobase", "other.db – Herobase");
        assertThat(app.fx(() -> stage("other.db – Herobase").isFocused())).isTrue();
    }

    @Test
    void aFileHandedOverTwiceAtOnceOpensOnce() {
        var file = database("other.db");
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> handOver(file)),
                        CompletableFuture.runAsync(() -> handOver(file)))
                .join();
        app.eventually(() -> assertThat(titles()).containsExactly("heroes.db – Herobase", "other.db – Herobase"));
    }

    @Test
    void aFileHandedOverTakesAWindowThatIsFree() {
        newWindow();
        handOver(database("other.db"));
        app.eventually(() -> assertThat(titles()).containsExactly("heroes.db – Herobase", "other.db – Herobase"));
    }

    private void handOver(Path file) {
        var socket = UserFolders.ofThisProcess().socket();
        app.eventually(() ->
                assertThat(HandOver.to(socket, new OpenRequest(file, false))).isTrue());
    }

    private void newWindow() {
        var before = titles().size();
        app.fx(() -> {
            stage("heroes.db – Herobase").requestFocus();
            return null;
        });
        app.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O);
        app.eventually(() -> assertThat(titles()).hasSize(before + 1));
    }

    private void requestClose(String title) {
        app.fx(() -> {
            stage(title).fireEvent(new WindowEvent(stage(title), WindowEvent.WINDOW_CLOSE_REQUEST));
            return null;
        });
    }

    /** The titles of all windows, the first one first. */
    private List<String> titles() {
        return app.fx(() -> Window.getWindows().stream()
                .filter(window -> window instanceof Stage && window.isShowing())
                .sorted(Comparator.comparingDouble(Window::getX))
                .map(window -> ((Stage) window).getTitle())
                .toList());
    }

    private Stage stage(String title) {
        return app.fx(() -> Window.getWindows().stream()
                .filter(Stage.class::isInstance)
                .map(Stage.class::cast)
                .filter(stage -> stage.isShowing() && stage.getTitle().equals(title))
                .findFirst()
                .orElseThrow());
    }

    private MenuItem menuItem(String title, String menu, String id) {
        return app
                .robot()
                .from(stage(title).getScene().getRoot())
                .lookup(menu)
                .queryAs(MenuButton.class)
                .getItems()
                .stream()
                .flatMap(item -> item instanceof Menu inner ? inner.getItems().stream() : Stream.of(item))
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }

    private Path database(String name) {
        var file = folder.resolve(name);
        Database.create(file, true).close().join();
        return file;
    }
}
