package org.herobase.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.herobase.Await;
import org.herobase.PulseRobot;
import org.herobase.db.Catalog.Entry;
import org.herobase.db.Catalog.Kind;
import org.herobase.db.Database;
import org.herobase.db.Structure;
import org.herobase.db.Work;
import org.herobase.ui.SqlView;
import org.herobase.ui.ViewLoader;
import org.herobase.ui.WindowDialogs;
import org.herobase.undo.UndoLimits;
import org.herobase.undo.UndoLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/** The page on a structure in a window: what it says, what it alters and drops, and what it refuses. */
@Timeout(120)
class StructureViewTest {
    private static final String SCRIPT = """
            CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
            CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT UNIQUE COLLATE NOCASE CHECK (name <> ''),
                home_id INTEGER REFERENCES place (id) ON DELETE CASCADE, note TEXT, old TEXT, CHECK (id > 0)) STRICT;
            CREATE INDEX person_old ON person (old) WHERE note IS NOT NULL;
            CREATE VIEW names AS SELECT name FROM person;
            CREATE TRIGGER noted AFTER UPDATE OF note ON person BEGIN SELECT 1; END;
            CREATE TABLE "select ""from"" [where]" ("" TEXT, "order" INT, "a.b" TEXT);
            INSERT INTO place VALUES (1, 'Here'), (2, 'There');
            INSERT INTO person VALUES (1, 'Ann', 1, NULL, NULL), (2, 'Bob', 1, 'x', 'y')""";

    @TempDir
    Path folder;

    private final PulseRobot robot = new PulseRobot();
    private final List<String> told = new ArrayList<>();
    private Path file;
    private Database database;
    private Stage stage;
    private StructureController page;

    @BeforeEach
    void start() throws Exception {
        stage = FxToolkit.registerPrimaryStage();
        file = folder.resolve("structure.db");
        execute(SCRIPT);
    }

    @AfterEach
    void stop() throws Exception {
        FxToolkit.cleanupStages();
        database.close().join();
    }

    @Test
    void aTableShowsAllThatItIsMadeOf() throws Exception {
        show(Kind.TABLE, "person");
        assertThat(text("#structureName")).isEqualTo("person");
        assertThat(text("#structureKind")).isEqualTo("Table · STRICT");
        Await.until(() -> text("#structureRows").equals("2 rows"));
        Await.until(() -> text("#structureSize").endsWith("with its indexes"));
        assertThat(titles("#structureColumns"))
                .containsExactly(
                        "Name", "Type", "Affinity", "Key", "Not null", "Unique", "Default", "Check", "Collation");
        assertThat(items("#structureColumns")).hasSize(5);
        assertThat(items("#structureForeignKeys")).hasSize(1);
        assertThat(items("#structureIndexes")).hasSize(2);
        assertThat(items("#structureTriggers")).hasSize(1);
        assertThat(find("#structureReferring")).isNull();
        assertThat(text("#structureChecks")).endsWith("id > 0");
        assertThat(sql("#structureSql"))
                .startsWith("CREATE TABLE person")
                .contains("CREATE INDEX person_old")
                .contains("CREATE TRIGGER noted");
    }

    @Test
    void aForeignKeyLeadsToTheOtherTable() throws Exception {
        show(Kind.TABLE, "person");
        robot.clickOn(robot.lookup("#structureForeignKeys").lookup("place").<Node>query());
        assertThat(told).containsExactly("open place");
    }

    @Test
    void anIndexAndATriggerShowTheirStatementAndTheirTable() throws Exception {
        show(Kind.INDEX, "person_old");
        assertThat(sql("#structureSql")).startsWith("CREATE INDEX person_old").endsWith("NULL;");
        assertThat(text("#structureKind")).isEqualTo("Index on");
        robot.clickOn("#structureOwner");
        assertThat(told).containsExactly("open person");
        show(Kind.TRIGGER, "noted");
        assertThat(text("#structureOwner")).isEqualTo("person");
        assertThat(find("#structureColumns")).isNull();
        robot.clickOn("#structureDrop");
        answer("Drop trigger");
        Await.until(() -> told.contains("changed"));
        assertThat(text("#structureError")).contains("not there any more");
    }

