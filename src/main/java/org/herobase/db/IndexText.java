package org.herobase.db;

import java.util.ArrayList;
import java.util.List;
import org.herobase.sql.SqlReader;

/**
 * What only the text of a CREATE INDEX statement tells of an index.
 *
 * @param parts what is indexed, as it is written, without ASC and DESC; empty where the text makes no sense
 * @param where the condition of a partial index; empty if there is none
 */
record IndexText(List<String> parts, String where) {
    private static final IndexText UNKNOWN = new IndexText(List.of(), "");

    /** Reads a statement; all is empty for one that is no CREATE INDEX. */
    static IndexText of(String sql) {
        var reader = new SqlReader(sql);
        if (!reader.take("CREATE")) {
            return UNKNOWN;
        }
        reader.take("UNIQUE");
        if (!reader.take("INDEX")) {
            return UNKNOWN;
        }
        reader.take("IF", "NOT", "EXISTS");
        reader.qualifiedName();
        if (!reader.take("ON")) {
            return UNKNOWN;
        }
        reader.name();
        if (!reader.take('(')) {
            return UNKNOWN;
        }
        var parts = new ArrayList<String>();
        do {
            parts.add(part(reader));
        } while (reader.take(','));
        if (!reader.take(')')) {
            return UNKNOWN;
        }
        return new IndexText(List.copyOf(parts), reader.take("WHERE") ? rest(reader) : "");
    }

    private static String part(SqlReader reader) {
        var start = reader.start();
        var end = start;
        while (!reader.isAtEnd() && !reader.isSymbol(',') && !reader.isSymbol(')')) {
            if (!reader.take("ASC") && !reader.take("DESC")) {
                reader.skip();
                end = reader.end();
            }
        }
        return reader.text(start, end);
    }

    private static String rest(SqlReader reader) {
        var start = reader.start();
        while (!reader.isAtEnd()) {
            reader.skip();
        }
        return reader.text(start, reader.end());
    }
}
