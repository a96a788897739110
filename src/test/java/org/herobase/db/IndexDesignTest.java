package org.herobase.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.herobase.db.IndexDesign.Part;
import org.herobase.sql.Script;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Designed indexes: their SQL, what real SQLite makes of it, and what is refused before. */
@Timeout(60)
class IndexDesignTest {
    private static final SchemaNames SCHEMA = new SchemaNames(Set.of("team", "old"), Map.of());

    @TempDir
    Path folder;

    @Test
    void sqliteMakesTheIndexThatWasDesigned() throws Exception {
        var file = folder.resolve("foreign.db");
        var odd = "odd \"t\" [x]";
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE \"odd \"\"t\"\" [x]\"(\"\" INT, \"select\" TEXT, a INT)");
        }
        var database = Database.open(file);
        for (var design : List.of(
                new IndexDesign("one", odd, List.of(new Part("a", false)), false, ""),
                new IndexDesign("two", odd, List.of(new Part("select", true), new Part("", false)), true, ""),
                new IndexDesign("some", odd, List.of(new Part("a", true)), false, "a > 0 AND \"select\" <> '?;{0}'"),
                new IndexDesign("say \"hi\"; [x]", odd, List.of(new Part("a", false)), true, "a IS NOT NULL"))) {
            assertThat(design.problems(SCHEMA)).isEmpty();
            assertThat(Script.of(design.sql()).statements()).hasSize(1);
            database.write(sql -> sql.execute("{0}", DSL.raw(design.sql()))).join();
            assertThat(database.read(sql ->
                                    Catalog.definition(sql, new Catalog.Entry(Catalog.Kind.INDEX, design.name())))
                            .join())
                    .isEqualTo(design.sql());
        }
        database.close().join();
    }

    @Test
    void theSqlIsWrittenAsOneWouldByHand() {
        var parts = List.of(new Part("name", false), new Part("age", true));
        assertThat(new IndexDesign("hero_name", "hero", parts, true, " age > 0 ").sql())
                .isEqualTo("""
                CREATE UNIQUE INDEX "hero_name"
                ON "hero" ("name", "age" DESC)
                WHERE age > 0""");
    }

    @Test
    void anIndexNeedsAFreeNameAColumnAndAWholeCondition() {
        var parts = List.of(new Part("a", false));
        assertThat(new IndexDesign("", "team", parts, false, "").problems(SCHEMA))
                .containsExactly(new DesignProblem.NoName());
        assertThat(new IndexDesign("Team", "team", parts, false, "").problems(SCHEMA))
                .containsExactly(new DesignProblem.NameTaken("Team"));
        assertThat(new IndexDesign("sqlite_i", "team", parts, false, "").problems(SCHEMA))
                .containsExactly(new DesignProblem.ReservedName("sqlite_i"));
        assertThat(new IndexDesign("new", "team", List.of(), false, "").problems(SCHEMA))
                .containsExactly(new DesignProblem.NoColumns());
        for (var wrong : List.of("a > 0; DROP TABLE team", "(a", "a)", "a -- x", "'")) {
            assertThat(new IndexDesign("new", "team", parts, false, wrong).problems(SCHEMA))
                    .containsExactly(new DesignProblem.NoExpression("new", wrong));
        }
    }
}
