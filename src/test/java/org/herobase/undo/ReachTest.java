package org.herobase.undo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.herobase.SqliteFile;
import org.herobase.db.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReachTest {
    @TempDir
    private Path folder;

    private Reach reach;

    @Test
    void aStatementReachesWhatItNames() {
        read("CREATE TABLE one(a)", "CREATE TABLE two(a)", "CREATE TABLE \"odd \"\"name\"(a)");
        assertThat(from("UPDATE One SET a = 1")).containsExactly("one");
        assertThat(from("DELETE FROM [two]")).containsExactly("two");
        assertThat(from("DELETE FROM 'two'")).containsExactly("two");
        assertThat(from("INSERT INTO main.\"odd \"\"NAME\" SELECT * FROM one"))
                .containsExactlyInAnyOrder("odd \"name", "one");
        assertThat(from("UPDATE three SET a = 'two or one' -- one")).isEmpty();
    }

    @Test
    void itReachesTheRowsThatForeignKeysChange() {
        read(
                "CREATE TABLE team(id INTEGER PRIMARY KEY)",
                "CREATE TABLE hero(id INTEGER PRIMARY KEY, team_id REFERENCES Team ON DELETE CASCADE)",
                "CREATE TABLE link(hero_id REFERENCES hero ON DELETE CASCADE)",
                "CREATE TABLE other(a)");
        assertThat(from("DELETE FROM team")).containsExactlyInAnyOrder("team", "hero", "link");
        assertThat(from("DELETE FROM link")).containsExactly("link");
    }

    @Test
    void itReachesWhatTriggersChangeAlsoThoseOfViewsAndOfTheConnection() {
        read(
                List.of(new Reach.Trigger(
                        "noted", "CREATE TRIGGER mine AFTER INSERT ON noted BEGIN DELETE FROM last; END")),
                "CREATE TABLE thing(a)",
                "CREATE TABLE noted(a)",
                "CREATE TABLE last(a)",
                "CREATE TABLE other(a)",
                "CREATE VIEW shown AS SELECT 1 AS a",
                "CREATE TRIGGER through INSTEAD OF UPDATE ON shown BEGIN UPDATE thing SET a = new.a; END",
                "CREATE TRIGGER note AFTER UPDATE ON thing BEGIN INSERT INTO noted VALUES (1); END");
        assertThat(from("UPDATE shown SET a = 2")).containsExactlyInAnyOrder("thing", "noted", "last");
        assertThat(from("UPDATE other SET a = 2")).containsExactly("other");
    }

    private void read(String... statements) {
        read(List.of(), statements);
    }

    private void read(List<Reach.Trigger> temporary, String... statements) {
        var database = Database.open(SqliteFile.of(folder.resolve("test.db"), statements));
        reach = database.read(sql -> Reach.read(sql, temporary)).join();
        database.close().join();
    }

    private List<String> from(String statement) {
        return reach.from(Reach.names(statement)).stream()
                .map(LoggedTable::name)
                .toList();
    }
}
