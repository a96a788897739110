package org.herobase.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.herobase.AppDriver;
import org.herobase.SqliteFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class UndoLimitsTest {
    @TempDir
    Path folder;

    private AppDriver app;

    @BeforeEach
    void open() {
        AppDriver.settings(folder, "console.visible=true");
        app = AppDriver.start(
                SqliteFile.of(
                        SqliteFile.inWalMode(folder.resolve("thing.db")), // of which no journal is kept
                        "CREATE TABLE thing(a)",
                        "INSERT INTO thing VALUES (1), (2)"),
                folder);
        app.eventually(() -> assertThat(app.isShown("tableGrid")).isTrue());
        app.click("#editMenu");
        app.click("#undoLimits");
        app.eventually(() -> assertThat(app.isAsked()).isTrue());
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void whatIsSetCountsAtOnceAndStays() {
        app.fill("#undoValues", "1");
        app.fill("#undoCopy", "0");
        app.answer("Save limits");
        app.waitForNoDialog();
        app.eventually(() -> assertThat(app.fx(() -> Files.readString(folder.resolve("config/settings.properties"))))
                .contains("undo.values=1\n", "undo.copiedBytes=0\n", "undo.bytes=2000000000\n"));
        run("DELETE FROM thing WHERE a > 0");
        assertThat(app.dialogText()).startsWith("This changes more than one value");
        app.answer("Cancel");
        run("CREATE TABLE other(b)");
        assertThat(app.dialogText()).startsWith("This cannot be undone here");
        app.answer("Cancel");
        run("CREATE TABLE other(b); ALTER TABLE thing ADD COLUMN c");
        app.answer("Run without undo");
        app.waitForNoDialog(); // it is asked once in a run
        app.waitForRows("SELECT count(*) FROM pragma_table_info('thing'), pragma_table_info('other')", "2");
        run("CREATE TABLE third(d)");
        assertThat(app.dialogText()).startsWith("This cannot be undone here");
        app.answer("Cancel");
    }

    @Test
    void whatIsNoNumberIsSaid() {
        app.fill("#undoValues", "many");
        app.eventually(
                () -> assertThat(app.label("#formMissing")).startsWith("The largest change must be a whole number"));
        assertThat(app.isDisabled("formSave")).isTrue();
        app.answer("Cancel");
    }

    private void run(String sql) {
        app.click("#consoleEditor");
        app.press(KeyCode.CONTROL, KeyCode.A);
        app.type(sql);
        app.eventually(() -> assertThat(app.isDisabled("consoleRun")).isFalse()); // the run before has ended
        app.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.ENTER);
    }
}
