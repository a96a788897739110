package org.herobase.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The benchmark: {@code mvn -Pbench verify} runs it. Prints one table, each figure as a ratio to a reference from the same
 * run, and ends with 1 if a figure is worse than the noted one by more than a third.
 *
 * <p>{@code -Dbench.note=true} notes this run's figures as those to judge later ones by. For a quick try there are {@code
 * -Dbench.rows=1000000}, which takes no bigger databases and judges nothing, and {@code -Dbench.only=…}, a regular
 * expression for the names of the figures wanted. If that begins with {@code undo}, no big databases are made: those figures
 * need none, and they are judged.
 */
final class Suite {
    private static final Path FOLDER = Path.of("target", "bench");
    private static final Path NOTED = Path.of("src", "test", "resources", "org", "herobase", "bench", "figures.tsv");
    private static final List<Long> SIZES = List.of(10_000L, 1_000_000L, 10_000_000L, 50_000_000L);
    private static final double MEGABYTE = 1e6;
    private static final long BIG = 10_000_000;
    private static final long MILLION = 1_000_000;
    private static final long ITEMS_OF_60_MB = 1_500_000;
    private static final long ITEMS_OF_100_KB = 2_500;

    private final SqliteShell shell;
    private final NotedFigures noted;
    private final Pattern only;
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private double residentBefore;
    private double residentAfter;

    private Suite(SqliteShell shell, NotedFigures noted, Pattern only) {
        this.shell = shell;
        this.noted = noted;
        this.only = only;
    }

    public static void main(String[] arguments) throws Exception {
        var most = Long.getLong("bench.rows", SIZES.getLast());
        var whole = most >= SIZES.getLast();
        var only = System.getProperty("bench.only", "");
        SqliteShell shell;
        try {
            shell = SqliteShell.find(FOLDER);
        } catch (IOException noShell) {
            System.err.println(noShell.getMessage());
            System.exit(1);
            return;
        }
        var noted = whole && Files.exists(NOTED) ? Files.readAllLines(NOTED) : List.<String>of();
        var suite = new Suite(shell, NotedFigures.read(noted), Pattern.compile(only));
        suite.run(most);
        suite.print();
        if (Boolean.getBoolean("bench.note") && whole && only.isEmpty() && suite.failed.isEmpty()) {
            Files.createDirectories(NOTED.getParent());
            NotedFigures.write(NOTED, suite.figures);
        }
        System.exit(suite.isGood() ? 0 : 1);
    }

    private void run(long most) throws Exception {
        if (!only.pattern().startsWith("undo")) {
            measureRest(most);
        }
        measureUndo();
    }

    private void measureUndo() throws Exception {
        var million = ItemFile.of(MILLION, shell);
        var large = ItemFile.of(ITEMS_OF_60_MB, shell);
        var small = ItemFile.of(ITEMS_OF_100_KB, shell);
        measure(new UndoCosts(million, large).measurements());
        measure(new UndoTimes(million, small).measurements());
        measure(new UndoSpace(million, large).measurements());
    }

    private void measureRest(long most) throws Exception {
        var databases = new ArrayList<BigDatabase>();
        for (var size : SIZES) {
            if (size <= most) {
                databases.add(BigDatabase.of(size, shell));
            }
        }
        var big = databases.stream()
                .filter(database -> database.heroes() <= BIG)
                .toList()
                .getLast();
        AgainstSqlite.warmUp(databases.getFirst());
        try (var against = new AgainstSqlite(big, shell)) {
            measure(against.measurements());
        }
        try (var any = new AnyTables(shell)) {
            measure(any.measurements());
        }
        for (var database : databases.subList(1, databases.size())) {
            measure(Growth.measurements(databases.getFirst(), database));
        }
        measure(SmallThingsRun.measurements());
        measureOpen(big);
    }

    private void measureOpen(BigDatabase big) throws Exception {
        try (var window = HeroesWindow.open(big.file(), FOLDER.resolve("config"));
                var plain = PlainTable.like(window.grid());
                var thread = new HeldThread()) {
            residentBefore = Memory.resident();
            measure(new WhileOpen(window, plain, thread, big.heroes()).measurements());
            residentAfter = Memory.resident();
        }
    }

    private void measure(List<Measurement> measurements) {
        for (var measurement : measurements) {
            if (only.matcher(measurement.name()).find()) {
                measure(measurement);
            }
        }
    }

    /** One that breaks off fails the run at its end: the others are worth their quarter of an hour. */
    private void measure(Measurement measurement) {
        try {
            var figure = noted.measure(measurement);
            System.err.println(
                    figure.name() + " " + NotedFigures.text(figure.sample().ratio()));
            figures.add(figure);
        } catch (Exception failure) {
            System.err.println("Not measured: " + measurement.name());
            failure.printStackTrace();
            failed.add(measurement.name());
        }
    }

    private void print() throws IOException {
        System.out.println(new Table(figures, noted).text());
        System.out.println(Machine.describe(shell));
        if (residentAfter > 0) {
            System.out.printf(
                    "The process had %.0f MB of the machine's memory before the window was used and %.0f MB after.%n",
                    residentBefore / MEGABYTE, residentAfter / MEGABYTE);
        }
        System.out.println(
                noted.ratios().isEmpty()
                        ? "No figures are noted to judge these by."
                        : "In brackets the noted ratios, in bold what is worse than that by more than a third.");
    }

    /** Tells what is worse than noted, what is not noted and what could not be measured. */
    private boolean isGood() {
        figures.stream()
                .filter(figure -> !noted.ratios().isEmpty() && noted.of(figure).isEmpty())
                .forEach(figure -> System.err.println("New, not noted: " + figure.name()));
        var worse = figures.stream().filter(noted::isWorse).map(Figure::name).toList();
        worse.forEach(name -> System.err.println("Worse than noted by more than a third: " + name));
        failed.forEach(name -> System.err.println("Not measured: " + name));
        return worse.isEmpty() && failed.isEmpty();
    }
}
