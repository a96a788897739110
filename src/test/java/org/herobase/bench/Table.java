package org.herobase.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The figures as a table in Markdown.
 *
 * @param noted stand behind the ratios, in brackets
 */
record Table(List<Figure> figures, NotedFigures noted) {
    private static final double MEGABYTE = 1e6;
    private static final String GROWING = """

            A random page is counted off from the start of the rows, and for an order without an index all rows are sorted anew:
            the first grows with the rows, and so does the second, which is left out for that.
            """;

    private record Column(String title, Function<String, String> cell) {}

    String text() {
        return Stream.of(operations(), growth(), small(), undo()).collect(Collectors.joining("\n"));
    }

    private String operations() {
        return section(
                "",
                List.of(Figure.TIME, Figure.HELD),
                column("Herobase", Figure.TIME, figure -> time(figure.sample().app())),
                column("sqlite3", Figure.TIME, figure -> time(figure.sample().reference())),
                column("ratio", Figure.TIME, this::ratio),
                column(
                        "thread held, to a plain table",
                        Figure.HELD,
                        figure -> ratio(figure) + " " + time(figure.sample().app())),
                column(
                        "memory after, to that before all",
                        Figure.MEMORY,
                        figure -> ratio(figure)
                                + " %.0f MB".formatted(figure.sample().app() / MEGABYTE)));
    }

    private String growth() {
        var sizes = figures.stream()
                .map(Figure::aspect)
                .filter(aspect -> aspect.startsWith("at "))
                .distinct()
                .toList();
        var table = section(
                "page by key or index, to the same one at 10,000 rows",
                sizes,
                sizes.stream().map(size -> column(size, size, this::ratio)).toArray(Column[]::new));
        return table + GROWING;
    }

    private String small() {
        return section(
                "small things",
                List.of(Figure.SMALL),
                column("Herobase", Figure.SMALL, figure -> time(figure.sample().app())),
                column("reference", Figure.SMALL, figure -> time(figure.sample().reference())),
                column("ratio", Figure.SMALL, this::ratio));
    }

    private String undo() {
        var costs = section(
                "what undo costs",
                List.of(Figure.UNDO_COSTS),
                column(
                        "with undo",
                        Figure.UNDO_COSTS,
                        figure -> time(figure.sample().app())),
                column(
                        "plain driver, without",
                        Figure.UNDO_COSTS,
                        figure -> time(figure.sample().reference())),
                column("ratio", Figure.UNDO_COSTS, this::ratio),
                column("more", Figure.UNDO_COSTS, figure -> more(figure.sample())));
        var takes = section(
                "to undo it",
                List.of(Figure.UNDO_TAKES),
                column(
                        "Herobase",
                        Figure.UNDO_TAKES,
                        figure -> time(figure.sample().app())),
                column(
                        "copy of the file",
                        Figure.UNDO_TAKES,
                        figure -> time(figure.sample().reference())),
                column("ratio", Figure.UNDO_TAKES, this::ratio));
        var keeps = section(
                "kept for undo",
                List.of(Figure.UNDO_KEEPS),
                column("kept", Figure.UNDO_KEEPS, figure -> size(figure.sample().app())),
                column(
                        "pages changed",
                        Figure.UNDO_KEEPS,
                        figure -> size(figure.sample().reference())),
                column("ratio", Figure.UNDO_KEEPS, this::ratio));
        return String.join("\n", costs, takes, keeps);
    }

    private String section(String title, List<String> aspects, Column... columns) {
        var lines = new ArrayList<String>();
        lines.add(line(title, Arrays.stream(columns).map(Column::title)));
        lines.add("|---|" + "--:|".repeat(columns.length));
        figures.stream()
                .filter(figure -> aspects.contains(figure.aspect()))
                .map(Figure::what)
                .distinct()
                .map(what -> line(
                        what, Arrays.stream(columns).map(column -> column.cell().apply(what))))
                .forEach(lines::add);
        return String.join("\n", lines) + "\n";
    }

    private Column column(String title, String aspect, Function<Figure, String> text) {
        return new Column(title, what -> find(aspect, what).map(text).orElse(""));
    }

    private Optional<Figure> find(String aspect, String what) {
        return figures.stream()
                .filter(figure ->
                        figure.aspect().equals(aspect) && figure.what().equals(what))
                .findFirst();
    }

    private String ratio(Figure figure) {
        var ratio = NotedFigures.text(figure.sample().ratio());
        var shown = noted.isWorse(figure) ? "**" + ratio + "**" : ratio;
        var before = noted.of(figure);
        return before.isPresent() ? shown + " (" + NotedFigures.text(before.getAsDouble()) + ")" : shown;
    }

    private static String line(String first, Stream<String> cells) {
        return Stream.concat(Stream.of(first), cells).collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String more(Sample sample) {
        var more = sample.app() - sample.reference();
        return more < 0 ? "less" : time(more);
    }

    private static String size(double bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
    }

    private static String time(double seconds) {
        if (seconds >= 1) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        if (seconds >= 1e-3) {
            return String.format(Locale.ROOT, seconds >= 0.01 ? "%.0f ms" : "%.1f ms", seconds * 1e3);
        }
        return seconds >= 1e-6
                ? String.format(Locale.ROOT, seconds >= 1e-5 ? "%.0f µs" : "%.1f µs", seconds * 1e6)
                : String.format(Locale.ROOT, "%.0f ns", seconds * 1e9);
    }
}
