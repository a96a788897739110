package org.herobase.console.editor;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.herobase.Await;
import org.herobase.PulseRobot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class SqlEditorPaneTest {
    private final PulseRobot robot = new PulseRobot();
    private final AtomicBoolean windowUndid = new AtomicBoolean();
    private SqlEditorPane pane;

    @Start
    void start(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        pane = new SqlEditorPane();
        pane.setPrefHeight(500);
        var scene = new Scene(new VBox(pane, new Button("after")), 800, 600);
        for (var keys : List.of("Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y")) {
            scene.getAccelerators().put(KeyCombination.valueOf(keys), () -> windowUndid.set(true));
        }
        stage.setScene(scene);
        stage.show();
        pane.focusEditor();
    }

    // ---- typing

    @Test
    void closesBracketsAndQuotesAndTypesOverThem() {
        robot.write("SELECT count(*), 'it' || (1)");
        assertThat(text()).isEqualTo("SELECT count(*), 'it' || (1)");
        robot.type(KeyCode.ENTER).write("f('");
        assertThat(text()).endsWith("\nf('')");
        robot.type(KeyCode.BACK_SPACE).type(KeyCode.BACK_SPACE);
        assertThat(text()).endsWith("\nf");
    }

    @Test
    void wrapsTheSelection() {
        show("SELECT a", 7, 8);
        robot.write("(");
        assertThat(text()).isEqualTo("SELECT (a)");
        assertThat(pane.selectedTextOrEmpty()).isEqualTo("a");
    }

    @Test
    void indentsNewLines() {
        robot.write("  f (").type(KeyCode.ENTER).write("a");
        assertThat(text()).isEqualTo("  f (\n    a\n  )");
    }

    @Test
    void indentsOutdentsAndComments() {
        show("a\nb", 0, 3);
        robot.type(KeyCode.TAB);
        assertThat(text()).isEqualTo("  a\n  b");
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        robot.push(KeyCode.CONTROL, KeyCode.SLASH);
        assertThat(text()).isEqualTo("-- a\n-- b");
        robot.push(KeyCode.CONTROL, KeyCode.SLASH);
        assertThat(text()).isEqualTo("a\nb");
    }

    @Test
    void movesAndDuplicatesLines() {
        show("a\nb\nc", 0, 0);
        robot.push(KeyCode.ALT, KeyCode.DOWN);
        assertThat(text()).isEqualTo("b\na\nc");
        robot.push(KeyCode.CONTROL, KeyCode.D);
        assertThat(text()).isEqualTo("b\na\na\nc");
        robot.push(KeyCode.ALT, KeyCode.UP).push(KeyCode.ALT, KeyCode.UP).push(KeyCode.ALT, KeyCode.UP);
        assertThat(text()).isEqualTo("a\nb\na\nc");
    }

    @Test
    void undoesInTheEditorAndNotInTheWindow() {
        show("a\nb", 0, 3);
        robot.type(KeyCode.TAB);
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(text()).isEqualTo("a\nb");
        robot.push(KeyCode.CONTROL, KeyCode.Z); // there is nothing left
        robot.push(KeyCode.CONTROL, KeyCode.Y);
        assertThat(text()).isEqualTo("  a\n  b");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        assertThat(windowUndid).isFalse();
    }

    @Test
    void isLeftByEscapeAndTab() {
        robot.type(KeyCode.TAB);
        assertThat(text()).isEqualTo("  ");
        robot.type(KeyCode.ESCAPE).type(KeyCode.TAB);
        assertThat(text()).isEqualTo("  ");
        assertThat(pane.editor().isFocused()).isFalse();
    }

    // ---- marks

    @Test
    void coloursWhatIsTypedAndMarksBrackets() {
        robot.write("SELECT f('a'");
        Await.until(() -> style(0).contains("sql-keyword"));
        Await.until(() -> style(9).contains("sql-string"));
        robot.type(KeyCode.RIGHT);
        Await.until(() -> style(8).contains(Marking.BRACKET) && style(12).contains(Marking.BRACKET));
        robot.type(KeyCode.HOME);
        Await.until(() -> !style(8).contains(Marking.BRACKET));
    }

    @Test
    void coloursFromTheChangeOnBeforeTheWholeTextIsRead() {
        show("SELECT 1;\nSELECT 2;\n", 0, 0);
        Await.until(() -> style(10).contains("sql-keyword"));
        robot.write("/* ");
        Await.until(() -> style(13).contains("sql-comment"));
    }

    @Test
    void marksErrorsUntilTheirTextIsEdited() {
        show("SELECT * FROM heroo;", 0, 0);
        robot.interact(() -> pane.markError(14, 19, "no such table: heroo"));
        Await.until(() -> style(15).contains(Marking.ERROR));
        Await.until(
                () -> robot.lookup(".sql-gutter > .ikonli-font-icon").tryQuery().isPresent());
        robot.interact(() -> pane.editor().moveTo(18));
        robot.type(KeyCode.DELETE);
        Await.until(() -> !style(15).contains(Marking.ERROR));
        Await.until(
                () -> robot.lookup(".sql-gutter > .ikonli-font-icon").tryQuery().isEmpty());
    }

    // ---- find and replace

    @Test
    void findsAndCounts() {
        show("hero Hero heroes", 0, 0);
        robot.push(KeyCode.CONTROL, KeyCode.F);
        robot.write("hero");
        Await.until(() -> count().equals("1 of 3"));
        robot.type(KeyCode.ENTER);
        assertThat(count()).isEqualTo("2 of 3");
        assertThat(pane.selectedTextOrEmpty()).isEqualTo("Hero");
        Await.until(() -> style(11).contains(Marking.FOUND));
        robot.push(KeyCode.SHIFT, KeyCode.F3);
        assertThat(count()).isEqualTo("1 of 3");
        robot.clickOn("#consoleFindWord");
        Await.until(() -> count().equals("1 of 2"));
        robot.type(KeyCode.ESCAPE);
        assertThat(pane.editor().isFocused()).isTrue();
        Await.until(() -> !style(11).contains(Marking.FOUND));
        robot.type(KeyCode.F3);
        Await.until(() -> pane.selectedTextOrEmpty().equals("Hero"));
    }

    @Test
    void saysWhatIsWrongWithARegularExpression() {
        show("hero", 0, 0);
        robot.push(KeyCode.CONTROL, KeyCode.F);
        robot.clickOn("#consoleFindRegex").clickOn("#consoleFind").write("a(");
        Await.until(() -> problem().startsWith("This is no regular expression"));
        robot.type(KeyCode.BACK_SPACE);
        Await.until(() -> problem().isEmpty() && count().equals("Nothing found"));
    }

    @Test
    void replacesOneAndAll() {
        show("a1 a2 a3", 0, 0);
        robot.push(KeyCode.CONTROL, KeyCode.H);
        robot.clickOn("#consoleFindRegex").clickOn("#consoleFind").write("a(\\d)");
        Await.until(() -> count().equals("1 of 3"));
        robot.clickOn("#consoleReplaceBy").write("$1b");
        robot.clickOn("#consoleReplace");
        Await.until(() -> text().equals("1b a2 a3") && count().equals("1 of 2"));
        robot.clickOn("#consoleReplaceAll");
        Await.until(() -> text().equals("1b 2b 3b"));
        robot.interact(pane.editor()::undo);
        assertThat(text()).isEqualTo("1b a2 a3");
    }

    @Test
    void saysWhatIsWrongWithAReplacement() {
        show("a1", 0, 0);
        robot.push(KeyCode.CONTROL, KeyCode.H);
        robot.clickOn("#consoleFindRegex").clickOn("#consoleFind").write("a");
        Await.until(() -> count().equals("1 of 1"));
        robot.clickOn("#consoleReplaceBy").write("$7");
        robot.clickOn("#consoleReplaceAll");
        Await.until(() -> problem().startsWith("The replacement is malformed"));
        assertThat(text()).isEqualTo("a1");
    }

    // ---- the pane

    @Test
    void formatsTheStatementAtTheCaretAsOneStep() {
        robot.interact(() -> pane.setOnFormat(sql -> sql.toUpperCase(Locale.ROOT)));
        show("select 1; select 2", 15, 15);
        Await.until(() -> pane.editor().statementAtCaret().isPresent());
        robot.push(KeyCode.CONTROL, KeyCode.ALT, KeyCode.L);
        assertThat(text()).isEqualTo("select 1; SELECT 2");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(text()).isEqualTo("select 1; select 2");
    }

    @Test
    void changesTheSizeOfTheText() {
        robot.push(KeyCode.CONTROL, KeyCode.EQUALS).push(KeyCode.CONTROL, KeyCode.EQUALS);
        robot.push(KeyCode.CONTROL, KeyCode.MINUS);
        assertThat(pane.fontSizeProperty().get()).isEqualTo(SqlEditorPane.USUAL_FONT_SIZE + 1);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT0);
        assertThat(pane.fontSizeProperty().get()).isEqualTo(SqlEditorPane.USUAL_FONT_SIZE);
    }

    @Test
    void disablesWhatMakesNoSenseInItsMenu() {
        robot.rightClickOn("#consoleEditor");
        assertThat(isDisabled("editorCut")).isTrue();
        assertThat(isDisabled("editorUndo")).isTrue();
        assertThat(isDisabled("editorSelectAll")).isTrue();
        robot.type(KeyCode.ESCAPE);
        show("SELECT 1", 0, 6);
        robot.interact(() -> pane.insertAtCaret("VALUES"));
        robot.interact(pane.editor()::selectAll);
        robot.rightClickOn("#consoleEditor");
        assertThat(isDisabled("editorCut")).isFalse();
        assertThat(isDisabled("editorUndo")).isFalse();
        assertThat(isDisabled("editorRedo")).isTrue();
    }

    @Test
    void leavesVeryLongLinesPlain() {
        show("SELECT 1;\nSELECT " + "1, ".repeat(1_000) + "1;\nSELECT 2", 0, 0);
        Await.until(() -> style(0).contains("sql-keyword")
                && style(pane.editor().getLength() - 1).contains("sql-number"));
        assertThat(style(10)).isEmpty();
    }

    @Test
    void offersToBreakALineThatIsTooLong() {
        show("SELECT " + "1, ".repeat(50_000) + "1", 0, 0);
        Await.until(() -> robot.lookup("#consoleBreakLines").query().getParent().isVisible());
        robot.clickOn("#consoleBreakLines");
        Await.until(() -> pane.editor().getParagraphs().size() > 1_000
                && !robot.lookup("#consoleBreakLines").query().getParent().isVisible());
        robot.interact(pane.editor()::undo);
        assertThat(pane.editor().getParagraphs()).hasSize(1);
    }

    @Test
    void loadsALongTextInTheBackground() {
        var script = "INSERT INTO hero VALUES (1, 'Deadpond');\n".repeat(20_000);
        robot.interact(() -> pane.load(script));
        Await.until(() -> pane.editor().getLength() == script.length() && style(0).contains("sql-keyword"));
        robot.interact(() -> {
            pane.editor().moveTo(pane.editor().getLength());
            pane.editor().requestFollowCaret();
        });
        Await.until(() -> style(script.length() - 3).isEmpty()
                && style(script.length() - 6).contains("sql-string"));
        assertThat(pane.editor().isUndoAvailable()).isFalse();
    }

    @Test
    void coloursAStringOverSeveralLinesOnlyOnce() {
        show("SELECT 'one\ntwo\nthree';", 0, 0);
        Await.until(() -> style(13).contains("sql-string"));
        var changes = new AtomicInteger();
        robot.interact(() -> pane.editor().multiRichChanges().subscribe(_ -> changes.incrementAndGet()));
        for (var frame = 0; frame < 5; frame++) {
            robot.interact(() -> {}); // what is asked for then comes after this
        }
        Await.pulses();
        assertThat(changes).hasValue(0);
    }

    @Test
    void replacesAllOfALongTextAsOneStep() {
        var script = "INSERT INTO hero VALUES (1, 'Deadpond');\n".repeat(5_000);
        show(script, 0, 0);
        robot.push(KeyCode.CONTROL, KeyCode.H);
        robot.clickOn("#consoleFind").write("Deadpond");
        Await.until(() -> count().startsWith("1 of"));
        robot.clickOn("#consoleReplaceBy").write("Rusty");
        robot.clickOn("#consoleReplaceAll");
        Await.until(() -> pane.getText().equals(script.replace("Deadpond", "Rusty")));
        robot.interact(pane.editor()::undo);
        assertThat(text()).isEqualTo(script);
    }

    private void show(String text, int anchor, int caret) {
        robot.interact(() -> {
            pane.setText(text);
            pane.editor().selectRange(anchor, caret);
        });
    }

    private boolean isDisabled(String item) {
        return pane.editor().getContextMenu().getItems().stream()
                .filter(candidate -> item.equals(candidate.getId()))
                .findFirst()
                .map(MenuItem::isDisable)
                .orElseThrow();
    }

    private String text() {
        Await.pulses();
        return pane.getText();
    }

    private Collection<String> style(int offset) {
        return pane.editor().getStyleOfChar(offset);
    }

    private String count() {
        return robot.lookup("#consoleFindCount").queryAs(Label.class).getText();
    }

    private String problem() {
        return robot.lookup("#consoleFindProblem").queryAs(Label.class).getText();
    }
}
