package org.herobase.sql;

import java.util.ArrayList;
import java.util.List;
import org.herobase.sql.TableQuery.OneTable;
import org.herobase.sql.TableQuery.Other;
import org.herobase.sql.TableQuery.Reason;
import org.herobase.sql.TableQuery.Result;

/** Reads a SELECT from its beginning as far as it is of one table ("SELECT"). */
final class TableQueryReader {
    /** Words that are no name unless quoted, and can stand where a column could. */
    private static final String[] NO_COLUMNS = {"NOT", "NULL", "CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP"};

    private static final String[] JOINS = {"JOIN", "NATURAL", "LEFT", "RIGHT", "FULL", "OUTER", "INNER", "CROSS"};

    private static final String[] COMPOUNDS = {"UNION", "INTERSECT", "EXCEPT"};

    /** What can follow a table without being another name of it. */
    private static final String[] CLAUSES = {
        "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "INDEXED", "NOT", "ON", "USING"
    };

    private final String sql;
    private final SqlReader reader;

    TableQueryReader(String sql) {
        this.sql = sql;
        this.reader = new SqlReader(sql);
    }

    TableQuery read() {
        if (!reader.take("SELECT")) {
            return new Other(reader.isWord("WITH") ? Reason.WITH : Reason.NOT_A_SELECT);
        }
        if (reader.isWord("DISTINCT")) {
            return new Other(Reason.DISTINCT);
        }
        reader.take("ALL");
        var results = new ArrayList<Result>();
        do {
            results.add(result());
        } while (reader.take(','));
        return reader.take("FROM") ? from(results) : new Other(Reason.NO_TABLE);
    }

    private Result result() {
        var result = columnOrAll();
        if (isResultEnd()) {
            return result;
        }
        while (!isResultEnd()) {
            if (!reader.take("DISTINCT", "FROM")) { // IS DISTINCT FROM, an operator
                reader.skip();
            }
        }
        return new Result.Computed();
    }

    /** What is here, if nothing more follows. */
    private Result columnOrAll() {
        if (reader.take('*')) {
            return new Result.All();
        }
        if (!reader.isName() || reader.isWord(NO_COLUMNS)) {
            return new Result.Computed();
        }
        var first = sql.charAt(reader.start());
        var name = reader.name();
        if (first == '\'' && !reader.isSymbol('.')) {
            return new Result.Computed(); // a text
        }
        var isSure = first != '"';
        while (reader.take('.')) {
            if (reader.take('*')) {
                return new Result.All();
            }
            name = reader.name();
            isSure = true;
        }
        if (reader.take("AS") || reader.isName() && !reader.isWord("FROM", "ISNULL", "NOTNULL")) {
            reader.name();
        }
        return new Result.Column(name, isSure);
    }

    private boolean isResultEnd() {
        return reader.isAtEnd() || reader.isSymbol(',') || reader.isWord("FROM");
    }

    private TableQuery from(List<Result> results) {
        if (reader.isSymbol('(')) {
            var isSelect = new SqlReader(reader.group()).isWord("SELECT", "VALUES", "WITH");
            return new Other(isSelect ? Reason.SUBQUERY : Reason.UNCLEAR);
        }
        if (!reader.isName()) {
            return new Other(Reason.UNCLEAR);
        }
        String schema = null;
        var table = reader.name();
        if (reader.take('.')) {
            schema = table;
            table = reader.name();
        }
        if (reader.isSymbol('(')) {
            return new Other(Reason.FUNCTION);
        }
        readAlias();
        if (reader.take("INDEXED", "BY")) {
            reader.name();
        } else {
            reader.take("NOT", "INDEXED");
        }
        var reason = reasonBehindTable();
        return reason == null ? new OneTable(schema, table, List.copyOf(results)) : new Other(reason);
    }

    private void readAlias() {
        if (reader.take("AS")
                || reader.isName()
                        && !reader.isWord(CLAUSES)
                        && !reader.isWord(JOINS)
                        && !reader.isWord(COMPOUNDS)
                        && !reader.isWord("WINDOW")) {
            reader.name();
        }
    }

    /** What makes the rows others than the table's, or null. */
    private Reason reasonBehindTable() {
        if (reader.isSymbol(',') || reader.isWord(JOINS)) {
            return Reason.JOIN;
        }
        var isClause =
                reader.isWord("WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "WINDOW") || reader.isWord(COMPOUNDS);
        if (!reader.isAtEnd() && !isClause) {
            return Reason.UNCLEAR;
        }
        for (; !reader.isAtEnd(); reader.skip()) {
            if (reader.isWord("GROUP", "HAVING")) {
                return Reason.GROUP;
            }
            if (reader.isWord(COMPOUNDS)) {
                return Reason.COMPOUND;
            }
        }
        return new AggregateSearch(sql).finds() ? Reason.AGGREGATE : null;
    }
}
