package org.herobase.bench;

import java.util.ArrayList;
import java.util.List;
import org.herobase.bench.HeroReadings.Order;
import org.herobase.bench.HeroReadings.Place;
import org.herobase.db.Database;

/** How the price of a page grows with the number of rows: each page to the same one of the smallest database. */
final class Growth {
    private Growth() {}

    /**
     * What the table calls a page of a database.
     *
     * @param heroes how many rows it has
     */
    static String aspect(long heroes) {
        return "at %,d rows".formatted(heroes);
    }

    static List<Measurement> measurements(BigDatabase smallest, BigDatabase big) {
        var measurements = new ArrayList<Measurement>();
        // Without an index all rows are sorted for each page, which grows with them whoever asks.
        for (var order : List.of(Order.KEY, Order.INDEXED)) {
            for (var place : Place.values()) {
                measurements.add(new Measurement(
                        aspect(big.heroes()), place.by(order), () -> compare(smallest, big, order, place)));
            }
        }
        return measurements;
    }

    private static Sample compare(BigDatabase smallest, BigDatabase big, Order order, Place place) throws Exception {
        var databaseOfFew = Database.open(smallest.file());
        var databaseOfMany = Database.open(big.file());
        try {
            return Race.run(
                    new HeroReadings(databaseOfMany, big.heroes()).page(order, place),
                    new HeroReadings(databaseOfFew, smallest.heroes()).page(order, place));
        } finally {
            databaseOfFew.close().join();
            databaseOfMany.close().join();
        }
    }
}
