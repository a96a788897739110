package org.herobase.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.herobase.db.generated.tables.Hero.HERO;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.herobase.db.Catalog;
import org.herobase.db.Database;
import org.herobase.db.generated.tables.records.HeroRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rows a filter finds, by what SQLite itself says. */
class FilterTest {
    @TempDir
    static Path folder;

    private static Database database;
    private static RowSource<HeroRecord> source;

    @BeforeAll
    static void fill() {
        database = Database.create(folder.resolve("filter.db"), false);
        database.write(sql -> sql.batch(
                                "INSERT INTO hero(name, secret_name, age) VALUES ('Deadpond', 'Dive Wilson', NULL)", // 1
                                "INSERT INTO hero(name, secret_name, age) VALUES ('Rusty-Man', 'Tommy Sharp', 48)", // 2
                                "INSERT INTO hero(name, secret_name, age) VALUES ('rusty nail', '', 9)", // 3
                                "INSERT INTO hero(name, secret_name, age) VALUES ('100% Hero', 'a_b', 93)", // 4
                                "INSERT INTO hero(name, secret_name, age) VALUES ('1000 Heroes', 'axb', 48)", // 5
                                "INSERT INTO hero(name, secret_name, age) VALUES ('Émile Ångström', 'back\\slash', 'forty')", // 6
                                "INSERT INTO hero(name, secret_name, age) VALUES ('ÉMILE*[x]?', 'it''s', 36.5)") // 7
                        .execute())
                .join();
        source = RowSource.of(
                HERO, database.read(sql -> Catalog.columns(sql, "hero")).join());
    }

    @AfterAll
    static void close() {
        database.close().join();
    }

    static Stream<Arguments> operators() {
        return Stream.of(
                arguments("name", Operator.EQUALS, List.of("Rusty-Man"), List.of(2)),
                arguments("age", Operator.EQUALS, List.of("48"), List.of(2, 5)),
                arguments("age", Operator.EQUALS, List.of(" 48.0 "), List.of(2, 5)),
                arguments("age", Operator.EQUALS, List.of("forty"), List.of(6)),
                arguments("age", Operator.NOT_EQUALS, List.of("48"), List.of(1, 3, 4, 6, 7)),
                arguments("name", Operator.NOT_EQUALS, List.of("Deadpond"), List.of(2, 3, 4, 5, 6, 7)),
                arguments("age", Operator.LESS, List.of("48"), List.of(3, 7)),
                arguments("age", Operator.AT_MOST, List.of("48"), List.of(2, 3, 5, 7)),
                arguments("age", Operator.GREATER, List.of("48"), List.of(4, 6)),
                arguments("age", Operator.AT_LEAST, List.of("48"), List.of(2, 4, 5, 6)),
                arguments("age", Operator.BETWEEN, List.of("9", "48"), List.of(2, 3, 5, 7)),
                arguments("name", Operator.BETWEEN, List.of("D", "S"), List.of(1, 2)),
                arguments("name", Operator.LESS, List.of("2"), List.of(4, 5)),
                arguments("name", Operator.CONTAINS, List.of("RUSTY"), List.of(2, 3)),
                arguments("age", Operator.CONTAINS, List.of("3"), List.of(4, 7)),
                arguments("name", Operator.STARTS_WITH, List.of("100"), List.of(4, 5)),
                arguments("name", Operator.STARTS_WITH, List.of("usty"), List.of()),
                arguments("age", Operator.IS_ONE_OF, List.of("9", "93", "forty"), List.of(3, 4, 6)),
                arguments("name", Operator.IS_ONE_OF, List.of("Deadpond", "Nobody"), List.of(1)),
                arguments("age", Operator.IS_EMPTY, List.of(), List.of(1)),
                arguments("secret_name", Operator.IS_EMPTY, List.of(), List.of(3)),
                arguments("age", Operator.IS_NOT_EMPTY, List.of(), List.of(2, 3, 4, 5, 6, 7)),
                arguments("secret_name", Operator.IS_NOT_EMPTY, List.of(), List.of(1, 2, 4, 5, 6, 7)));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("operators")
    void anOperatorFindsWhatItSays(String column, Operator operator, List<String> values, List<Integer> ids) {
        assertThat(found(criterion(column, operator, values))).isEqualTo(ids);
    }

    @ParameterizedTest
    @MethodSource("org.herobase.rows.FilterTest#texts")
    void aSearchedTextStandsForItselfInWhateverCase(String text, List<Integer> ids) {
        assertThat(found(Filter.NONE.withSearch(text))).isEqualTo(ids);
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments("DEADPOND", List.of(1)),
                arguments("%", List.of(4)),
                arguments("100%", List.of(4)),
                arguments("_", List.of(4)),
                arguments("\\", List.of(6)),
                arguments("it's", List.of(7)),
                arguments("émile", List.of(6, 7)),
                arguments("éMILE ÅNG", List.of(6)),
                arguments("É%", List.of()),
                arguments("ÉMILE*", List.of(7)),
                arguments("é?", List.of()),
                arguments("[x]", List.of(7)),
                arguments("ÉMILE*[X]?", List.of(7)),
                arguments("48", List.of()));
    }

