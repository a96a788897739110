package org.herobase.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.herobase.AppDriver;
import org.herobase.SqliteFile;
import org.herobase.db.Catalog;
import org.herobase.db.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tabs that come back. */
@Timeout(120)
class TabMemoryTest {
    @TempDir
    Path folder;

    private Path file;
    private AppDriver app;

    @Test
    void tabsComeBackAsTheyWere() throws Exception {
        file = folder.resolve("heroes.db");
        Database.create(file, true).close().join();
        SqliteFile.of(file, "CREATE TABLE oddity(a)", "CREATE TABLE gone(a)");
        app = AppDriver.heroes(file, folder);
        app.click("Teams");
        app.click("oddity");
        app.click("gone");
        app.click("oddity");
        var tabs = folder.resolve("config/tabs.properties");
        app.eventually(() -> assertThat(tabs).content().contains("gone").contains(" 2\\n"));
        // What a crash leaves: the file as it is now.
        var kept = Files.readAllBytes(tabs);
        app.close();
        Files.write(tabs, kept);
        SqliteFile.of(file, "DROP TABLE gone");
        app = AppDriver.start(file, folder);
        app.eventually(() -> assertThat(titles()).containsExactly("Heroes", "Teams", "oddity"));
        app.eventually(() -> assertThat(app.isShown("tableGrid")).isTrue());
        assertThat(app.fx(() -> pane().getSelectionModel().getSelectedIndex())).isEqualTo(2);
        // Views not yet shown cost nothing, and come when they are.
        assertThat(app.fx(() -> pane().getTabs().getFirst().getContent())).isNull();
        app.robot().clickOn(app.find(".tab-pane .tab"));
        app.eventually(() -> assertThat(app.rows("heroesGrid")).isPositive());
        app.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "TABLE", "TABLE %", "NOTHING x", "tables"})
    void nonsenseIsNoPlace(String name) {
        assertThat(PlaceName.parse(name)).isEmpty();
    }

    @Test
    void everyPlaceHasItsName() {
        var odd = new Catalog.Entry(Catalog.Kind.VIEW, " a\n%b+ Ž");
        for (var place :
                List.of(new Place.Heroes(), new Place.Teams(), new Place.Search(), (Place) new Place.Thing(odd))) {
            assertThat(PlaceName.parse(PlaceName.of(place))).contains(place);
            assertThat(PlaceName.of(place).lines()).hasSize(1);
        }
    }

    private List<String> titles() {
        return app.fx(() -> pane() == null
                ? List.of()
                : pane().getTabs().stream().map(Tab::getText).toList());
    }

    private TabPane pane() {
        return (TabPane) app.find("#tabPane");
    }
}
