package org.herobase.sql;

import java.util.ArrayList;
import java.util.List;
import org.herobase.sql.Query.CommonTable;
import org.herobase.sql.Query.Output;

/** Reads what queries give and where from. What it does not understand, it passes over. */
final class QueryReader {
    private static final String[] ENDS_SELECT = {"UNION", "INTERSECT", "EXCEPT", "SELECT"};
    private static final String[] ENDS_SOURCES = {
        "WHERE",
        "GROUP",
        "HAVING",
        "WINDOW",
        "ORDER",
        "LIMIT",
        "RETURNING",
        "UNION",
        "INTERSECT",
        "EXCEPT",
        "SELECT",
        "SET"
    };

    private final Block block;
    private final List<Part> parts;
    private int at;

    /** At the beginning of a block. */
    QueryReader(Block block) {
        this(block, 0, block.parts().size());
    }

    private QueryReader(Block block, int from, int to) {
        this.block = block;
        // The caret separates nothing.
        this.parts = block.parts().subList(from, to).stream()
                .filter(part -> part != Part.CARET)
                .toList();
    }

    /** The sources of the one among a block's SELECTs, or other statements, that has the caret. */
    static List<Source> sourcesAtCaret(Block block) {
        var caret = block.caret();
        var from = selectStart(block, caret);
        var to = Math.max(caret, from) + 1;
        while (to < block.parts().size() && !block.at(to).is(ENDS_SELECT)) {
            to++;
        }
        return new QueryReader(block, from, to).sources();
    }

    /** Where the SELECT begins that a part belongs to, or the whole statement. */
    static int selectStart(Block block, int index) {
        for (var i = index; i >= 0; i--) {
            if (block.at(i).is(ENDS_SELECT)) {
                return i;
            }
        }
        return 0;
    }

    /** The tables of the WITH clause of a block, wherever in it that stands. */
    static List<CommonTable> commonTables(Block block) {
        for (var i = 0; i < block.parts().size(); i++) {
            if (block.at(i).is("WITH")) {
                return new QueryReader(block, i, block.parts().size()).commonTables();
            }
        }
        return List.of();
    }

    Query query() {
        var commonTables = commonTables();
        while (at < parts.size() && !next().is("SELECT", "VALUES")) {
            at++;
        }
        if (take("VALUES")) {
            return new Query(commonTables, valuesOutputs(), List.of());
        }
        take("SELECT");
        var outputs = outputs();
        return new Query(commonTables, outputs, next().is("FROM") ? sources() : List.of());
    }

    private List<CommonTable> commonTables() {
        var tables = new ArrayList<CommonTable>();
        if (!take("WITH")) {
            return tables;
        }
        take("RECURSIVE");
        while (next().isName()) {
            var name = take().name();
            var columns = next().isGroup() ? names(take().inner()) : List.<String>of();
            while (next().is("AS", "NOT", "MATERIALIZED")) {
                at++;
            }
            if (next().isGroup()) {
                tables.add(new CommonTable(name, columns, new QueryReader(take().inner()).query()));
            }
            if (!takeSymbol(",")) {
                break;
            }
        }
        return tables;
    }

    /** What is selected from, and what is updated. */
    private List<Source> sources() {
        var sources = new ArrayList<Source>();
        while (at < parts.size()) {
            var previous = at == 0 ? Part.NONE : parts.get(at - 1);
            var part = take();
            if (part.is("FROM") && !previous.is("DISTINCT")) {
                readSources(sources);
            } else if (part.is("UPDATE") && !previous.is("DO", "ON")) {
                if (take("OR")) {
                    at++;
                }
                readSource(sources);
            }
        }
        return sources;
    }

    private void readSources(List<Source> sources) {
        do {
            readSource(sources);
            while (at < parts.size() && !next().is(ENDS_SOURCES) && !next().is("JOIN") && !next().isSymbol(",")) {
                at++;
            }
        } while (take("JOIN") || takeSymbol(","));
    }

