package org.herobase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.herobase.sql.Script;

/** A database of what real files hold and browsers stumble over: the tables of {@code odd.sql}. */
public final class OddDatabase {
    private OddDatabase() {}

    /**
     * Makes it.
     *
     * @return the file
     */
    public static Path in(Path folder) {
        try (var script = Objects.requireNonNull(OddDatabase.class.getResourceAsStream("odd.sql"))) {
            var text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            return SqliteFile.of(
                    folder.resolve("odd.db"),
                    Script.of(text).statements().stream()
                            .map(Script.Statement::sql)
                            .toArray(String[]::new));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
