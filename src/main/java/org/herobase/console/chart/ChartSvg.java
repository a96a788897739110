package org.herobase.console.chart;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.herobase.console.chart.ChartData.Axis;
import org.herobase.console.chart.ChartData.Point;
import org.herobase.console.chart.ChartRequest.Kind;

/** Draws a chart as SVG: the same data as on the screen, in a plain layout, dark on white. */
final class ChartSvg {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final double WIDTH = 960;
    private static final double HEIGHT = 600;
    private static final double LEFT = 96;
    private static final double RIGHT = WIDTH - 24;
    private static final double TOP = 56;
    private static final double BOTTOM = HEIGHT - 144;
    private static final List<String> COLOURS =
            List.of("#0969da", "#bc4c00", "#1a7f37", "#8250df", "#cf222e", "#9a6700", "#bf3989", "#57606a");
    private static final List<String> DASHES = List.of("", "8 4", "2 3", "12 4 2 4");

    private final ChartData data;
    private final ChartWords words;
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;
    private final ChartScale y;
    private final ToDoubleFunction<Point> place;

    private ChartSvg(ChartData data, ChartWords words) throws XMLStreamException {
        this.data = data;
        this.words = words;
        this.xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
        this.y = ChartScale.ofY(data);
        if (data.axis() == Axis.CATEGORY) {
            this.place = point -> LEFT + (point.x() + 0.5) * band();
        } else {
            var scale = ChartScale.ofX(data);
            this.place = point -> LEFT + (point.x() - scale.lower()) / (scale.upper() - scale.lower()) * (RIGHT - LEFT);
        }
    }

    /** The text of the file, UTF-8. */
    static String of(ChartData data, ChartWords words) {
        try {
            return new ChartSvg(data, words).draw();
        } catch (XMLStreamException failure) {
            throw new IllegalStateException(failure); // there is no disk below it that could fail
        }
    }