    /** On a column of texts and on one of numbers, where an ordering would else set all numbers before any text. */
    @ParameterizedTest
    @ValueSource(strings = {"EQUALS", "LESS", "AT_MOST", "GREATER", "AT_LEAST", "CONTAINS", "STARTS_WITH", "IS_ONE_OF"})
    void sqlInAValueFindsNothingAndHarmsNothing(Operator operator) {
        var value = List.of("2; DROP TABLE hero");
        assertThat(found(criterion("age", operator, value)))
                .as("by %s", operator)
                .isSubsetOf(6); // the only text among the ages, "forty", is greater
        assertThat(found(Filter.NONE.withSearch(value.getFirst()))).isEmpty();
        assertThat(found(Filter.NONE)).hasSize(7);
    }

    @Test
    void criteriaAreJoinedByAllOrAny() {
        var rusty = new Criterion(source.column(HERO.NAME), Operator.CONTAINS, List.of("rusty"));
        var old = new Criterion(source.column(HERO.AGE), Operator.EQUALS, List.of("48"));
        assertThat(found(Filter.NONE.withCriteria(Filter.Join.ALL, List.of(rusty, old))))
                .containsExactly(2);
        assertThat(found(Filter.NONE.withCriteria(Filter.Join.ANY, List.of(rusty, old))))
                .containsExactly(2, 3, 5);
        assertThat(found(Filter.NONE
                        .withCriteria(Filter.Join.ANY, List.of(rusty, old))
                        .withSearch("hero")))
                .as("the search holds beside any condition")
                .containsExactly(5);
        assertThat(found(Filter.NONE.withCriteria(Filter.Join.ANY, List.of()))).hasSize(7);
    }

    @Test
    void noValueStandsInTheSql() {
        var values = List.of("2; DROP TABLE hero", "'); --");
        for (var operator : Operator.values()) {
            var filter = criterion("name", operator, values.subList(0, Math.min(2, operator.operands())))
                    .withSearch("needle");
            var sql = database.read(context -> context.selectFrom(HERO)
                            .where(filter.condition(source))
                            .getSQL())
                    .join();
            assertThat(sql).doesNotContain("DROP", "--", "needle");
        }
    }

    private static Filter criterion(String column, Operator operator, List<String> values) {
        return Filter.NONE.withCriteria(
                Filter.Join.ALL, List.of(new Criterion(source.find(column).orElseThrow(), operator, values)));
    }

    private static List<Integer> found(Filter filter) {
        var view = new View<>(source, filter, List.of(), 50);
        var ids = database.read(sql -> view.read(sql, new PageRequest.First())).join().rows().stream()
                .map(row -> row.record().getId().intValue())
                .toList();
        assertThat(database.read(view::count).join()).isEqualTo(ids.size());
        return ids;
    }
}
