package org.herobase.console.plan;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;

import java.util.Locale;
import java.util.stream.Stream;
import org.herobase.console.plan.Explanation.TableRows;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** About how many rows a table has, told without reading them all. */
final class RowEstimate {
    private final DSLContext context;

    RowEstimate(DSLContext context) {
        this.context = context;
    }

    /** Counts up to {@link Explanation#FEW}; beyond, takes what ANALYZE noted, or how far the rowids reach. */
    TableRows of(String tableName) {
        var rows = table(name("main", tableName));
        var counted = context.select(count())
                .from(selectOne().from(rows).limit(Explanation.FEW + 1).asTable("counted"))
                .fetchSingle()
                .value1();
        if (counted <= Explanation.FEW) {
            return new TableRows(tableName, counted);
        }
        var noted = noted(tableName);
        return new TableRows(tableName, Math.max(counted, noted > 0 ? noted : reach(tableName)));
    }

    /** The first number of a statistic is the number of rows ("The ANALYZE Command"). */
    private long noted(String tableName) {
        try {
            var stat = field(name("stat"), String.class);
            var found = context.select(stat)
                    .from(table(name("main", "sqlite_stat1")))
                    .where(field(name("tbl"), String.class).eq(tableName))
                    .and(stat.isNotNull())
                    .limit(1)
                    .fetchOne();
            return found == null ? 0 : Long.parseLong(found.value1().split(" ")[0]);
        } catch (DataAccessException | NumberFormatException _) {
            return 0; // never analyzed, or noted by something else
        }
    }

    /** The rowids may have gaps, or be anything: no table has more rows than its file has room for. */
    private long reach(String tableName) {
        try {
            var rowid = field(name(rowidName(tableName)), SQLDataType.DOUBLE);
            var rows = table(name("main", tableName));
            var first = field(select(min(rowid)).from(rows));
            var last = field(select(max(rowid)).from(rows));
            var room = pragma("page_count") * pragma("page_size") / 8;
            var reach = context.select(last.minus(first)).fetchSingle().value1() + 1;
            return (long) Math.min(reach, room);
        } catch (DataAccessException _) {
            return 0; // WITHOUT ROWID: at least as many as were counted
        }
    }

    /** The name of the rowid that no column hides. */
    private String rowidName(String tableName) {
        var columns = context.select(field(name("name"), String.class))
                .from(table("pragma_table_info({0})", DSL.val(tableName)))
                .fetch(row -> row.value1().toLowerCase(Locale.ROOT));
        return Stream.of("rowid", "_rowid_", "oid")
                .filter(known -> !columns.contains(known))
                .findFirst()
                .orElse("rowid");
    }

    private double pragma(String pragma) {
        return context.fetchSingle("PRAGMA main." + pragma).get(0, Double.class);
    }
}
