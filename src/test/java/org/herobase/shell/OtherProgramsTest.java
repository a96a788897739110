package org.herobase.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.herobase.AppDriver;
import org.herobase.OtherProgram;
import org.herobase.db.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The app beside another program, a process of its own, that works on the same file. */
@Timeout(120)
class OtherProgramsTest {
    private static final String GRID = "heroesGrid";
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed-elsewhere");

    @TempDir
    private Path folder;

    private Path file;
    private AppDriver app;
    private OtherProgram other;

    @BeforeEach
    void start() {
        file = folder.resolve("heroes.db");
        Database.create(file, true).close().join();
        AppDriver.execute(
                file,
                "WITH RECURSIVE n(i) AS (SELECT 101 UNION ALL SELECT i + 1 FROM n LIMIT 80) "
                        + "INSERT INTO hero(id, name, secret_name) SELECT i, 'Hero ' || i, 'secret' FROM n");
        other = OtherProgram.on(file);
        app = AppDriver.heroes(file, folder);
    }

    @AfterEach
    void close() {
        other.close();
        app.close();
    }

    @Test
    void aChangeIsShownWhereItIsAndMarkedForAMoment() {
        app.click(GRID, 40, "name");
        var place = app.fx(() -> app.cell(GRID, 42, "name").localToScene(0, 0));
        assertThat(app.fx(this::firstRow)).as("the grid is scrolled").isPositive();
        other.execute("UPDATE hero SET name = 'Theirs' WHERE id = 136", "DELETE FROM hero WHERE id = 101");
        app.eventually(() -> assertThat(app.label("#statusMessage"))
                .isEqualTo("By another program: 1 row changed, 1 row no longer here"));
        var changed = app.row(GRID, "Theirs");
        assertThat(isMarked(changed, "name")).isTrue();
        assertThat(isMarked(changed, "age")).isFalse();
        assertThat(app.fx(() -> app.cell(GRID, changed, "name").getAccessibleHelp()))
                .isNotBlank();
        assertThat(app.selectedNames(GRID)).isEqualTo(List.of("Hero 133"));
        assertThat(app.fx(() -> app.cell(GRID, 41, "name").localToScene(0, 0)))
                .as("a row above is gone, these rows are where they were")
                .isEqualTo(place);
        app.eventually(() -> assertThat(isMarked(changed, "name")).isFalse());
    }

    @Test
    void whatCannotBeUndoneAnyMoreIsListedSo() {
        app.close();
        AppDriver.settings(folder, "console.visible=true");
        app = AppDriver.heroes(file, folder);
        app.click("#consoleEditor");
        app.type("CREATE TABLE other(a)");
        app.press(KeyCode.CONTROL, KeyCode.ENTER);
        app.waitForRows("SELECT name FROM sqlite_schema WHERE name = 'other'", "other");
        app.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        app.eventually(() -> assertThat(isListed("Unless others write")).isTrue());
        app.eventually(() -> {
            // Right behind the app's own it may be taken for one of these.
            other.execute("UPDATE hero SET age = 7 WHERE id = 3");
            assertThat(isListed("Cannot be undone")).isTrue();
        });
    }

    private boolean isListed(String state) {
        return app.fx(() -> app.find("#changesList").lookupAll(".tree-table-cell").stream()
                .anyMatch(cell -> cell instanceof Labeled labeled && state.equals(labeled.getText())));
    }

    @Test
    void anOpenEditorAndAnOpenFormKeepWhatIsTyped() {
        app.edit(GRID, 1, "name", "Mine");
        other.execute("UPDATE hero SET name = 'Theirs' WHERE id = 3");
        other.execute("CREATE INDEX by_secret ON hero(secret_name)"); // for which the view is made anew
        assertThat(app.label(".table-cell .text-field")).isEqualTo("Mine");
        app.press(KeyCode.ENTER);
        app.waitForRows("SELECT name FROM hero WHERE id = 2", "Mine");
        app.eventually(() -> assertThat(app.cellText(GRID, 2, "name")).isEqualTo("Theirs"));

        app.click(GRID, 2, "name");
        app.click("#heroesEdit");
        app.fill("#heroName", "Mine, too");
        other.execute("UPDATE hero SET age = 7 WHERE id = 3");
        app.eventually(() -> assertThat(app.cellText(GRID, 2, "age")).isEqualTo("7"));
        assertThat(app.label("#heroName")).isEqualTo("Mine, too");
        app.click("#formSave");
        app.waitForRows("SELECT name, age FROM hero WHERE id = 3", "Mine, too|7");
    }

