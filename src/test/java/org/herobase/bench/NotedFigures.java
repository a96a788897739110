package org.herobase.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The ratios that the repository notes, by which later ones are judged.
 *
 * @param ratios by the figures' names
 */
record NotedFigures(Map<String, Double> ratios) {
    /** A figure may be worse by a third; beyond that it fails the run. */
    private static final double ALLOWED = 4.0 / 3;

    /** How often a figure that looks worse is measured in all: a machine has bad moments, a slower app has no good ones. */
    private static final int TRIES = 3;

    /** Reads lines of a name, a tab and a ratio; lines that begin with # say something to the reader. */
    static NotedFigures read(List<String> lines) {
        var ratios = new LinkedHashMap<String, Double>();
        for (var line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                var parts = line.split("\t");
                ratios.put(parts[0], Double.valueOf(parts[1]));
            }
        }
        return new NotedFigures(ratios);
    }

    /** Writes figures as the ones to judge by from now on. */
    static void write(Path file, List<Figure> figures) throws IOException {
        var lines = new ArrayList<String>();
        lines.add(
                "# A figure's name, a tab, its ratio to the reference. Written by mvn -Pbench verify -Dbench.note=true.");
        for (var figure : figures) {
            lines.add(figure.name() + "\t" + text(figure.sample().ratio()));
        }
        Files.write(file, lines);
    }

    OptionalDouble of(Figure figure) {
        var noted = ratios.get(figure.name());
        return noted == null ? OptionalDouble.empty() : OptionalDouble.of(noted);
    }

    /** Whether a figure is worse than the noted one by more than a third; one that is not noted never is. */
    boolean isWorse(Figure figure) {
        var noted = of(figure);
        return noted.isPresent() && figure.sample().ratio() > noted.getAsDouble() * ALLOWED;
    }

    /** Measures a figure, again if it looks worse; the best one counts. */
    Figure measure(Measurement measurement) throws Exception {
        var figure = measurement.measure();
        for (var tries = 1; isWorse(figure) && tries < TRIES; tries++) {
            var better = figure.sample().better(measurement.measure().sample());
            figure = new Figure(figure.aspect(), figure.what(), better);
        }
        return figure;
    }

    /** Three digits, also of what is very small or great. */
    static String text(double ratio) {
        return ratio >= 100
                ? String.format(Locale.ROOT, "%.0f", ratio)
                : String.format(Locale.ROOT, ratio >= 10 ? "%.1f" : ratio >= 0.1 ? "%.2f" : "%.4f", ratio);
    }
}