    private String draw() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("svg");
        xml.writeDefaultNamespace(NAMESPACE);
        attributes("viewBox", "0 0 %s %s".formatted(number(WIDTH), number(HEIGHT)));
        attributes("width", number(WIDTH), "height", number(HEIGHT));
        attributes("font-family", "sans-serif", "font-size", "12", "fill", "#1f2328");
        xml.writeStartElement("title");
        characters(words.line());
        xml.writeEndElement();
        empty("rect", "width", number(WIDTH), "height", number(HEIGHT), "fill", "#ffffff");
        if (data.request().kind() == Kind.PIE) {
            pie();
        } else {
            axes();
            for (var i = 0; i < data.series().size(); i++) {
                series(i);
            }
            legend();
        }
        label(words.line(), LEFT, HEIGHT - 16, "start", "#59636e");
        xml.writeEndElement();
        xml.writeEndDocument();
        return text.toString();
    }

    private void axes() throws XMLStreamException {
        for (var tick : y.ticks()) {
            line(LEFT, height(tick), RIGHT, height(tick), tick == 0 ? "#59636e" : "#d1d9e0");
            label(y.label(tick), LEFT - 8, height(tick) + 4, "end", "#1f2328");
        }
        line(LEFT, BOTTOM, RIGHT, BOTTOM, "#59636e");
        if (data.axis() == Axis.CATEGORY) {
            var names = data.series().stream()
                    .flatMap(series -> series.points().stream())
                    .collect(Collectors.toMap(Point::x, words::category, (one, _) -> one));
            for (var name : names.entrySet()) {
                turned(name.getValue(), LEFT + (name.getKey() + 0.5) * band() + 4, BOTTOM + 12);
            }
        } else {
            var scale = ChartScale.ofX(data);
            for (var tick : scale.ticks()) {
                var x = LEFT + (tick - scale.lower()) / (scale.upper() - scale.lower()) * (RIGHT - LEFT);
                line(x, BOTTOM, x, BOTTOM + 4, "#59636e");
                label(scale.label(tick), x, BOTTOM + 20, "middle", "#1f2328");
            }
        }
        label(words.xTitle(), (LEFT + RIGHT) / 2, HEIGHT - 36, "middle", "#1f2328");
        label(words.yTitle(), 16, TOP - 16, "start", "#1f2328");
    }

    private void series(int index) throws XMLStreamException {
        var points = data.series().get(index).points();
        var colour = colour(index);
        switch (data.request().kind()) {
            case BAR -> bars(index, points);
            case SCATTER -> {
                for (var point : points) {
                    mark(
                            index,
                            place.applyAsDouble(point),
                            height(point.y()),
                            words.point(data.series().get(index), point));
                }
            }
            case LINE, AREA, PIE -> {
                var path = path(points);
                if (data.request().kind() == Kind.AREA && !points.isEmpty()) {
                    var from = place.applyAsDouble(points.getFirst());
                    var to = place.applyAsDouble(points.getLast());
                    var zero = number(height(Math.clamp(0, y.lower(), y.upper())));
                    var area = path + " L%s %s L%s %s Z".formatted(number(to), zero, number(from), zero);
                    empty("path", "d", area, "fill", colour, "fill-opacity", "0.2");
                }
                empty(
                        "path",
                        "d",
                        path,
                        "fill",
                        "none",
                        "stroke",
                        colour,
                        "stroke-width",
                        "2",
                        "stroke-dasharray",
                        DASHES.get(index % DASHES.size()));
            }
        }
    }

    private void bars(int index, List<Point> points) throws XMLStreamException {
        var all = data.series().size();
        var width = band() * 0.8 / all;
        for (var point : points) {
            var x = place.applyAsDouble(point) - width * all / 2 + index * width;
            var zero = height(0);
            var top = height(point.y());
            xml.writeStartElement("rect");
            attributes("x", number(x), "y", number(Math.min(zero, top)), "width", number(width));
            attributes("height", number(Math.abs(zero - top)), "fill", colour(index));
            attributes("stroke", "#1f2328", "stroke-width", "1", "stroke-dasharray", DASHES.get(index % DASHES.size()));
            title(words.point(data.series().get(index), point));
            xml.writeEndElement();
        }
    }

    private void pie() throws XMLStreamException {
        var series = data.series().getFirst();
        var all = series.points().stream().mapToDouble(Point::y).sum();
        var angle = -Math.PI / 2;
        for (var i = 0; i < series.points().size(); i++) {
            var point = series.points().get(i);
            var share = point.y() / all;
            // A whole circle has no two ends between which an arc could be drawn.
            var end = angle + Math.min(share, 0.999999) * 2 * Math.PI;
            xml.writeStartElement("path");
            attributes(
                    "d",
                    "M320 300 L%s %s A216 216 0 %d 1 %s %s Z"
                            .formatted(
                                    number(320 + 216 * Math.cos(angle)),
                                    number(300 + 216 * Math.sin(angle)),
                                    share > 0.5 ? 1 : 0,
                                    number(320 + 216 * Math.cos(end)),
                                    number(300 + 216 * Math.sin(end))));
            attributes("fill", colour(i), "stroke", "#ffffff", "stroke-width", "2");
            title(words.point(series, point));
            xml.writeEndElement();
            var y = 96 + 28 * i;
            empty("rect", "x", "600", "y", number(y - 11), "width", "14", "height", "14", "fill", colour(i));
            var percent = String.format("%.1f %%", 100 * share);
            label((i + 1) + "  " + words.category(point) + " · " + percent, 624, y, "start", "#1f2328");
            // The number ties a slice to its line where colours do not.
            var middle = (angle + end) / 2;
            if (share > 0.02) {
                label(
                        String.valueOf(i + 1),
                        320 + 180 * Math.cos(middle),
                        304 + 180 * Math.sin(middle),
                        "middle",
                        "#ffffff");
            }
            angle = end;
        }
        label(words.name(series), 320, 40, "middle", "#1f2328");
    }

    private void legend() throws XMLStreamException {
        if (data.series().size() < 2) {
            return;
        }
        var x = LEFT;
        for (var i = 0; i < data.series().size(); i++) {
            var name = words.name(data.series().get(i));
            if (data.request().kind() == Kind.SCATTER) {
                mark(i, x + 12, 20, name);
            } else {
                empty(
                        "path",
                        "d",
                        "M%s 20 h24".formatted(number(x)),
                        "stroke",
                        colour(i),
                        "stroke-width",
                        "4",
                        "stroke-dasharray",
                        DASHES.get(i % DASHES.size()));
            }
            label(name, x + 32, 24, "start", "#1f2328");
            x += 56 + 7 * name.length();
        }
    }

    /** A circle, a square or a diamond, so that series differ by more than their colour. */
    private void mark(int index, double x, double y, String about) throws XMLStreamException {
        var shape = switch (index % 3) {
            case 0 -> "M%s %s m-3 0 a3 3 0 1 0 6 0 a3 3 0 1 0 -6 0";
            case 1 -> "M%s %s m-3 -3 h6 v6 h-6 Z";
            default -> "M%s %s m0 -4 l4 4 l-4 4 l-4 -4 Z";
        };
        xml.writeStartElement("path");
        attributes("d", shape.formatted(number(x), number(y)), "fill", colour(index), "fill-opacity", "0.8");
        title(about);
        xml.writeEndElement();
    }

    private String path(List<Point> points) {
        var path = points.stream()
                .map(point -> number(place.applyAsDouble(point)) + " " + number(height(point.y())))
                .collect(Collectors.joining(" L"));
        return path.isEmpty() ? "M0 0" : "M" + path;
    }

    private double band() {
        var categories = data.series().stream()
                .flatMap(series -> series.points().stream())
                .mapToDouble(Point::x)
                .max()
                .orElse(0);
        return (RIGHT - LEFT) / (categories + 1);
    }

    private double height(double value) {
        return BOTTOM - (value - y.lower()) / (y.upper() - y.lower()) * (BOTTOM - TOP);
    }

    private static String colour(int index) {
        return COLOURS.get(index % COLOURS.size());
    }

    private void line(double x1, double y1, double x2, double y2, String colour) throws XMLStreamException {
        empty("line", "x1", number(x1), "y1", number(y1), "x2", number(x2), "y2", number(y2), "stroke", colour);
    }

    private void label(String label, double x, double y, String anchor, String colour) throws XMLStreamException {
        xml.writeStartElement("text");
        attributes("x", number(x), "y", number(y), "text-anchor", anchor, "fill", colour);
        characters(label);
        xml.writeEndElement();
    }

    private void turned(String label, double x, double y) throws XMLStreamException {
        xml.writeStartElement("text");
        attributes("text-anchor", "end", "transform", "translate(%s %s) rotate(-40)".formatted(number(x), number(y)));
        characters(label);
        xml.writeEndElement();
    }

    private void title(String about) throws XMLStreamException {
        xml.writeStartElement("title");
        characters(about);
        xml.writeEndElement();
    }

    private void empty(String element, String... attributes) throws XMLStreamException {
        xml.writeEmptyElement(element);
        attributes(attributes);
    }

    private void attributes(String... namesAndValues) throws XMLStreamException {
        for (var i = 0; i < namesAndValues.length; i += 2) {
            xml.writeAttribute(namesAndValues[i], namesAndValues[i + 1]);
        }
    }

    /** Some characters have no place in XML, however they are written. */
    private void characters(String value) throws XMLStreamException {
        xml.writeCharacters(value.codePoints()
                .map(c -> c == '\t' || c == '\n' || c >= 0x20 && c <= 0xd7ff || c >= 0xe000 && c <= 0xfffd || c > 0xffff
                        ? c
                        : 0xfffd)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replaceAll("0+$", "").replaceAll("[.]$", "");
    }
}
