package org.herobase.console.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.herobase.SqliteFile;
import org.herobase.console.chart.ChartData.Axis;
import org.herobase.console.chart.ChartData.Point;
import org.herobase.console.chart.ChartData.Way;
import org.herobase.console.chart.ChartRequest.Aggregate;
import org.herobase.console.chart.ChartRequest.Kind;
import org.herobase.console.result.Query;
import org.herobase.console.result.QueryRunner;
import org.herobase.db.ConnectionThread;
import org.herobase.db.Database;
import org.herobase.db.Work;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a chart is made of, on a real database. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class ChartReaderTest {
    private static final String LARGE = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100000) ";

    @TempDir
    Path folder;

    private Database database;
    private ConnectionThread connection;

    @BeforeEach
    void open() {
        database = Database.open(SqliteFile.of(folder.resolve("charts.db"), "CREATE TABLE t (a)"));
        connection = database.openConsole();
    }

    @AfterEach
    void close() {
        connection.close().join();
        database.close().join();
    }

    @Test
    void aFewRowsAreDrawnAsTheyAreInTheOrderOfX() {
        var data = read(
                "SELECT 3 AS x, 30.5 AS y UNION ALL SELECT 1, 10 UNION ALL SELECT 1, 11", Kind.LINE, Aggregate.NONE);
        assertThat(data.facts().way()).isEqualTo(Way.ROWS);
        assertThat(points(data)).containsExactly("1.0 10.0", "1.0 11.0", "3.0 30.5");
    }

    @Test
    void whatCannotBeDrawnIsLeftOutAndCounted() {
        var data = read(
                "SELECT * FROM (VALUES (1, 5), (2, NULL), (3, 'x'), (4, x'00'), (5, 9e999), (NULL, 1), ('z', 1), (6, 7))",
                Kind.LINE,
                Aggregate.NONE);
        assertThat(points(data)).containsExactly("1.0 5.0", "6.0 7.0");
        assertThat(data.facts().rows()).isEqualTo(8);
        assertThat(data.facts().leftOut()).isEqualTo(2);
        assertThat(data.facts().leftOutValues()).isEqualTo(4);
    }

    @Test
    void manyRowsAreAveragedByTheDatabase() {
        var data = read(LARGE + "SELECT i, i * 2 FROM n", Kind.LINE, Aggregate.NONE);
        assertThat(data.facts().way()).isEqualTo(Way.BUCKETS);
        assertThat(data.facts().rows()).isEqualTo(100_000);
        var points = data.series().getFirst().points();
        assertThat(points).hasSize(500);
        assertThat(points.get(250).y()).isCloseTo(2 * points.get(250).x(), within(5.0));
        assertThat(points).isSortedAccordingTo((one, other) -> Double.compare(one.x(), other.x()));
        assertThat(words(data)).startsWith("100,000 rows, averaged into 500 points.");
    }

    @ParameterizedTest
    @EnumSource(Aggregate.class)
    void eachAggregateIsComputedForEachX(Aggregate aggregate) {
        var data = read(LARGE + "SELECT i % 10, i FROM n", Kind.SCATTER, aggregate);
        var first = data.series().getFirst().points().getFirst();
        assertThat(first.y())
                .isEqualTo(
                        switch (aggregate) {
                            case COUNT -> 10_000;
                            case SUM -> 500_050_000;
                            case NONE, AVERAGE -> 50_005;
                            case MIN -> 10;
                            case MAX -> 100_000;
                        });
        assertThat(data.series().getFirst().points()).hasSize(10);
    }

    @Test
    void veryDistantNumbersAreNoTrouble() {
        var data = read(LARGE + "SELECT (i - 50000) * 2e295, i FROM n", Kind.AREA, Aggregate.NONE);
        assertThat(data.series().getFirst().points()).hasSizeBetween(400, 500);
        var same = read(LARGE + "SELECT 7, i FROM n", Kind.LINE, Aggregate.NONE);
        assertThat(points(same)).containsExactly("7.0 50000.5");
    }

    @Test
    void timesAreRead() {
        var day = 1_772_236_800.0; // 2026-02-28
        var texts = read(
                "SELECT '2026-02-28' AS day, 1 UNION ALL SELECT '2026-02-28T12:00:00Z', 2", Kind.LINE, Aggregate.NONE);
        assertThat(texts.axis()).isEqualTo(Axis.TIME);
        assertThat(texts.series().getFirst().points()).extracting(Point::x).satisfies(xs -> {
            assertThat(xs.get(0)).isCloseTo(day, within(0.01));
            assertThat(xs.get(1)).isCloseTo(day + 43_200, within(0.01));
        });
        var seconds = read("SELECT 1772236800 AS created_at, 1", Kind.LINE, Aggregate.NONE);
        assertThat(points(seconds)).containsExactly(day + " 1.0");
        var milliseconds = read("SELECT 1772236800000 AS time, 1", Kind.LINE, Aggregate.NONE);
        assertThat(points(milliseconds)).containsExactly(day + " 1.0");
        var numbers = read("SELECT 1772236800 AS bytes, 1", Kind.LINE, Aggregate.NONE);
        assertThat(numbers.axis()).isEqualTo(Axis.NUMBER);
    }

    @Test
    void theLargestCategoriesAreShownAndTheOthersAsOne() {
        var data = read(LARGE + "SELECT 'c' || (i % 1000), i % 1000 FROM n", Kind.BAR, Aggregate.AVERAGE);
        var points = data.series().getFirst().points();
        assertThat(points).hasSize(51);
        assertThat(points.getFirst().category()).isEqualTo("c999");
        assertThat(points.getLast().isOthers()).isTrue();
        assertThat(points.getLast().y()).isEqualTo(949 / 2.0);
        assertThat(data.facts().others()).isEqualTo(950);
        assertThat(words(data))
                .startsWith("100,000 rows, averaged into 51 categories. The last one stands for 950 others.");
        assertThat(read(LARGE + "SELECT 'c' || (i % 1000), 1 FROM n", Kind.PIE, Aggregate.SUM)
                        .series()
                        .getFirst()
                        .points())
                .hasSize(13)
                .last()
                .matches(point -> point.y() == 98_800);
    }

    @Test
    void oddCategoriesAreToldApart() {
        var data =
                read("SELECT * FROM (VALUES (NULL, 3), ('', 2), ('NULL', 1), ('a', NULL))", Kind.BAR, Aggregate.NONE);
        assertThat(data.series().getFirst().points())
                .extracting(Point::category)
                .containsExactly(null, "", "NULL");
        assertThat(data.facts().leftOutValues()).isEqualTo(1);
    }

    @Test
    void columnsMayBeRepeatedOrNameless() {
        var query = query("SELECT 'x' AS a, 1 AS a, 2 AS \"\"");
        var columns = new ChartReader(query).columns().join();
        assertThat(columns).extracting(ChartColumn::label).containsExactly("a (1)", "a (2)", "column 3");
        var first = ChartColumn.firstChoice(columns);
        assertThat(first.x()).isZero();
        assertThat(first.ys()).containsExactly(1);
        assertThat(first.kind()).isEqualTo(Kind.BAR);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void svgIsXmlWithWhatTheChartSays(Kind kind) throws Exception {
        var query = query("SELECT 'a<b>&\"' || char(1) AS \"n & m\", 3 AS \"<y>\" UNION ALL SELECT NULL, 2");
        var columns = new ChartReader(query).columns().join();
        var request = new ChartRequest(kind, 0, List.of(1), Aggregate.SUM, true, true);
        var data = new ChartReader(query)
                .read(request, columns.getFirst().kind())
                .data()
                .join();
        var svg = ChartSvg.of(data, new ChartWords(data, columns));
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(document.getDocumentElement().getTextContent())
                .contains("Sum of <y>", "a<b>&\"", "NULL", "2 rows, summed into 2 categories.");
        assertThat(svg).doesNotContain("NaN");
    }

    @Test
    void pngIsAPicture() throws Exception {
        var png = PngFile.of(new int[] {0xffff0000, 0xff00ff00, 0xff0000ff, 0xffffffff, 0xff000000, 0xff123456}, 3, 2);
        var picture = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(picture.getWidth()).isEqualTo(3);
        assertThat(picture.getRGB(1, 0)).isEqualTo(0xff00ff00);
        assertThat(picture.getRGB(2, 1)).isEqualTo(0xff123456);
    }

    private ChartData read(String sql, Kind kind, Aggregate aggregate) {
        var reader = new ChartReader(query(sql));
        var x = reader.columns().join().getFirst();
        return reader.read(new ChartRequest(kind, 0, List.of(1), aggregate, true, true), x.kind())
                .data()
                .join();
    }

    private String words(ChartData data) {
        var columns = List.of(new ChartColumn(0, "x", ColumnKind.NUMBER), new ChartColumn(1, "y", ColumnKind.NUMBER));
        return new ChartWords(data, columns).line();
    }

    private Query query(String sql) {
        var runner = new QueryRunner() {
            @Override
            public <T> Work<T> read(ConnectionThread.Job<T> job) {
                return connection.submit(job);
            }
        };
        var names = connection
                .submit(context -> context.connectionResult(jdbc -> {
                    try (var statement = jdbc.prepareStatement(sql)) {
                        var columns = statement.getMetaData();
                        var found = new ArrayList<String>();
                        for (var i = 1; i <= columns.getColumnCount(); i++) {
                            found.add(columns.getColumnLabel(i));
                        }
                        return List.copyOf(found);
                    }
                }))
                .join();
        return new Query(sql, List.of(), "SELECT", names, runner);
    }

    private static List<String> points(ChartData data) {
        return data.series().getFirst().points().stream()
                .map(point -> point.x() + " " + point.y())
                .toList();
    }
}
