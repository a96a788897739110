package org.herobase.console.completion;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.herobase.Await;
import org.herobase.PulseRobot;
import org.herobase.ui.Settings;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The popup with proposals, in a window. */
@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class CompletionTest {
    private final PulseRobot robot = new PulseRobot();
    private final AtomicInteger escapes = new AtomicInteger();
    private final CodeAreaHolder holder = new CodeAreaHolder();

    private static final class CodeAreaHolder {
        private CodeArea editor;
        private Completion completion;
    }

    @Start
    void start(Stage stage) throws SQLException {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        var schema = schema();
        holder.editor = new CodeArea();
        holder.editor.setId("editor");
        holder.completion = new Completion(holder.editor, () -> schema);
        holder.completion.install();
        var root = new StackPane(new VirtualizedScrollPane<>(holder.editor));
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                escapes.incrementAndGet();
            }
        });
        var scene = new Scene(root, 800, 400);
        scene.getStylesheets().add(Settings.class.getResource("herobase.css").toExternalForm());
        stage.setScene(scene);
        stage.show();
        holder.editor.requestFocus();
    }

    private static Schema schema() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            var sql = DSL.using(connection, SQLDialect.SQLITE);
            sql.execute("CREATE TABLE team (id INTEGER PRIMARY KEY, name TEXT)");
            sql.execute(
                    "CREATE TABLE hero (id INTEGER PRIMARY KEY, name TEXT, age INT, hero_team_id INT REFERENCES team)");
            return Schema.read(sql, Schema.UNKNOWN);
        }
    }

    @Test
    void enterTakesTheFirstAfterATypedBeginning() {
        write("SELECT hti");
        awaitShown("hero_team_id");
        robot.type(KeyCode.ENTER);
        assertThat(text()).isEqualTo("SELECT hero_team_id");
        assertThat(isShowing()).isFalse();
    }

    @Test
    void tabTakesTheOneThatTheArrowsWentTo() {
        write("SELECT * FROM ");
        awaitShown("hero");
        robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.TAB);
        assertThat(text()).isEqualTo("SELECT * FROM team");
    }

    @Test
    void escapeClosesThePopupOnly() {
        write("SELECT * FROM ");
        awaitShown("hero");
        robot.type(KeyCode.ESCAPE);
        Await.until(() -> !isShowing());
        assertThat(escapes).hasValue(0);
        robot.type(KeyCode.ESCAPE);
        assertThat(escapes).hasValue(1);
        assertThat(text()).isEqualTo("SELECT * FROM ");
    }

    @Test
    void typingNarrowsAndAFinishedWordCloses() {
        write("SELECT * FROM t");
        awaitShown("team");
        write("ea");
        Await.until(() -> list().getItems().size() == 1);
        write("m");
        Await.until(() -> !isShowing());
        robot.type(KeyCode.ENTER);
        assertThat(text()).isEqualTo("SELECT * FROM team\n");
    }

    @Test
    void controlSpaceAsksForAll() {
        write("SELECT ");
        robot.press(KeyCode.CONTROL, KeyCode.SPACE).release(KeyCode.SPACE, KeyCode.CONTROL);
        awaitShown("abs");
        robot.type(KeyCode.ENTER);
        assertThat(text()).isEqualTo("SELECT abs()");
        assertThat(caret()).isEqualTo("SELECT abs(".length());
        Await.until(() -> robot.lookup("#completionHint").tryQuery().isPresent());
    }

    @Test
    void leavingWithTheCaretCloses() {
        write("SELECT * FROM ");
        awaitShown("hero");
        robot.type(KeyCode.LEFT);
        Await.until(() -> !isShowing());
    }

    @Test
    void noCharacterTakesAProposal() {
        write("SELECT na");
        awaitShown("name");
        robot.write(".x(");
        assertThat(text()).isEqualTo("SELECT na.x(");
    }

    @Test
    void aScriptThatIsTypedComesOutAsItIs() {
        var script = """
            -- All heroes, and the name of
            SELECT h.name n, t.name AS te, count(*) c
            FROM hero h
            LEFT JOIN team t ON t.id = h.hero_team_id
            WHERE h.age > 3 AND h.name LIKE 'na
            me%'
            GROUP BY h.name
            ORDER BY 1;

            INSERT INTO other
            VALUES (1);
            CREATE TABLE ta (na TEXT);
            UPDATE hero SET age = age + 1
            """;
        for (var line : script.lines().toList()) {
            write(line);
            // The popup is given all the time it wants.
            Await.until(() -> !holder.completion.isThinking());
            robot.type(KeyCode.ENTER);
        }
        assertThat(text()).isEqualTo(script);
    }

    /** Character by character, as the user does, but without a robot's pauses between them. */
    private void write(String text) {
        robot.interact(() -> text.chars()
                .mapToObj(Character::toString)
                .forEach(typed -> holder.editor.insertText(holder.editor.getCaretPosition(), typed)));
        Await.pulses();
    }

    private void awaitShown(String first) {
        Await.until(() -> isShowing() && list().getItems().getFirst().name().equals(first));
    }

    private boolean isShowing() {
        return holder.completion.isShowing();
    }

    @SuppressWarnings("unchecked")
    private ListView<Proposal> list() {
        return robot.lookup("#completionList").queryAs(ListView.class);
    }

    private String text() {
        Await.pulses();
        return holder.editor.getText();
    }

    private int caret() {
        return holder.editor.getCaretPosition();
    }
}
