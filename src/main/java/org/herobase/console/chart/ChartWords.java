package org.herobase.console.chart;

import java.util.ArrayList;
import java.util.List;
import org.herobase.console.chart.ChartData.Axis;
import org.herobase.console.chart.ChartData.Point;
import org.herobase.console.chart.ChartData.Series;
import org.herobase.console.chart.ChartData.Way;
import org.herobase.console.chart.ChartRequest.Aggregate;
import org.herobase.ui.Texts;

/** The words in and around a chart. */
final class ChartWords {
    private static final int LONGEST_CATEGORY = 24;

    private final Texts texts = new Texts(ChartWords.class);
    private final ChartData data;
    private final List<ChartColumn> columns;

    ChartWords(ChartData data, List<ChartColumn> columns) {
        this.data = data;
        this.columns = columns;
    }

    /** One line on what became of the rows. */
    String line() {
        var facts = data.facts();
        var parts = new ArrayList<String>();
        var aggregate = data.request().aggregate();
        if (facts.way() == Way.ROWS) {
            parts.add(texts.get("chart.line.rows", facts.rows()));
        } else if (data.axis() == Axis.CATEGORY) {
            var how = aggregate == Aggregate.NONE ? Aggregate.SUM : aggregate;
            parts.add(texts.get("chart.line.groups", facts.rows(), texts.get("chart.way." + how), facts.points()));
        } else {
            var how = aggregate == Aggregate.NONE ? Aggregate.AVERAGE : aggregate;
            parts.add(texts.get("chart.line.points", facts.rows(), texts.get("chart.way." + how), facts.points()));
        }
        if (facts.way() == Way.BUCKETS) {
            parts.add(texts.get("chart.line.buckets"));
        }
        if (facts.others() > 0) {
            parts.add(texts.get("chart.line.others", facts.others()));
        }
        range(parts);
        if (facts.leftOut() > 0) {
            parts.add(texts.get("chart.line.leftOut", facts.leftOut()));
        }
        if (facts.leftOutValues() > 0) {
            parts.add(texts.get("chart.line.leftOutValues", facts.leftOutValues()));
        }
        return String.join(" ", parts);
    }

    /** What stands along the axis of x. */
    String xTitle() {
        return columns.get(data.request().x()).label();
    }

    /** What the values are. */
    String yTitle() {
        var names = data.series().stream().map(this::name).toList();
        return names.size() == 1 ? names.getFirst() : "";
    }

    /** A series' name in the legend. */
    String name(Series series) {
        if (series.column() < 0) {
            return texts.get("chart.rows");
        }
        var column = columns.get(series.column()).label();
        var aggregate = data.request().aggregate();
        return aggregate == Aggregate.NONE ? column : texts.get("chart.of." + aggregate, column);
    }

    /** A point's category, short enough for an axis; each is its own, also where two begin alike. */
    String category(Point point) {
        if (point.isOthers()) {
            return texts.get("chart.others", data.facts().others());
        }
        var text = point.category() == null
                ? texts.get("chart.null")
                : point.category().strip();
        return text.length() <= LONGEST_CATEGORY ? text : text.substring(0, LONGEST_CATEGORY - 1) + "…";
    }

    /** All about a point. */
    String point(Series series, Point point) {
        var x = data.axis() == Axis.CATEGORY
                ? point.isOthers() || point.category() == null ? category(point) : point.category()
                : ChartScale.ofX(data).exact(point.x());
        return texts.get("chart.point", x, name(series), ChartScale.number(point.y()));
    }

    private void range(List<String> parts) {
        var values = data.series().stream()
                .flatMap(series -> series.points().stream())
                .mapToDouble(Point::y)
                .summaryStatistics();
        if (values.getCount() > 1) {
            parts.add(texts.get(
                    "chart.line.range", ChartScale.number(values.getMin()), ChartScale.number(values.getMax())));
        }
    }
}
