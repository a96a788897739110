package org.herobase.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.herobase.sql.FormatNode.Kind;

/**
 * Lays out queries, views and changes of rows: keywords in upper case, each clause on a line of its own, and what does not
 * fit on a line below it, two further in. Names, literals and comments stay as they are.
 */
public final class SqlFormatter {
    private static final Set<String> BEGINNINGS =
            Set.of("SELECT", "VALUES", "WITH", "INSERT", "REPLACE", "UPDATE", "DELETE", "EXPLAIN", "CREATE");

    private static final Set<String> CLAUSES = Set.of("""
        SELECT WHERE HAVING LIMIT RETURNING UNION INTERSECT EXCEPT SET WINDOW INSERT DELETE\
        """.split(" "));

    private static final Set<String> JOINS =
            Set.of("JOIN", "NATURAL", "LEFT", "RIGHT", "FULL", "OUTER", "INNER", "CROSS");

    /** Clauses that are lists, with the words that belong to their beginning. */
    private static final Set<String> LISTS = Set.of(
            "SELECT",
            "DISTINCT",
            "ALL",
            "GROUP",
            "ORDER",
            "BY",
            "SET",
            "VALUES",
            "RETURNING",
            "WITH",
            "RECURSIVE",
            "FROM");

    private final FormatWriter writer = new FormatWriter();

    private SqlFormatter() {}

    /**
     * Lays out one statement.
     *
     * @param sql without a semicolon
     * @return the text as it is where its layout is unclear: something is not closed, or it is no query, view or change of
     *     rows
     */
    public static String format(String sql) {
        var nodes = new FormatParser(sql).read();
        var first = nodes.isEmpty() ? "" : nodes.getFirst().text();
        var isTrigger = first.equals("CREATE") && nodes.stream().noneMatch(node -> node.is("VIEW"));
        if (!BEGINNINGS.contains(first) || isTrigger) {
            return sql;
        }
        var formatter = new SqlFormatter();
        formatter.query(nodes, 0);
        var result = formatter.writer.text();
        // A last look: a statement that is another one would be worse than any layout.
        return texts(sql).equals(texts(result)) ? result : sql;
    }

    /** The tokens, without regard to how keywords are written. */
    private static List<String> texts(String sql) {
        return SqlToken.of(sql).stream()
                .filter(token -> token.kind() != SqlToken.Kind.BLANK)
                .map(token -> {
                    var text = sql.substring(token.start(), token.end()).stripTrailing();
                    var upper = text.toUpperCase(Locale.ROOT);
                    return SqlKeywords.ALL.contains(upper) ? upper : text;
                })
                .toList();
    }

    private void query(List<FormatNode> nodes, int indent) {
        for (var clause : clauses(nodes)) {
            var first = 0;
            while (first < clause.size() - 1 && clause.get(first).kind() == Kind.COMMENT) {
                writer.newLine(indent);
                writer.write(clause.get(first++), indent);
            }
            var inner = isJoin(clause.get(first)) ? indent + 2 : indent;
            writer.newLine(inner);
            clause(clause.subList(first, clause.size()), inner);
        }
    }

    private static List<List<FormatNode>> clauses(List<FormatNode> nodes) {
        var clauses = new ArrayList<List<FormatNode>>();
        var start = 0;
        for (var i = 1; i < nodes.size(); i++) {
            if (isClauseStart(nodes, i)) {
                var end = i;
                while (end > start
                        && nodes.get(end - 1).kind() == Kind.COMMENT
                        && nodes.get(end - 1).isOnNewLine()) {
                    end--; // what is said above a clause is about it
                }
                if (end > start) {
                    clauses.add(nodes.subList(start, end));
                    start = end;
                }
            }
        }
        clauses.add(nodes.subList(start, nodes.size()));
        return clauses;
    }