    @Test
    void whatIsHalfTypedInTheValuePaneIsNeitherSavedNorTakenToAnotherRow() {
        openNotes();
        app.click("tableGrid", 1, "text");
        app.click("#tableValue");
        app.eventually(() -> assertThat(valueText()).isEqualTo("two"));
        app.click("#valueText");
        app.press(KeyCode.END);
        app.type(" "); // from now on it is half typed
        other.execute("DELETE FROM note WHERE id = 2");
        var typed = "and as much more as the app needs to look at the file";
        typeBesideTheOther(
                typed, "DROP INDEX IF EXISTS by_text", "CREATE INDEX by_text ON note(text)"); // views are new
        assertThat(valueText()).isEqualTo("two " + typed);
        app.press(KeyCode.CONTROL, KeyCode.ENTER);
        app.answer("Put it back");
        app.waitForRows("SELECT text FROM note ORDER BY id", "one", "two " + typed, "three");
    }

    @Test
    void theHalfTypedNameOfANewMemberStays() {
        app.robot().doubleClickOn("Teams");
        app.eventually(() -> assertThat(app.find("#teamsGrid")).isNotNull());
        app.click("teamsGrid", 0, "name");
        app.click("#teamMemberAdd");
        var typed = "a name as long as the app needs to look at the file";
        typeBesideTheOther(typed, "UPDATE team SET headquarters = headquarters || '.'");
        assertThat(app.label("#teamMemberAdd")).isEqualTo(typed);
        app.replace("");
        app.eventually(
                () -> assertThat(app.cellText("teamsGrid", 0, "headquarters")).endsWith("."));
    }

    /** The other program writes before each letter; that takes longer than the app waits between its looks. */
    private void typeBesideTheOther(String text, String... statements) {
        for (var letter : text.split("")) {
            other.execute(statements);
            app.type(letter);
        }
    }

    @Test
    void aFileThatIsReplacedIsSaidAndNothingIsWrittenUntilItIsOpenedAgain() throws IOException {
        var another = folder.resolve("another.db");
        Database.create(another, true).close().join();
        AppDriver.execute(another, "UPDATE hero SET name = 'Of another file' WHERE id = 1");
        other.close();
        Files.move(another, file, StandardCopyOption.REPLACE_EXISTING);
        app.edit(GRID, 1, "name", "Mine");
        app.press(KeyCode.ENTER);
        app.eventually(() -> assertThat(app.label("#cellError")).startsWith("Another file has taken the place of"));
        assertThat(app.label(".table-cell .text-field")).isEqualTo("Mine");
        app.press(KeyCode.ESCAPE);
        app.eventually(() -> assertThat(app.label("#fileNotice")).startsWith("Another file has taken the place of"));
        app.click("#fileNoticeOpen");
        app.eventually(() -> assertThat(app.cellText(GRID, 0, "name")).isEqualTo("Of another file"));
        assertThat(app.isShown("fileNotice")).isFalse();
        app.edit(GRID, 1, "name", "Mine");
        app.press(KeyCode.ENTER);
        app.waitForRows("SELECT name FROM hero WHERE id = 2", "Mine");
    }

    @Test
    void whatIsTypedWhileAValueIsBeingSavedIsSavedToo() {
        openNotes();
        app.click("tableGrid", 1, "text");
        app.click("#tableValue");
        app.eventually(() -> assertThat(valueText()).isEqualTo("two"));
        app.click("#valueText");
        app.press(KeyCode.END);
        app.type(" and");
        other.execute("BEGIN IMMEDIATE");
        app.press(KeyCode.CONTROL, KeyCode.ENTER);
        app.type(" more");
        app.press(KeyCode.CONTROL, KeyCode.W);
        other.execute("COMMIT");
        app.waitForRows("SELECT text FROM note WHERE id = 2", "two and more");
    }

    @Test
    void aFileThatIsMovedIsSaidAlsoWhileACellIsEdited() throws IOException {
        other.close(); // or it may open the file only when that is away, and make a new one
        app.edit(GRID, 1, "name", "Half typed");
        Files.move(file, folder.resolve("aside.db"));
        app.eventually(() -> assertThat(app.isShown("fileNotice")).isTrue());
        assertThat(app.label(".table-cell .text-field")).isEqualTo("Half typed");
        Files.move(folder.resolve("aside.db"), file);
        app.eventually(() -> assertThat(app.isShown("fileNotice")).isFalse());
        app.press(KeyCode.ENTER);
        app.waitForRows("SELECT name FROM hero WHERE id = 2", "Half typed");
    }

