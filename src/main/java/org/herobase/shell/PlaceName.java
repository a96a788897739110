package org.herobase.shell;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.herobase.db.Catalog;

/** The name under which a place is remembered, in one line. */
final class PlaceName {
    private static final String HEROES = "heroes";
    private static final String TEAMS = "teams";
    private static final String SEARCH = "search";
    private static final String CHANGES = "changes";

    private PlaceName() {}

    /** The name of a place. */
    static String of(Place place) {
        return switch (place) {
            case Place.Heroes() -> HEROES;
            case Place.Teams() -> TEAMS;
            case Place.Search() -> SEARCH;
            case Place.Changes() -> CHANGES;
            // A table's name may hold anything, a line break too.
            case Place.Thing(var entry) -> entry.kind() + " " + URLEncoder.encode(entry.name(), StandardCharsets.UTF_8);
        };
    }

    /** The place of that name; empty if it is none. */
    static Optional<Place> parse(String name) {
        return switch (name) {
            case HEROES -> Optional.of(new Place.Heroes());
            case TEAMS -> Optional.of(new Place.Teams());
            case SEARCH -> Optional.of(new Place.Search());
            case CHANGES -> Optional.of(new Place.Changes());
            default -> parseThing(name);
        };
    }

    private static Optional<Place> parseThing(String name) {
        try {
            var blank = name.indexOf(' ');
            var kind = Catalog.Kind.valueOf(name.substring(0, Math.max(0, blank)));
            var title = URLDecoder.decode(name.substring(blank + 1), StandardCharsets.UTF_8);
            return Optional.of(new Place.Thing(new Catalog.Entry(kind, title)));
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // written by hand, or by another version
        }
    }
}
