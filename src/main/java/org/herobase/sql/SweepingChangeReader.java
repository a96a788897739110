package org.herobase.sql;

import java.util.Optional;
import org.herobase.sql.SweepingChange.AllRows;
import org.herobase.sql.SweepingChange.Drop;
import org.herobase.sql.SweepingChange.DropColumn;

/** Reads a statement as far as needed to know that it changes all there is. */
final class SweepingChangeReader {
    private final SqlReader reader;
    private String schema;
    private String name;

    SweepingChangeReader(String sql) {
        this.reader = new SqlReader(sql);
    }

    Optional<SweepingChange> read() {
        for (var kind : new String[] {"TABLE", "VIEW", "INDEX", "TRIGGER"}) {
            if (reader.take("DROP", kind)) {
                reader.take("IF", "EXISTS");
                return readName() ? Optional.of(new Drop(kind, schema, name)) : Optional.empty();
            }
        }
        if (reader.take("ALTER", "TABLE")) {
            return readName() ? droppedColumn() : Optional.empty();
        }
        skipTables();
        if (reader.take("DELETE", "FROM")) {
            return allRows("DELETE");
        }
        if (reader.take("UPDATE")) {
            if (reader.take("OR")) {
                reader.skip();
            }
            return allRows("UPDATE");
        }
        return Optional.empty();
    }

    /** The tables of WITH, each of which ends with its query. */
    private void skipTables() {
        if (!reader.take("WITH")) {
            return;
        }
        do {
            while (!reader.isAtEnd() && !reader.take("AS")) {
                reader.skip();
            }
            reader.take("NOT");
            reader.take("MATERIALIZED");
            if (!reader.isAtEnd()) {
                reader.skip();
            }
        } while (reader.take(','));
    }

    /** What is in parentheses, a subquery's WHERE among it, is passed over. */
    private Optional<SweepingChange> allRows(String verb) {
        if (!readName()) {
            return Optional.empty();
        }
        for (; !reader.isAtEnd(); reader.skip()) {
            if (reader.isWord("WHERE", "LIMIT")) {
                return Optional.empty();
            }
        }
        return Optional.of(new AllRows(verb, schema, name));
    }

    private Optional<SweepingChange> droppedColumn() {
        if (!reader.take("DROP") || reader.isWord("CONSTRAINT")) {
            return Optional.empty();
        }
        reader.take("COLUMN");
        return reader.isName() ? Optional.of(new DropColumn(schema, name, reader.name())) : Optional.empty();
    }

    private boolean readName() {
        if (!reader.isName()) {
            return false;
        }
        name = reader.name();
        if (reader.take('.')) {
            schema = name;
            name = reader.name();
        }
        return true;
    }
}
