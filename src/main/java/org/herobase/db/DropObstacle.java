package org.herobase.db;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.herobase.sql.SqlReader;

/** What keeps a column from being dropped ("ALTER TABLE DROP COLUMN"). */
public sealed interface DropObstacle {
    /** It is the primary key, or part of it. */
    record Key() implements DropObstacle {}

    /** A UNIQUE constraint or an index has it. */
    record Indexed(String index) implements DropObstacle {}

    /** It has a UNIQUE constraint, alone or with other columns. */
    record Unique() implements DropObstacle {}

    /** A foreign key that is written with the table begins at it; one that is written with the column goes with it. */
    record ForeignKeyColumn(String parent) implements DropObstacle {}

    /** The check of another column or of the table names it. */
    record Checked(String check) implements DropObstacle {}

    /** A generated column is computed from it. */
    record Computed(String column) implements DropObstacle {}

    /** A table needs one column. */
    record Last() implements DropObstacle {}

    /** The first obstacle that is sure; that a view or trigger uses the column is known to SQLite alone. */
    static Optional<DropObstacle> of(Structure structure, Structure.Column column) {
        var name = column.column().name();
        if (column.column().keyPosition() > 0) {
            return Optional.of(new Key());
        }
        if (structure.columns().size() == 1) {
            return Optional.of(new Last());
        }
        return Stream.of(
                        structure.indexes().stream()
                                .filter(index -> uses(index, name))
                                .map(index -> index.sql().isEmpty() ? new Unique() : new Indexed(index.name())),
                        structure.foreignKeys().stream()
                                .filter(key -> contains(key.columns(), name) && !column.references())
                                .map(key -> new ForeignKeyColumn(key.parent())),
                        structure.columns().stream()
                                .filter(other -> other != column && mentions(other.generated(), name))
                                .map(other -> new Computed(other.column().name())),
                        Stream.concat(
                                        structure.checks().stream(),
                                        structure.columns().stream()
                                                .filter(other -> other != column)
                                                .flatMap(other -> other.checks().stream()))
                                .filter(check -> mentions(check, name))
                                .map(Checked::new))
                .flatMap(found -> found.map(DropObstacle.class::cast))
                .findFirst();
    }

    private static boolean uses(Structure.Index index, String column) {
        return mentions(index.where(), column)
                || index.parts().stream()
                        .anyMatch(part -> part.column() == null
                                ? mentions(part.expression(), column)
                                : part.column().equalsIgnoreCase(column));
    }

    private static boolean contains(List<String> columns, String name) {
        return columns.stream().anyMatch(name::equalsIgnoreCase);
    }

    private static boolean mentions(String expression, String column) {
        return new SqlReader(expression).mentions(column);
    }
}
