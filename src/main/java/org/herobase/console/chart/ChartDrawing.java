package org.herobase.console.chart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.chart.AreaChart;
import javafx.scene.chart.Axis;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.Chart;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.PieChart;
import javafx.scene.chart.ScatterChart;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.herobase.console.chart.ChartData.Point;
import org.herobase.console.chart.ChartData.Series;

/** Makes a JavaFX chart of data. */
final class ChartDrawing {
    /** Each symbol is a node: with more, a line is enough. */
    private static final int MOST_SYMBOLS = 200;

    private static final int MOST_LEVEL_LABELS = 8;

    private static final Duration AT_ONCE = Duration.millis(150);

    private final ChartData data;
    private final ChartWords words;

    ChartDrawing(ChartData data, ChartWords words) {
        this.data = data;
        this.words = words;
    }

    Chart chart() {
        var chart = data.request().kind() == ChartRequest.Kind.PIE ? pie() : xy();
        chart.setAnimated(false);
        chart.setLegendVisible(data.series().size() > 1);
        chart.getStyleClass().add("result-chart");
        chart.setAccessibleText(words.line());
        return chart;
    }

    private Chart pie() {
        var series = data.series().getFirst();
        var all = series.points().stream().mapToDouble(Point::y).sum();
        var pie = new PieChart();
        for (var point : series.points()) {
            var share = String.format("%.1f %%", 100 * point.y() / all);
            pie.getData().add(new PieChart.Data(words.category(point) + " · " + share, point.y()));
        }
        for (var i = 0; i < pie.getData().size(); i++) {
            tell(
                    pie.getData().get(i).getNode(),
                    words.point(series, series.points().get(i)));
        }
        pie.setStartAngle(90);
        return pie;
    }

    private Chart xy() {
        if (data.axis() == ChartData.Axis.CATEGORY) {
            var names = categories();
            var axis = new CategoryAxis();
            axis.setCategories(FXCollections.observableArrayList(names.values()));
            // By itself it leaves labels out where they have no room beside each other.
            axis.setTickLabelRotation(names.size() > MOST_LEVEL_LABELS ? -90 : 0);
            return filled(axis, point -> names.get(point.x()));
        }
        return filled(number(ChartScale.ofX(data)), point -> (Number) point.x());
    }

    private <X> Chart filled(Axis<X> x, Function<Point, X> place) {
        x.setAnimated(false);
        x.setLabel(words.xTitle());
        var y = number(ChartScale.ofY(data));
        y.setAnimated(false);
        y.setLabel(words.yTitle());
        var chart = empty(x, y);
        for (var one : data.series()) {
            var series = new XYChart.Series<X, Number>();
            series.setName(words.name(one));
            var points = new ArrayList<XYChart.Data<X, Number>>();
            one.points().forEach(point -> points.add(new XYChart.Data<>(place.apply(point), point.y())));
            series.getData().setAll(points);
            chart.getData().add(series);
            tell(series, one);
        }
        return chart;
    }

    private <X> XYChart<X, Number> empty(Axis<X> x, NumberAxis y) {
        return switch (data.request().kind()) {
            case AREA -> {
                var chart = new AreaChart<>(x, y);
                chart.setCreateSymbols(hasSymbols());
                yield chart;
            }
            case SCATTER -> new ScatterChart<>(x, y);
            case BAR -> new BarChart<>(x, y);
            case LINE, PIE -> {
                var chart = new LineChart<>(x, y);
                chart.setCreateSymbols(hasSymbols());
                yield chart;
            }
        };
    }

    private <X> void tell(XYChart.Series<X, Number> series, Series one) {
        var shown = series.getData();
        if (shown.size() <= ChartReading.BUCKETS) {
            for (var i = 0; i < shown.size(); i++) {
                tell(shown.get(i).getNode(), words.point(one, one.points().get(i)));
            }
        }
    }

    private static void tell(Node node, String text) {
        if (node != null) {
            var tooltip = new Tooltip(text);
            tooltip.setShowDelay(AT_ONCE);
            Tooltip.install(node, tooltip);
        }
    }

    private boolean hasSymbols() {
        return data.facts().points() * data.series().size() <= MOST_SYMBOLS;
    }

    /** An axis knows its categories by their names: the same one twice gets blanks that nobody sees. */
    private Map<Double, String> categories() {
        Set<String> taken = new HashSet<>();
        Map<Double, String> names = new TreeMap<>();
        var points = new HashMap<Double, Point>();
        data.series().forEach(series -> series.points().forEach(point -> points.putIfAbsent(point.x(), point)));
        points.keySet().stream().sorted().forEach(place -> {
            var name = words.category(points.get(place));
            while (!taken.add(name)) {
                name += "\u200b";
            }
            names.put(place, name);
        });
        return names;
    }

    private static NumberAxis number(ChartScale scale) {
        var axis = new NumberAxis(scale.lower(), scale.upper(), scale.step());
        axis.setMinorTickVisible(false);
        axis.setTickLabelFormatter(new StringConverter<>() {
            @Override
            public String toString(Number value) {
                return scale.label(value.doubleValue());
            }

            @Override
            public Number fromString(String text) {
                throw new UnsupportedOperationException("An axis is not typed into");
            }
        });
        return axis;
    }
}
