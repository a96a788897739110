package org.herobase.db;

import static org.herobase.db.generated.tables.Hero.HERO;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.Param;
import org.jooq.Query;

/** Writes each statement of one jOOQ context to the SQL log when it ends. */
final class SqlLogListener implements ExecuteListener {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST_VALUE = 200;

    private final transient SqlLog log;
    private transient Instant start;
    private transient long startNanos;

    SqlLogListener(SqlLog log) {
        this.log = log;
    }

    @Override
    public void start(ExecuteContext context) {
        start = Instant.now();
        startNanos = System.nanoTime();
    }

    @Override
    public void end(ExecuteContext context) {
        var sql = context.sql();
        if (sql == null) {
            return; // failed before it was rendered, nothing ran
        }
        var result = context.result();
        var rows = result != null ? result.size() : context.rows();
        var failure = context.sqlException();
        var error = failure == null ? null : failure.getMessage();
        var duration = Duration.ofNanos(System.nanoTime() - startNanos);
        log.add(new SqlLog.Entry(start, sql, values(context.query()), duration, rows, error));
    }

    private static List<String> values(Query query) {
        var values = new ArrayList<String>();
        if (query != null) {
            for (var param : query.getParams().values()) {
                if (!param.isInline()) {
                    values.add(text(param));
                }
            }
        }
        return values;
    }

    /** "column: value" where the value was bound under its column's name. */
    private static String text(Param<?> param) {
        var name = param.getParamName();
        if (HERO.SECRET_NAME.getName().equals(name)) {
            return name + ": •••";
        }
        var value = param.getValue() instanceof byte[] bytes
                ? "BLOB of %d bytes".formatted(bytes.length)
                : String.valueOf(param.getValue());
        var shown = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "…" : value;
        return name == null ? shown : name + ": " + shown;
    }
}
