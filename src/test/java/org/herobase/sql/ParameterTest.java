package org.herobase.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        SELECT 1                                | ~~
        SELECT ?, ?                             | 1? 2?
        SELECT ?2, ?1, ?2                       | 1?1 2?2
        SELECT ?5, ?                            | 5?5 6?
        SELECT ?007                             | 7?007
        SELECT :a, @a, $a, #a                   | 1:a 2@a 3$a 4#a
        SELECT :a, :A, :a                       | 1:a 2:A
        SELECT :a, ?1, ?                        | 1:a 2?
        SELECT ?1, :a, ?, :a                    | 1?1 2:a 3?
        SELECT $a::b(c), $a::b(d), $a           | 1$a::b(c) 2$a::b(d) 3$a
        SELECT :größe, :名                      | 1:größe 2:名
        SELECT ':a', ":b", `?`, [@c] -- $d      | ~~
        SELECT /* :a */ a$b, 1 - :c             | 1:c
        SELECT x'3f', '?''?', ?                 | 1?
        SELECT a->>?, b+:c, d=:e                | 1? 2:c 3:e
        SELECT CASE WHEN :a THEN ? END          | 1:a 2?
        """)
    void findsTheParameters(String sql, String expected) throws SQLException {
        assertThat(written(sql)).isEqualTo(expected);
        checkCount(sql.replaceAll("a\\$b|\\[@c]|\":b\"|`\\?`", "0").replaceAll("\\b([abd])(->>|\\+|=)", "0$2"));
    }

    @Test
    void leavesOutWhatSqliteRefuses() {
        assertThat(written("SELECT ?0, ?250001, ?99999999999999999999, ?250000"))
                .isEqualTo("250000?250000");
    }

    @Test
    void countsAsSqliteDoes() throws SQLException {
        var random = new Random(5);
        var pieces = List.of("?", "?1", "?3", "?9", ":a", ":b", "@a", "$a", "$a::b", "$a(x)", "#a", "':c'", "1");
        for (var round = 0; round < 2_000; round++) {
            checkCount(random.ints(1 + random.nextInt(8), 0, pieces.size())
                    .mapToObj(pieces::get)
                    .collect(Collectors.joining(", ", "SELECT ", "")));
        }
    }

    private static String written(String sql) {
        return Parameter.of(sql).stream()
                .map(parameter -> parameter.index() + parameter.name())
                .collect(Collectors.joining(" "));
    }

    private static void checkCount(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                var statement = connection.prepareStatement(sql)) {
            var highest = Parameter.of(sql).stream().mapToInt(Parameter::index).max();
            assertThat(highest.orElse(0))
                    .as(sql)
                    .isEqualTo(statement.getParameterMetaData().getParameterCount());
        }
    }
}