    private static boolean isClauseStart(List<FormatNode> nodes, int i) {
        var node = nodes.get(i);
        var before = nodes.get(i - 1);
        var isByNext = i + 1 < nodes.size() && nodes.get(i + 1).is("BY");
        if (node.kind() != Kind.KEYWORD) {
            return false;
        }
        return switch (node.text()) {
            case "FROM" -> !before.is("DELETE") && !before.is("DISTINCT");
            case "GROUP", "ORDER" -> isByNext;
            case "VALUES" -> !before.is("DEFAULT");
            case "UPDATE" -> !before.is("DO");
            case "REPLACE" -> !before.is("OR");
            case "ON" -> i + 1 < nodes.size() && nodes.get(i + 1).is("CONFLICT");
            default -> CLAUSES.contains(node.text()) || isJoin(node) && !isJoin(before);
        };
    }

    private static boolean isJoin(FormatNode node) {
        return node.kind() == Kind.KEYWORD && JOINS.contains(node.text());
    }

    private void clause(List<FormatNode> nodes, int indent) {
        if (writer.fits(nodes)) {
            writer.flat(nodes);
            return;
        }
        var head = 0;
        while (head < nodes.size()
                && nodes.get(head).kind() == Kind.KEYWORD
                && LISTS.contains(nodes.get(head).text())) {
            head++;
        }
        var items = items(nodes.subList(head, nodes.size()));
        if (head == 0 || items.size() < 2) {
            expression(nodes, indent);
            return;
        }
        expression(nodes.subList(0, head), indent);
        list(items, indent + 2);
    }

    private void list(List<List<FormatNode>> items, int indent) {
        for (var item : items) {
            writer.newLine(indent);
            expression(item, indent);
        }
    }

    /** What is between commas, each with its comma and what is said behind that on the same line. */
    private static List<List<FormatNode>> items(List<FormatNode> nodes) {
        var items = new ArrayList<List<FormatNode>>();
        var start = 0;
        for (var i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).kind() == Kind.COMMA) {
                while (i + 1 < nodes.size()
                        && nodes.get(i + 1).isLineComment()
                        && !nodes.get(i + 1).isOnNewLine()) {
                    i++;
                }
                items.add(nodes.subList(start, i + 1));
                start = i + 1;
            }
        }
        if (start < nodes.size()) {
            items.add(nodes.subList(start, nodes.size()));
        }
        return items;
    }

    /** Breaks before AND and OR where all is too long for a line; the AND of a BETWEEN is another one. */
    private void expression(List<FormatNode> nodes, int indent) {
        var isLong = !writer.fits(nodes);
        var isBetween = false;
        var inner = indent;
        for (var node : nodes) {
            if (isLong && (node.is("OR") || node.is("AND") && !isBetween) && !writer.isAtLineStart()) {
                inner = indent + 2;
                writer.newLine(inner);
            }
            isBetween = node.is("BETWEEN") || isBetween && !node.is("AND");
            node(node, inner);
        }
    }

    private void node(FormatNode node, int indent) {
        if (node.inner().isEmpty() || writer.fits(List.of(node))) {
            writer.write(node, indent + 2);
            return;
        }
        writer.open(node, indent + 2);
        var first = node.inner().stream()
                .filter(inner -> inner.kind() != Kind.COMMENT)
                .findFirst()
                .orElse(node);
        var items = items(node.inner());
        if (node.kind() == Kind.CASE) {
            list(branches(node.inner()), indent + 2);
            writer.newLine(indent);
        } else if (first.is("SELECT") || first.is("VALUES") || first.is("WITH")) {
            query(node.inner(), indent + 2);
            writer.newLine(indent);
        } else if (items.size() > 1) {
            list(items, indent + 2);
            writer.newLine(indent);
        } else {
            expression(node.inner(), indent);
        }
        writer.close(node, indent);
    }

    private static List<List<FormatNode>> branches(List<FormatNode> nodes) {
        var branches = new ArrayList<List<FormatNode>>();
        var start = 0;
        for (var i = 1; i < nodes.size(); i++) {
            if (nodes.get(i).is("WHEN") || nodes.get(i).is("ELSE")) {
                branches.add(nodes.subList(start, i));
                start = i;
            }
        }
        branches.add(nodes.subList(start, nodes.size()));
        return branches;
    }
}