    @Test
    void aBrokenViewShowsItsErrorAndItsStatement() throws Exception {
        execute("CREATE VIEW broken AS SELECT * FROM nowhere");
        show(Kind.VIEW, "broken");
        assertThat(text("#structureError")).contains("no such table: main.nowhere");
        assertThat(sql("#structureSql")).isEqualTo("CREATE VIEW broken AS SELECT * FROM nowhere;");
        assertThat(refusal("structureRename")).contains("cannot rename a view");
        robot.clickOn("#structureDrop");
        answer("Drop view");
        Await.until(() -> told.contains("changed"));
    }

    @Test
    void aColumnIsAddedWhenWhatIsTypedMakesSense() throws Exception {
        show(Kind.TABLE, "place");
        robot.clickOn("#structureAddColumn");
        form("#columnName");
        assertThat(isDisabled("#formSave")).isTrue();
        robot.clickOn("#columnName").write("Name");
        assertThat(text("#formMissing")).contains("has a column “Name” already");
        fill("#columnName", "a \"b\"");
        robot.clickOn("#columnNotNull");
        assertThat(text("#formMissing")).contains("needs a default");
        robot.clickOn("#columnDefault").write("'new'");
        assertThat(sql("#changeSql"))
                .isEqualTo("ALTER TABLE \"place\"\nADD COLUMN \"a \"\"b\"\"\" TEXT NOT NULL DEFAULT 'new'");
        robot.clickOn("#formSave");
        Await.until(() -> items("#structureColumns").size() == 3);
        assertThat(query("SELECT DISTINCT \"a \"\"b\"\"\" FROM place")).isEqualTo("new");
    }

    @Test
    void whatSqliteRefusesIsSaidAndStaysTyped() throws Exception {
        show(Kind.TABLE, "place");
        robot.clickOn("#structureAddColumn");
        form("#columnName");
        robot.clickOn("#columnName").write("at");
        robot.clickOn("#columnDefault").write("CURRENT_TIMESTAMP");
        robot.clickOn("#formSave");
        Await.until(() -> text("#formError").contains("Cannot add a column with non-constant default"));
        assertThat(text("#columnName")).isEqualTo("at");
        fill("#columnDefault", "1");
        robot.clickOn("#formSave");
        Await.until(() -> items("#structureColumns").size() == 3);
    }

    @Test
    void aRenamedColumnIsFollowedByIndexesViewsAndTriggers() throws Exception {
        show(Kind.TABLE, "person");
        select("#structureColumns", "note");
        robot.clickOn("#structureRenameColumn");
        form("#newName");
        assertThat(isDisabled("#formSave")).as("the old name").isTrue();
        assertThat(text("#oldType")).isEqualTo("TEXT");
        fill("#newName", "order by");
        assertThat(sql("#changeSql")).isEqualTo("ALTER TABLE \"person\" RENAME COLUMN \"note\" TO \"order by\"");
        robot.clickOn("#formSave");
        Await.until(() -> sql("#structureSql").contains("UPDATE OF \"order by\" ON person"));
        assertThat(sql("#structureSql")).contains("WHERE \"order by\" IS NOT NULL");
    }

    @Test
    void aRenamedTableIsFollowedByItsView() throws Exception {
        show(Kind.TABLE, "person");
        robot.clickOn("#structureRename");
        form("#newName");
        fill("#newName", "PLACE");
        assertThat(text("#formMissing")).contains("exists already");
        fill("#newName", "people");
        robot.clickOn("#formSave");
        Await.until(() -> told.contains("renamed people"));
        assertThat(query("SELECT sql FROM sqlite_schema WHERE name = 'names'")).contains("FROM \"people\"");
    }

    @Test
    void aBrokenViewThatKeepsATableFromBeingRenamedIsNamed() throws Exception {
        execute("CREATE VIEW broken AS SELECT * FROM nowhere");
        show(Kind.TABLE, "place");
        robot.clickOn("#structureRename");
        form("#newName");
        fill("#newName", "places");
        robot.clickOn("#formSave");
        Await.until(() -> text("#formError").contains("error in view broken"));
        assertThat(text("#newName")).isEqualTo("places");
    }

