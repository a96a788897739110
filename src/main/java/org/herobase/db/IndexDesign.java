package org.herobase.db;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An index that is to be made ("CREATE INDEX").
 *
 * @param name unquoted
 * @param table whose rows it finds, unquoted
 * @param parts what it is sorted by, the first one first
 * @param unique whether no two rows may agree in all parts
 * @param whereSql a condition for the rows that it holds ("Partial Indexes"); blank for all
 */
public record IndexDesign(String name, String table, List<Part> parts, boolean unique, String whereSql) {
    /**
     * A column of the table.
     *
     * @param column its name, unquoted
     * @param descending whether the largest value comes first
     */
    public record Part(String column, boolean descending) {
        private String sql() {
            return TableDesign.quoted(column) + (descending ? " DESC" : "");
        }
    }

    /**
     * What keeps the index from being made, as far as that can be known without asking SQLite; empty if nothing does.
     *
     * @param schema what is there already
     */
    public List<DesignProblem> problems(SchemaNames schema) {
        var problems = new ArrayList<>(DesignProblem.ofName(name, schema));
        if (parts.isEmpty()) {
            problems.add(new DesignProblem.NoColumns());
        }
        if (!new SqlExpression(whereSql).isWhole()) {
            problems.add(new DesignProblem.NoExpression(name, whereSql));
        }
        return List.copyOf(problems);
    }

    /** The CREATE INDEX statement; one statement and no more if there are no {@link #problems}. */
    public String sql() {
        var where = new SqlExpression(whereSql);
        return "CREATE %sINDEX %s\nON %s (%s)%s"
                .formatted(
                        unique ? "UNIQUE " : "",
                        TableDesign.quoted(name),
                        TableDesign.quoted(table),
                        parts.stream().map(Part::sql).collect(Collectors.joining(", ")),
                        where.isEmpty() ? "" : "\nWHERE " + whereSql.strip());
    }
}
