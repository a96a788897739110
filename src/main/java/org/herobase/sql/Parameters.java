package org.herobase.sql;

import java.util.List;

/** The parameters of a statement. */
public final class Parameters {
    private Parameters() {}

    /** A parameter with the index that SQLite gives it, from 1. */
    public record Parameter(String name, int index) {}

    /** In their order. */
    public static List<Parameter> of(String sql) {
        return List.of();
    }
}