    @Test
    void columnsAreDroppedAfterAQuestionOrTellWhyNot() throws Exception {
        show(Kind.TABLE, "person");
        assertThat(refusal("structureDropColumn")).isEqualTo("Select a column first.");
        select("#structureColumns", "id");
        assertThat(refusal("structureDropColumn")).contains("primary key");
        select("#structureColumns", "name");
        assertThat(refusal("structureDropColumn")).contains("UNIQUE");
        select("#structureColumns", "old");
        assertThat(refusal("structureDropColumn")).contains("person_old");
        select("#structureColumns", "home_id");
        assertThat(refusal("structureDropColumn")).isEmpty();
        robot.clickOn("#structureDropColumn");
        assertThat(dialog())
                .contains("ALTER TABLE \"person\" DROP COLUMN \"home_id\"")
                .contains("as long as nobody else writes");
        answer("Drop column");
        Await.until(() -> items("#structureColumns").size() == 4);
    }

    @Test
    void namesOfAllKindsAreAltered() throws Exception {
        var name = "select \"from\" [where]";
        show(Kind.TABLE, name);
        assertThat(text("#structureName")).isEqualTo(name);
        select("#structureColumns", "");
        robot.clickOn("#structureRenameColumn");
        form("#newName");
        fill("#newName", "it's");
        robot.clickOn("#formSave");
        Await.until(() -> !isOpen("#newName"));
        Await.until(() -> column("#structureColumns").contains("it's"));
        select("#structureColumns", "a.b");
        robot.clickOn("#structureDropColumn");
        answer("Drop column");
        Await.until(() -> items("#structureColumns").size() == 2);
        robot.clickOn("#structureDrop");
        answer("Drop table");
        Await.until(() -> query("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'select%'")
                .equals("0"));
    }

    @Test
    void theQuestionBeforeATableIsDroppedTellsWhatGoesWithIt() throws Exception {
        show(Kind.TABLE, "place");
        robot.clickOn("#structureDrop");
        assertThat(dialog())
                .contains("Drop the table “place”?")
                .contains("Its 2 rows are deleted.")
                .contains("Deleted, too: 2 rows of “person” (home_id, ON DELETE CASCADE).")
                .contains("as long as nobody else writes")
                .contains("DROP TABLE \"place\"");
        answer("Cancel");
        assertThat(query("SELECT count(*) FROM person")).isEqualTo("2");
        robot.clickOn("#structureDrop");
        answer("Drop table");
        Await.until(() -> told.contains("changed"));
        assertThat(query("SELECT count(*) FROM person")).isEqualTo("0");
    }

    @Test
    void aTableThatRowsStillPointToIsNotDropped() throws Exception {
        execute("CREATE TABLE pet (owner INT REFERENCES person); INSERT INTO pet VALUES (1)");
        show(Kind.TABLE, "person");
        robot.clickOn("#structureDrop");
        assertThat(dialog()).contains("one row of “pet”, by owner");
        answer("Close");
        assertThat(told).isEmpty();
    }

    @Test
    void indexesAreDroppedButThoseOfConstraints() throws Exception {
        show(Kind.TABLE, "person");
        robot.interact(() -> table("#structureIndexes").getSelectionModel().select(0));
        assertThat(refusal("structureDropIndex")).contains("UNIQUE or PRIMARY KEY");
        robot.interact(() -> table("#structureIndexes").getSelectionModel().select(1));
        assertThat(refusal("structureDropIndex")).isEmpty();
        robot.clickOn("#structureDropIndex");
        answer("Drop index");
        Await.until(() -> items("#structureIndexes").size() == 1);
    }

    @Test
    void nothingIsAlteredInAFileThatMayNotBeWritten() {
        database = Database.open(file);
        var table = database.read(sql -> Structure.read(sql, new Entry(Kind.TABLE, "person")))
                .join()
                .orElseThrow();
        var refusals = new StructureRefusals(true);
        assertThat(List.of(
                        refusals.ofAddColumn(table),
                        refusals.ofRenameColumn(table, table.columns().getLast()),
                        refusals.ofDropColumn(table, table.columns().getLast()),
                        refusals.ofRename(table),
                        refusals.ofDrop(table),
                        refusals.ofCreateIndex(table),
                        refusals.ofDropIndex(table, table.indexes().getLast()),
                        refusals.ofDropTrigger(table, table.triggers().getLast())))
                .containsOnly("The file may not be written.");
    }

