package org.herobase.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.herobase.db.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SavedQueriesTest {
    @TempDir
    Path folder;

    private Memory memory;
    private SavedQueries queries;

    @BeforeEach
    void open() {
        memory = new Memory(folder.resolve("console.db"));
        queries = memory.savedQueries();
    }

    @AfterEach
    void close() {
        memory.close().join();
    }

    @Test
    void aQueryIsSavedWithItsFolders() {
        var saved = queries.create(" Reports // Monthly/", "Heroes", "SELECT 1", "All of them")
                .join();
        assertThat(saved.folder()).isEqualTo("Reports/Monthly");
        assertThat(all().folders()).containsExactly("Reports", "Reports/Monthly");
        assertThat(all().queries()).containsExactly(saved);
    }

    @Test
    void theyAreInOrderWhateverTheirCase() {
        create("b", "B");
        create("A", "b");
        create("A", "A");
        create("", "z");
        assertThat(names()).containsExactly("/z", "A/A", "A/b", "b/B");
        assertThat(all().folders()).containsExactly("A", "b");
    }

    @Test
    void aNameIsTakenInAnyCase() {
        create("Reports", "Heroes");
        assertThatThrownBy(() -> create("reports", "HEROES"))
                .satisfies(failure -> assertThat(Problem.of(failure)).isEqualTo(Problem.UNIQUE));
        create("", "Heroes");
        create("REPORTS", "Teams");
        assertThat(names()).containsExactly("/Heroes", "Reports/Heroes", "Reports/Teams");
    }

    @Test
    void aQueryIsRenamedMovedAndChanged() {
        var saved = create("Reports", "Heroes");
        queries.change(saved.named("Teams")).join();
        queries.change(saved.in("Other")).join();
        queries.change(new SavedQuery(saved.id(), "Other", "Heroes", "SELECT 2", "new"))
                .join();
        assertThat(all().queries()).containsExactly(new SavedQuery(saved.id(), "Other", "Heroes", "SELECT 2", "new"));
        assertThat(all().folders()).containsExactly("Other", "Reports");
    }

    @Test
    void whatIsDeletedCanComeBack() {
        var saved = create("Reports", "Heroes");
        var removed = queries.delete(saved).join();
        assertThat(all().queries()).isEmpty();
        create("Reports", "heroes");
        queries.restore(removed).join();
        assertThat(names()).containsExactly("Reports/heroes", "Reports/Heroes 2");
    }

    @Test
    void aFolderIsDeletedWithAllInItAndComesBack() {
        var first = create("Reports", "Heroes");
        var second = create("Reports/Monthly", "Heroes");
        create("Reports 2", "Heroes");
        queries.createFolder("Reports/Empty").join();
        var removed = queries.deleteFolder("Reports").join();
        assertThat(all().folders()).containsExactly("Reports 2");
        assertThat(names()).containsExactly("Reports 2/Heroes");
        queries.restore(removed).join();
        assertThat(all().folders()).containsExactly("Reports", "Reports 2", "Reports/Empty", "Reports/Monthly");
        assertThat(all().queries()).contains(first, second);
    }

    @Test
    void aFolderIsMovedAndRenamed() {
        create("Reports/Monthly", "Heroes");
        create("Reports_Monthly", "Heroes");
        queries.createFolder("Reports/Monthly/Empty").join();
        assertThat(queries.moveFolder("Reports/Monthly", "Old/2026").join()).isEqualTo("Old/2026");
        assertThat(all().folders()).containsExactly("Old", "Old/2026", "Old/2026/Empty", "Reports", "Reports_Monthly");
        assertThat(names()).containsExactly("Old/2026/Heroes", "Reports_Monthly/Heroes");
        queries.moveFolder("Old", "OLD").join();
        assertThat(names()).containsExactly("OLD/2026/Heroes", "Reports_Monthly/Heroes");
        assertThatThrownBy(() -> queries.moveFolder("OLD", "old/2026/x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMoveThatWouldGiveTwoTheSameNameMovesNothing() {
        create("A", "Heroes");
        create("B", "heroes");
        create("A", "Teams");
        assertThatThrownBy(() -> queries.moveFolder("A", "B").join())
                .satisfies(failure -> assertThat(Problem.of(failure)).isEqualTo(Problem.UNIQUE));
        assertThat(names()).containsExactly("A/Heroes", "A/Teams", "B/heroes");
    }

    @Test
    void exportedFilesHaveSafeNamesAndReplaceNothing() throws IOException {
        var target = Files.createDirectory(folder.resolve("out"));
        Files.writeString(target.resolve("Heroes.sql"), "mine");
        create("", "Heroes");
        create("", "a/b: \"c\"?");
        create("", "..");
        create("", "CON");
        create("", "dot. ");
        create("..", "up");
        queries.create("Reports/Monthly", "Long", "SELECT 1;\n", "Two\nlines").join();
        var written = queries.exportTo(target, "").join();
        assertThat(written)
                .containsExactlyInAnyOrder(
                        target.resolve("Heroes 2.sql"),
                        target.resolve("a_b_ _c__.sql"),
                        target.resolve("_.sql"),
                        target.resolve("_CON.sql"),
                        target.resolve("dot_.sql"),
                        target.resolve("_/up.sql"),
                        target.resolve("Reports/Monthly/Long.sql"));
        assertThat(target.resolve("Heroes.sql")).hasContent("mine");
        assertThat(target.resolve("Reports/Monthly/Long.sql")).hasContent("-- Two\n-- lines\nSELECT 1;\n");
        queries.exportTo(target, "Reports").join();
        assertThat(target.resolve("Monthly/Long.sql")).exists();
    }

    @Test
    void oneScriptHasThemAllEndedBySemicolons() {
        queries.create("", "One", "SELECT 1; -- done", "").join();
        queries.create("Reports", "Two", "SELECT 2 -- not yet;", "Why").join();
        var script = folder.resolve("all.sql");
        assertThat(queries.exportAsScript(script, "").join()).isEqualTo(2);
        assertThat(script).hasContent("""
                        -- One
                        SELECT 1; -- done

                        -- Reports/Two
                        -- Why
                        SELECT 2 -- not yet;
                        ;
                        """);
    }

    @Test
    void importedFilesAreNamedByTheFileAndReplaceNothing() throws IOException {
        create("Mine", "heroes");
        var file = Files.writeString(folder.resolve("Heroes.SQL"), "\uFEFFSELECT 1");
        var other = Files.writeString(folder.resolve("notes.txt"), "SELECT 2");
        queries.importFrom(List.of(file, other), "Mine").join();
        assertThat(all().queries())
                .extracting(SavedQuery::name, SavedQuery::text)
                .containsExactly(
                        Tuple.tuple("heroes", "SELECT 'heroes'"),
                        Tuple.tuple("Heroes 2", "SELECT 1"),
                        Tuple.tuple("notes.txt", "SELECT 2"));
    }

    @Test
    void anImportIsAllOrNothing() throws IOException {
        var good = Files.writeString(folder.resolve("good.sql"), "SELECT 1");
        var bad = Files.write(folder.resolve("bad.sql"), new byte[] {'S', (byte) 0xff});
        var imported = queries.importFrom(List.of(good, bad), "");
        assertThatThrownBy(imported::join).hasMessageContaining("bad.sql");
        assertThat(names()).isEmpty();
    }

    private SavedQuery create(String in, String name) {
        return queries.create(in, name, "SELECT '" + name + "'", "").join();
    }

    private SavedQueries.Contents all() {
        return queries.all().join();
    }

    private List<String> names() {
        return all().queries().stream()
                .map(query -> query.folder() + "/" + query.name())
                .toList();
    }
}
