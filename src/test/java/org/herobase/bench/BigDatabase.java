package org.herobase.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of many heroes: their key and name are indexed, their secret name is not.
 *
 * @param file where it is
 * @param heroes how many it holds
 */
record BigDatabase(Path file, long heroes) {
    private static final String SCRIPT = """
            PRAGMA journal_mode = OFF;
            PRAGMA synchronous = OFF;
            CREATE TABLE team (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR NOT NULL, headquarters VARCHAR NOT NULL);
            CREATE TABLE hero (
                id INTEGER NOT NULL PRIMARY KEY, name VARCHAR NOT NULL, secret_name VARCHAR NOT NULL, age INTEGER,
                team_id INTEGER REFERENCES team (id));
            INSERT INTO team SELECT value, 'Team ' || value, 'Tower ' || value FROM generate_series(1, 1000);
            INSERT INTO hero
                SELECT value, 'Hero ' || (value * 7919 %% 50000017), 'Secret ' || (value * 104729 %% 50000021),
                    CASE WHEN value %% 7 > 0 THEN value * 31 %% 100 END, value %% 1000 + 1
                FROM generate_series(1, %d);
            CREATE INDEX ix_team_name ON team (name);
            CREATE INDEX ix_hero_name ON hero (name);
            CREATE INDEX ix_hero_age ON hero (age);
            """;

    /** The one that an earlier run left in the folder, or a new one. */
    static BigDatabase of(long heroes, SqliteShell shell) throws IOException, InterruptedException {
        var file = shell.folder().resolve("heroes-" + heroes + ".db");
        if (Files.notExists(file)) {
            System.err.printf("Making %s%n", file);
            make(file, heroes, shell);
        }
        return new BigDatabase(file, heroes);
    }

    /** Makes the file anew. */
    static void make(Path file, long heroes, SqliteShell shell) throws IOException, InterruptedException {
        var draft = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(draft);
        shell.run(draft, SCRIPT.formatted(heroes));
        Files.deleteIfExists(file);
        Files.move(draft, file); // what has the name is whole
    }
}
