package org.herobase.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.herobase.AppDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an open tab shows when another program has changed the columns of its table, or of a table that it points to. */
class SchemaChangesTest {
    @TempDir
    Path folder;

    private Path file;
    private AppDriver app;

    @BeforeEach
    void open() {
        file = folder.resolve("music.db");
        AppDriver.execute(
                file,
                "CREATE TABLE album (id INTEGER PRIMARY KEY, title TEXT, artist_id INTEGER REFERENCES artist)",
                "CREATE TABLE artist (id INTEGER PRIMARY KEY, name TEXT)",
                "INSERT INTO artist VALUES (1, 'Accept')",
                "INSERT INTO album VALUES (1, 'Restless', 1)");
        app = AppDriver.start(file, folder);
        app.eventually(() -> assertThat(columns()).containsExactly("id", "title", "artist_id"));
        app.eventually(() -> assertThat(app.rows("tableGrid")).isEqualTo(1));
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void columnsThatCameAndWentAreSeen() {
        AppDriver.execute(file, "ALTER TABLE album ADD COLUMN year INTEGER", "ALTER TABLE album RENAME title TO name");
        app.press(KeyCode.F5);
        app.eventually(() -> assertThat(columns()).containsExactly("id", "name", "artist_id", "year"));
        app.eventually(() -> assertThat(app.rows("tableGrid")).isEqualTo(1));
    }

    @Test
    void aLabelThatIsCalledOtherwiseNowIsFound() {
        AppDriver.execute(file, "ALTER TABLE artist RENAME name TO title");
        app.press(KeyCode.F5);
        app.eventually(() -> assertThat(app.robot().lookup("Accept").tryQuery()).isPresent());
    }

    private List<String> columns() {
        return app.fx(() -> app.robot()
                .lookup("#tableGrid")
                .<TableView<?>>tryQuery()
                .map(grid ->
                        grid.getColumns().stream().map(TableColumn::getText).toList())
                .orElse(List.of()));
    }
}