    @Test
    void anEditThatMeetsALockSaysSoAndCanBeCancelled() {
        other.execute("BEGIN IMMEDIATE");
        app.edit(GRID, 1, "name", "Mine");
        app.press(KeyCode.ENTER);
        app.eventually(() -> assertThat(app.label("#statusBusyLabel"))
                .isEqualTo("Waiting for another program that is writing to heroes.db…"));
        app.click("#statusCancel");
        app.eventually(() -> assertThat(app.label("#cellError")).startsWith("Stopped"));
        assertThat(app.label(".table-cell .text-field")).isEqualTo("Mine");
        other.execute("COMMIT");
        app.press(KeyCode.ENTER);
        app.waitForRows("SELECT name FROM hero WHERE id = 2", "Mine");
    }

    @Test
    void aCellThatIsBeingSavedIsEditedAgainFromWhatIsSaved() {
        editAgainWhileItIsSaved(GRID, "name", "secret name");
        app.waitForRows("SELECT name, secret_name FROM hero WHERE id = 2", "Mine, too|Pedro Parqueador");
        openNotes();
        editAgainWhileItIsSaved("tableGrid", "text", "more");
        app.waitForRows("SELECT text, more FROM note WHERE id = 2", "Mine, too|null");
        app.eventually(() -> assertThat(app.cellText("tableGrid", 1, "text")).isEqualTo("Mine, too"));
        assertThat(app.isAsked()).isFalse();
    }

    private void editAgainWhileItIsSaved(String grid, String column, String next) {
        other.execute("BEGIN IMMEDIATE");
        app.edit(grid, 1, column, "Mine");
        app.press(KeyCode.TAB);
        app.waitForEditor(grid, next);
        app.press(KeyCode.SHIFT, KeyCode.TAB);
        app.waitForEditor(grid, column);
        assertThat(app.label(".table-cell .text-field")).isEqualTo("Mine");
        app.replace("Mine, too");
        app.press(KeyCode.ENTER);
        app.waitForNoEditor(grid);
        other.execute("COMMIT");
    }

    @Test
    void aFormThatMeetsALockCanBeStoppedAndStays() {
        app.click(GRID, 1, "name");
        app.click("#heroesEdit");
        app.fill("#heroName", "Mine");
        other.execute("BEGIN IMMEDIATE");
        app.click("#formSave");
        app.eventually(() -> assertThat(app.label("#statusBusyLabel")).startsWith("Waiting"));
        app.click("#formCancel");
        app.eventually(() -> assertThat(app.isDisabled("formSave")).isFalse());
        assertThat(app.label("#heroName")).isEqualTo("Mine");
        other.execute("COMMIT");
        app.click("#formSave");
        app.waitForNoDialog();
        app.waitForRows("SELECT name FROM hero WHERE id = 2", "Mine");
    }

    private void openNotes() {
        other.execute(
                "CREATE TABLE note(id INTEGER PRIMARY KEY, text TEXT, more TEXT)",
                "INSERT INTO note VALUES (1, 'one', NULL), (2, 'two', NULL), (3, 'three', NULL)");
        app.eventually(() -> assertThat(app.robot().lookup("note").tryQuery())
                .as("in the sidebar")
                .isPresent());
        app.robot().doubleClickOn("note");
        app.eventually(() -> assertThat(app.find("#tableGrid")).isNotNull());
        app.eventually(() -> assertThat(app.rows("tableGrid")).isEqualTo(3));
    }

    private String valueText() {
        return app.find("#valueText") instanceof CodeArea area ? app.fx(area::getText) : "";
    }

    private boolean isMarked(int row, String column) {
        TableCell<?, ?> cell = app.cell(GRID, row, column);
        return app.fx(() -> cell.getPseudoClassStates().contains(CHANGED));
    }

    private int firstRow() {
        var table = (TableView<?>) app.find("#" + GRID);
        var flow = (VirtualFlow<?>) table.lookup(".virtual-flow");
        return flow.getFirstVisibleCell().getIndex();
    }
}
