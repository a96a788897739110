package org.herobase.shell;

import static org.herobase.db.generated.tables.Hero.HERO;
import static org.herobase.db.generated.tables.Team.TEAM;

import java.util.Optional;
import org.herobase.db.Catalog;

/** Where one can go in a database; each place has one tab at most. */
sealed interface Place {
    /** The heroes view. */
    record Heroes() implements Place {}

    /** The teams view. */
    record Teams() implements Place {}

    /** A table, view, index or trigger. */
    record Thing(Catalog.Entry entry) implements Place {}

    /** The search through all tables. */
    record Search() implements Place {}

    /** All that was changed since the file was opened. */
    record Changes() implements Place {}

    /** Whether its rows are counted without being asked for: those of a view or a virtual table may take any time. */
    default boolean isCounted() {
        return switch (this) {
            case Heroes(), Teams() -> true;
            case Search(), Changes() -> false;
            case Thing(var entry) -> entry.kind() == Catalog.Kind.TABLE;
        };
    }

    /** The table or view whose rows the place shows; empty if it has none. */
    default Optional<String> table() {
        return switch (this) {
            case Heroes() -> Optional.of(HERO.getName());
            case Teams() -> Optional.of(TEAM.getName());
            case Search(), Changes() -> Optional.empty();
            case Thing(var entry) -> entry.kind().hasRows() ? Optional.of(entry.name()) : Optional.empty();
        };
    }

    /** The Feather icon of the place. */
    default String icon() {
        return switch (this) {
            case Heroes(), Teams() -> "fth-star";
            case Search() -> "fth-search";
            case Changes() -> "fth-clock";
            case Thing(var entry) ->
                switch (entry.kind()) {
                    case TABLE -> "fth-grid";
                    case VIEW -> "fth-eye";
                    case VIRTUAL_TABLE -> "fth-box";
                    case INDEX -> "fth-hash";
                    case TRIGGER -> "fth-zap";
                    case SYSTEM_TABLE -> "fth-settings";
                };
        };
    }
}