    private void readSource(List<Source> sources) {
        if (next().isGroup()) {
            var inner = take().inner();
            if (inner.isQuery()) {
                sources.add(new Source.Derived(new QueryReader(inner).query(), alias("")));
            } else {
                new QueryReader(inner).readSources(sources);
            }
        } else if (next().isName()) {
            var schema = "";
            var name = take().name();
            if (takeSymbol(".")) {
                schema = name;
                name = next().isName() ? take().name() : "";
            }
            if (next().isGroup()) {
                at++; // a table-valued function's arguments
            }
            if (!name.isEmpty()) {
                sources.add(new Source.Table(schema, name, alias(name)));
            }
        }
    }

    private String alias(String otherwise) {
        take("AS");
        return next().isName() ? take().name() : otherwise;
    }

    private List<Output> outputs() {
        if (next().is("DISTINCT", "ALL")) {
            at++;
        }
        var outputs = new ArrayList<Output>();
        var item = new ArrayList<Part>();
        while (at < parts.size()
                && (!next().is("FROM") || parts.get(at - 1).is("DISTINCT"))
                && !next().is(ENDS_SOURCES)) {
            var part = take();
            if (part.isSymbol(",")) {
                add(item, outputs);
            } else {
                item.add(part);
            }
        }
        add(item, outputs);
        return outputs;
    }

    private void add(List<Part> item, List<Output> outputs) {
        if (item.isEmpty()) {
            return;
        }
        var last = item.getLast();
        var before = item.size() > 1 ? item.get(item.size() - 2) : Part.NONE;
        var source = before.isSymbol(".") && item.size() > 2
                ? item.get(item.size() - 3).name()
                : null;
        if (last.isSymbol("*") && (item.size() == 1 || source != null)) {
            outputs.add(new Output(null, source, null));
        } else if (before.is("AS") || last.isName() && before.endsExpression()) {
            var expression = item.subList(0, item.size() - (before.is("AS") ? 2 : 1));
            var isColumn = !expression.isEmpty() && isColumn(expression);
            var isQualified = isColumn && expression.size() > 1;
            outputs.add(new Output(
                    SqlName.unquoted(last.text()),
                    isQualified ? expression.get(expression.size() - 3).name() : null,
                    isColumn ? expression.getLast().name() : null));
        } else if (isColumn(item)) {
            outputs.add(new Output(last.name(), source, last.name()));
        } else {
            outputs.add(new Output(block.text(item.getFirst(), last), null, null));
        }
        item.clear();
    }

    /** A name, perhaps with names and dots before it. */
    private static boolean isColumn(List<Part> item) {
        for (var i = 0; i < item.size(); i++) {
            if (i % 2 == 0 ? !item.get(i).isName() : !item.get(i).isSymbol(".")) {
                return false;
            }
        }
        return item.size() % 2 == 1;
    }

    /** Their columns are called column1, column2, and so on ("VALUES clauses" in "SELECT"). */
    private List<Output> valuesOutputs() {
        var outputs = new ArrayList<Output>();
        if (next().isGroup()) {
            var commas = take().inner().parts().stream()
                    .filter(part -> part.isSymbol(","))
                    .count();
            for (var i = 1; i <= commas + 1; i++) {
                outputs.add(new Output("column" + i, null, null));
            }
        }
        return outputs;
    }

    /** The names in a list, as of columns. */
    static List<String> names(Block list) {
        var names = new ArrayList<String>();
        for (var i = 0; i < list.parts().size(); i++) {
            var isFirst = list.at(i - 1) == Part.NONE || list.at(i - 1).isSymbol(",");
            if (isFirst && list.at(i).isName()) {
                names.add(list.at(i).name());
            }
        }
        return names;
    }

    private Part next() {
        return at < parts.size() ? parts.get(at) : Part.NONE;
    }

    private Part take() {
        return parts.get(at++);
    }

    private boolean take(String word) {
        var comes = next().is(word);
        if (comes) {
            at++;
        }
        return comes;
    }

    private boolean takeSymbol(String symbol) {
        var comes = next().isSymbol(symbol);
        if (comes) {
            at++;
        }
        return comes;
    }
}
