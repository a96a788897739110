package org.herobase.db;

import org.herobase.sql.SqlReader;

/** What only the text of a CREATE TRIGGER statement tells of a trigger. */
public final class TriggerText {
    private TriggerText() {}

    /** When it fires, such as "AFTER UPDATE OF name"; empty for a statement that is no CREATE TRIGGER. */
    public static String event(String sql) {
        var reader = new SqlReader(sql);
        if (!reader.take("CREATE")) {
            return "";
        }
        if (!reader.take("TEMP")) {
            reader.take("TEMPORARY");
        }
        if (!reader.take("TRIGGER")) {
            return "";
        }
        reader.take("IF", "NOT", "EXISTS");
        reader.qualifiedName();
        var time = "BEFORE"; // which need not be written
        if (reader.take("AFTER")) {
            time = "AFTER";
        } else if (reader.take("INSTEAD", "OF")) {
            time = "INSTEAD OF";
        } else {
            reader.take("BEFORE");
        }
        var start = reader.start();
        while (!reader.isAtEnd() && !reader.isWord("ON")) {
            reader.skip();
        }
        return reader.isAtEnd() ? "" : time + " " + reader.text(start, reader.end());
    }
}