    @Test
    void systemAndVirtualTablesTellWhyTheyAreNotAltered() throws Exception {
        execute("CREATE VIRTUAL TABLE notes USING fts5 (title)");
        show(Kind.VIRTUAL_TABLE, "notes");
        assertThat(refusal("structureAddColumn")).contains("module");
        assertThat(refusal("structureCreateIndex")).contains("virtual");
        assertThat(refusal("structureDrop")).isEmpty();
        show(Kind.SYSTEM_TABLE, "notes_data");
        assertThat(refusal("structureDrop")).contains("belongs to SQLite or to a virtual table");
    }

    @Test
    void lookingChangesNothing() throws Exception {
        var before = Files.readAllBytes(file);
        for (var kind : List.of(Kind.TABLE, Kind.VIEW, Kind.INDEX, Kind.TRIGGER)) {
            show(
                    kind,
                    Map.of(Kind.TABLE, "person", Kind.VIEW, "names", Kind.INDEX, "person_old", Kind.TRIGGER, "noted")
                            .get(kind));
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    private void show(Kind kind, String name) {
        if (database == null) {
            database = Database.open(file);
        }
        var links = new StructureLinks() {
            @Override
            public void follow(Work<?> work, String what) {}

            @Override
            public void openStructure(String table) {
                told.add("open " + table);
            }

            @Override
            public void renamed(String newName) {
                told.add("renamed " + newName);
            }

            @Override
            public void databaseChanged() {
                told.add("changed");
                page.refresh();
            }
        };
        var dialogs = new WindowDialogs(() -> stage);
        robot.interact(() -> {
            page = new ViewLoader(Map.of(
                            StructureController.class,
                            () -> new StructureController(
                                    database,
                                    new UndoLog(database, UndoLimits.DEFAULT),
                                    new Entry(kind, name),
                                    dialogs,
                                    links)))
                    .load(StructureController.class, "structure.fxml")
                    .controller();
            stage.setScene(new Scene(page.root(), 960, 960));
            stage.show();
        });
        Await.until(() -> text("#structureName").equals(name));
        Await.pulses();
    }

    private void execute(String script) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.executeUpdate(script);
        }
    }

    private String query(String sql) {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private void form(String field) {
        Await.until(() -> find(field) != null && find(field).isFocused());
        Await.pulses();
    }

    private void fill(String query, String text) {
        robot.clickOn(query).push(KeyCode.CONTROL, KeyCode.A).write(text);
    }

    private void select(String table, String name) {
        robot.interact(
                () -> table(table).getSelectionModel().select(column(table).indexOf(name)));
    }

    private List<String> column(String table) {
        return items(table).stream()
                .map(item -> ((Structure.Column) item).column().name())
                .toList();
    }

    private void answer(String text) {
        Await.until(() -> pane().isPresent());
        var asked = pane().orElseThrow();
        robot.clickOn(robot.from(asked).lookup(text).<Node>query());
        Await.until(() -> pane().filter(asked::equals).isEmpty());
    }

    private String dialog() {
        Await.until(() -> pane().isPresent());
        var asked = pane().orElseThrow();
        return asked.getHeaderText() + "\n" + asked.getContentText();
    }

    private Optional<DialogPane> pane() {
        return Window.getWindows().stream()
                .filter(Window::isShowing)
                .map(window -> window.getScene().getRoot())
                .filter(DialogPane.class::isInstance)
                .map(DialogPane.class::cast)
                .findFirst();
    }

    private Node find(String query) {
        return robot.lookup(query).queryAll().stream()
                .filter(StructureViewTest::isTreeVisible)
                .findFirst()
                .orElse(null);
    }

    private static boolean isTreeVisible(Node node) {
        for (var shown = node; shown != null; shown = shown.getParent()) {
            if (!shown.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private boolean isOpen(String query) {
        return find(query) != null;
    }

    private String text(String query) {
        return switch (find(query)) {
            case Labeled labeled -> labeled.getText();
            case TextInputControl field -> field.getText();
            case null, default -> "";
        };
    }

    private String sql(String query) {
        return ((SqlView) find(query)).getSql();
    }

    private boolean isDisabled(String query) {
        return find(query).isDisabled();
    }

    private String refusal(String button) {
        Await.pulses();
        return ((ActionButton) robot.lookup("#" + button).query().getParent()).refusal();
    }

    private TableView<?> table(String query) {
        return (TableView<?>) find(query);
    }

    private List<?> items(String query) {
        return List.copyOf(table(query).getItems());
    }

    private List<String> titles(String query) {
        return table(query).getVisibleLeafColumns().stream()
                .map(column -> column.getText())
                .toList();
    }
}
