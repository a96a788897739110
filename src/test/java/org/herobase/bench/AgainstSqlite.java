package org.herobase.bench;

import java.util.ArrayList;
import java.util.List;
import org.herobase.bench.HeroReadings.Order;
import org.herobase.bench.HeroReadings.Place;
import org.herobase.db.Database;

/** How long the app takes for what the {@code sqlite3} shell can do, too. */
final class AgainstSqlite implements AutoCloseable {
    static final String SEARCH = "search over all rows";
    static final String FILTER = "filter over all rows";
    static final String COUNT = "count of all rows";
    static final String FIRST_ROW = "console query of 1,000,000 rows to its first row (plain driver)";
    static final String LAST_ROW = "console query of 1,000,000 rows to the last of the 1,000 rows shown";
    static final String ALL_ROWS = "console query of 1,000,000 rows, read to its last row without the console's bound";
    static final String SCRIPT = "script of 100,000 INSERTs";
    static final String UPDATE = "UPDATE of 1,000,000 rows";
    static final String EDITS = "1,000 single edits";

    private static final int WARM_UPS = 100;

    private final Database database;
    private final long heroes;
    private final SqliteShell shell;
    private final ConsoleScripts scripts;

    AgainstSqlite(BigDatabase big, SqliteShell shell) {
        this.database = Database.open(big.file());
        this.heroes = big.heroes();
        this.shell = shell;
        this.scripts = new ConsoleScripts(database, shell);
    }

    List<Measurement> measurements() {
        var readings = new HeroReadings(database, heroes);
        var measurements = new ArrayList<Measurement>();
        for (var order : Order.values()) {
            for (var place : Place.values()) {
                measurements.add(race(place.by(order), () -> readings.page(order, place)));
            }
        }
        measurements.add(race(SEARCH, readings::search));
        measurements.add(race(FILTER, readings::filter));
        measurements.add(race(COUNT, readings::count));
        measurements.add(new Measurement(Figure.TIME, FIRST_ROW, scripts::firstRow));
        measurements.add(new Measurement(Figure.TIME, LAST_ROW, scripts::lastRow));
        measurements.add(new Measurement(Figure.TIME, ALL_ROWS, scripts::allRows));
        measurements.add(new Measurement(Figure.TIME, SCRIPT, scripts::script));
        measurements.add(new Measurement(Figure.TIME, UPDATE, scripts::update));
        measurements.add(new Measurement(Figure.TIME, EDITS, () -> {
            var edits = new SingleEdits(database, heroes);
            return Race.byTurns(edits.there(), edits.back(shell), 5);
        }));
        return measurements;
    }

    @Override
    public void close() {
        scripts.close();
        database.close().join();
    }

    /** Has the JVM compile what all readings have in common, so that the first to be measured is not the slowest. */
    static void warmUp(BigDatabase small) throws Exception {
        var database = Database.open(small.file());
        try {
            var readings = new HeroReadings(database, small.heroes());
            for (var order : Order.values()) {
                for (var place : Place.values()) {
                    readings.page(order, place).seconds(WARM_UPS);
                }
            }
        } finally {
            database.close().join();
        }
    }

    private interface Readings {
        Reading get();
    }

    private Measurement race(String what, Readings readings) {
        return new Measurement(Figure.TIME, what, () -> {
            var reading = readings.get();
            return Race.run(reading, reading.inShell(shell));
        });
    }
}
