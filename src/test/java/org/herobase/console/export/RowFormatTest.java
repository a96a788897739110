package org.herobase.console.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowFormatTest {
    private static final List<Object> ODD = Arrays.asList(
            null,
            "",
            "NULL",
            "say \"it's\"",
            "a,b;c|d\\e",
            "two\nlines\r\nand\rmore",
            "a\ttab",
            "\"",
            "nul\0inside",
            "\u0001 \u007f",
            " spaces ",
            "\uD83E\uDDB8 héros _one_two_ *b* <br> &amp; `c` ~d~ [e](f)",
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            0L,
            9007199254740993L,
            -0.0,
            0.1,
            1e308,
            Double.MIN_VALUE,
            1.0,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            new byte[0],
            new byte[] {0, 39, (byte) 0xFF},
            "0",
            "1.0");

    @Test
    void csvIsReadBack() throws IOException {
        var lines = csv(written(ExportFormat.CSV, List.of("n", "a \"b\", c"), column(ODD)));
        assertThat(lines.getFirst()).containsExactly("n", "a \"b\", c");
        assertThat(lines).hasSize(ODD.size() + 1);
        for (var i = 0; i < ODD.size(); i++) {
            var read = lines.get(i + 1).get(1);
            switch (ODD.get(i)) {
                case null -> assertThat(read).isNull();
                case String text -> assertThat(read).isEqualTo(text);
                case Long integer -> assertThat(Long.parseLong(read)).isEqualTo(integer);
                case Double real -> assertThat(Double.valueOf(read)).isEqualTo(real);
                case byte[] bytes -> assertThat(read).startsWith("X'").hasSize(3 + 2 * bytes.length);
                default -> throw new AssertionError();
            }
        }
    }

    @Test
    void csvTellsNullFromTheEmptyText() throws IOException {
        assertThat(written(ExportFormat.CSV, List.of("a", "b", "c"), List.of(Arrays.asList(null, "", 1L))))
                .isEqualTo("a,b,c\r\n,\"\",1\r\n");
    }

    @Test
    void tabSeparatedTextIsReadBack() throws IOException {
        var text = written(
                ExportFormat.TSV, List.of("a\tb", "c"), List.of(Arrays.asList("x\ty", null), ODD.subList(3, 5)));
        assertThat(text).isEqualTo("\"a\tb\"\tc\n\"x\ty\"\t\nsay \"it's\"\ta,b;c|d\\e\n");
    }

    @Test
    void jsonIsReadBackBySqlite() throws Exception {
        var json = written(ExportFormat.JSON, List.of("n", "v"), column(ODD));
        assertThat(json).contains(": 9007199254740993}").contains(": 9223372036854775807}");
        try (var connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                var statement = connection.prepareStatement(
                        "SELECT e.value ->> 'v', json_type(e.value, '$.v') FROM json_each(?) AS e")) {
            statement.setString(1, json);
            var read = statement.executeQuery();
            for (var value : ODD) {
                assertThat(read.next()).isTrue();
                var got = read.getObject(1) instanceof Integer small ? Long.valueOf(small) : read.getObject(1);
                var expected = switch (value) {
                    case null -> null;
                    case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
                    case Double real when real.isInfinite() -> real.toString();
                    default -> value;
                };
                assertThat(got).isEqualTo(expected);
            }
            assertThat(read.next()).isFalse();
        }
    }

    @Test
    void jsonIsAnArrayAlsoOfNothing() throws IOException {
        assertThat(written(ExportFormat.JSON, List.of("a"), List.of())).isEqualTo("[\n]\n");
        assertThat(written(ExportFormat.JSON, List.of("a"), List.of(List.of(1L), List.of("x"))))
                .isEqualTo("[\n{\"a\": 1},\n{\"a\": \"x\"}\n]\n");
    }

    @Test
    void jsonNumbersNamesThatWereThereBefore() throws IOException {
        var json = written(ExportFormat.JSON, List.of("a", "a", "a_2", "", "A"), List.of(List.of(1L, 2L, 3L, 4L, 5L)));
        assertThat(json).contains("{\"a\": 1, \"a_3\": 2, \"a_2\": 3, \"column_4\": 4, \"A\": 5}");
    }

    @Test
    void markdownKeepsOneLineARowAndItsCells() throws IOException {
        var lines = written(ExportFormat.MARKDOWN, List.of("n", "team_id"), column(ODD))
                .split("\n", -1);
        assertThat(lines).hasSize(ODD.size() + 3);
        assertThat(lines[0]).isEqualTo("| n | team_id |");
        assertThat(lines[1]).isEqualTo("| --- | --- |");
        assertThat(lines[2]).isEqualTo("| 0 | *NULL* |");
        assertThat(lines[6]).isEqualTo("| 4 | a,b;c\\|d\\\\e |");
        assertThat(lines[7]).isEqualTo("| 5 | two<br>lines<br>and<br>more |");
        assertThat(lines[13])
                .isEqualTo("| 11 | \uD83E\uDDB8 héros \\_one_two\\_ \\*b\\* \\<br> \\&amp; \\`c\\` \\~d\\~ \\[e](f) |");
    }

    @Test
    void insertsGiveEachValueBackInItsStorageClass() throws Exception {
        var values = column(ODD);
        var sql = written(ExportFormat.SQL, List.of("n", "v"), values);
        try (var connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                var statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE \"my \"\"table\"(n, v)");
            statement.executeUpdate(sql);
            assertThat(read(statement, "SELECT v FROM \"my \"\"table\" ORDER BY n")
                            .toArray())
                    .usingComparator((one, other) -> Arrays.deepEquals(one, other) ? 0 : 1)
                    .isEqualTo(ODD.toArray());
        }
    }

    @Test
    void insertsNameColumnsOnceWhateverTheirCase() throws IOException {
        assertThat(written(ExportFormat.SQL, List.of("a", "A", "", "select"), List.of(List.of(1L, 2L, 3L, 4L))))
                .isEqualTo("INSERT INTO \"my \"\"table\" (\"a\", \"A_2\", \"column_3\", \"select\") VALUES\n"
                        + "(1, 2, 3, 4);\n");
        assertThat(written(ExportFormat.SQL, List.of("a"), List.of())).isEmpty();
    }

    @Test
    void insertsOfManyRowsAreSeveralStatements() throws IOException {
        var rows = Collections.nCopies(1_001, List.<Object>of(1L));
        var sql = written(ExportFormat.SQL, List.of("a"), rows);
        assertThat(sql.split("INSERT INTO", -1)).hasSize(4);
        assertThat(sql.split("\\(1\\)[,;]\n", -1)).hasSize(1_002);
        var large = Collections.nCopies(3, List.<Object>of("x".repeat(1_000_001)));
        assertThat(written(ExportFormat.SQL, List.of("a"), large).split("INSERT INTO", -1))
                .hasSize(4);
    }

    private static List<List<Object>> column(List<Object> values) {
        var rows = new ArrayList<List<Object>>();
        for (var value : values) {
            rows.add(Arrays.asList((long) rows.size(), value));
        }
        return rows;
    }

    private static String written(ExportFormat format, List<String> columns, List<? extends List<Object>> rows)
            throws IOException {
        var text = new StringBuilder();
        var form = format.to(text, columns, "my \"table");
        form.header();
        for (var row : rows) {
            form.row(row);
        }
        form.end();
        return text.toString();
    }

    private static List<Object> read(Statement statement, String sql) throws SQLException {
        var values = new ArrayList<Object>();
        try (var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getObject(1) instanceof Integer small ? Long.valueOf(small) : rows.getObject(1));
            }
        }
        return values;
    }

    /** Fields by RFC 4180; one without anything is null. */
    private static List<List<String>> csv(String text) {
        var lines = new ArrayList<List<String>>();
        var line = new ArrayList<String>();
        var at = 0;
        while (at < text.length()) {
            String field;
            if (text.charAt(at) == '"') {
                var value = new StringBuilder();
                at++;
                while (text.charAt(at) != '"' || at + 1 < text.length() && text.charAt(at + 1) == '"') {
                    value.append(text.charAt(at));
                    at += text.charAt(at) == '"' ? 2 : 1;
                }
                at++;
                field = value.toString();
            } else {
                var start = at;
                while (text.charAt(at) != ',' && text.charAt(at) != '\r') {
                    at++;
                }
                field = start == at ? null : text.substring(start, at);
            }
            line.add(field);
            if (text.charAt(at) == ',') {
                at++;
            } else {
                assertThat(text.substring(at, at + 2)).isEqualTo("\r\n");
                at += 2;
                lines.add(line);
                line = new ArrayList<>();
            }
        }
        return lines;
    }
}
