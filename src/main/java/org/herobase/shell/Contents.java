package org.herobase.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.herobase.db.Catalog;
import org.herobase.db.Catalog.Kind;
import org.herobase.db.Domain;
import org.jooq.DSLContext;

/**
 * What a database holds, at the moment it was read.
 *
 * @param catalog its tables, views, indexes and triggers
 * @param domain what it has of heroes and teams
 * @param schemaVersion another one after each change of the schema
 */
public record Contents(Catalog catalog, Domain domain, long schemaVersion) {
    static Contents read(DSLContext sql) {
        return new Contents(Catalog.read(sql), Domain.read(sql), schemaVersion(sql));
    }

    static long schemaVersion(DSLContext sql) {
        return sql.fetchSingle("PRAGMA schema_version").get(0, Long.class);
    }

    /** The domain's places that this database has. */
    List<Place> domainPlaces() {
        var places = new ArrayList<Place>();
        if (domain.heroesMisfit().isEmpty()) {
            places.add(new Place.Heroes());
        }
        if (domain.teamsMisfit().isEmpty()) {
            places.add(new Place.Teams());
        }
        return places;
    }

    /** Where one is after opening; empty for a database without tables and views. */
    Optional<Place> firstPlace() {
        var domainPlaces = domainPlaces();
        return domainPlaces.isEmpty() ? firstTable() : Optional.of(domainPlaces.getFirst());
    }

    boolean has(Place place) {
        return switch (place) {
            case Place.Thing(var entry) -> catalog.entries().contains(entry);
            case Place.Search(), Place.Changes() -> true;
            case Place.Heroes(), Place.Teams() -> domainPlaces().contains(place);
        };
    }

    /** The table, view, index or trigger of a place; empty if it is none, or gone. */
    Optional<Catalog.Entry> entry(Place place) {
        return switch (place) {
            case Place.Thing(var entry) -> Optional.of(entry).filter(catalog.entries()::contains);
            default -> place.table().flatMap(table -> catalog.find(Kind.TABLE, table));
        };
    }

    /** The place of the table or view of that name, whatever its letter case; empty if there is none. */
    Optional<Place> place(String name) {
        return List.of(Kind.TABLE, Kind.VIEW, Kind.VIRTUAL_TABLE, Kind.SYSTEM_TABLE).stream()
                .flatMap(kind -> catalog.find(kind, name).stream())
                .findFirst()
                .map(Place.Thing::new);
    }

    private Optional<Place> firstTable() {
        return catalog.entries().stream()
                .filter(entry -> entry.kind() == Kind.TABLE || entry.kind() == Kind.VIEW)
                .findFirst()
                .map(Place.Thing::new);
    }
}
