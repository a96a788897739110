package org.herobase.db;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.herobase.db.ColumnDesign.Reference;
import org.herobase.db.ColumnDesign.Rule;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * A table that is to be made ("CREATE TABLE").
 *
 * @param name unquoted
 * @param columns in their order
 * @param options of the table as a whole
 */
public record TableDesign(String name, List<ColumnDesign> columns, Set<Option> options) {
    /** What a table as a whole can be. */
    public enum Option {
        /** The key of a deleted row is never given again ("SQLite Autoincrement"). */
        AUTOINCREMENT,
        /** Values are of their column's type ("STRICT Tables"). */
        STRICT,
        /** The primary key itself is what the rows are stored by ("The WITHOUT ROWID Optimization"). */
        WITHOUT_ROWID
    }

    /** Whether an option is chosen. */
    public boolean has(Option option) {
        return options.contains(option);
    }

    /**
     * What keeps the table from being made, as far as that can be known without asking SQLite; empty if nothing does.
     *
     * @param schema what is there already
     */
    public List<DesignProblem> problems(SchemaNames schema) {
        var problems = new ArrayList<>(DesignProblem.ofName(name, schema));
        if (columns.isEmpty()) {
            problems.add(new DesignProblem.NoColumns());
        }
        var names = new HashSet<String>();
        for (var i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            if (column.name().isBlank()) {
                problems.add(new DesignProblem.NoColumnName(i + 1));
            } else if (!names.add(column.name().toLowerCase(Locale.ROOT))) {
                problems.add(new DesignProblem.DuplicateColumn(column.name()));
            }
            addProblems(column, schema, problems);
        }
        if (has(Option.WITHOUT_ROWID) && key().isEmpty()) {
            problems.add(new DesignProblem.WithoutRowidNeedsKey());
        }
        if (has(Option.AUTOINCREMENT) && (has(Option.WITHOUT_ROWID) || !hasIntegerKey())) {
            problems.add(new DesignProblem.AutoincrementNeedsIntegerKey());
        }
        return List.copyOf(problems);
    }

    /** The CREATE TABLE statement; one statement and no more if there are no {@link #problems}. */
    public String sql() {
        var key = key();
        var lines = new ArrayList<String>();
        for (var column : columns) {
            var single = key.size() == 1 && column.has(Rule.PRIMARY_KEY);
            lines.add(column.sql(
                    name, single ? "PRIMARY KEY" + (has(Option.AUTOINCREMENT) ? " AUTOINCREMENT" : "") : ""));
        }
        if (key.size() > 1) {
            lines.add(key.stream()
                    .map(column -> quoted(column.name()))
                    .collect(Collectors.joining(", ", "PRIMARY KEY (", ")")));
        }
        var kind = new ArrayList<String>();
        if (has(Option.STRICT)) {
            kind.add("STRICT");
        }
        if (has(Option.WITHOUT_ROWID)) {
            kind.add("WITHOUT ROWID");
        }
        return "CREATE TABLE %s (\n  %s\n)%s%s"
                .formatted(
                        quoted(name), String.join(",\n  ", lines), kind.isEmpty() ? "" : " ", String.join(", ", kind));
    }

    /** The columns that foreign keys can point to: each is the primary key or unique by itself. */
    public List<String> keys() {
        var key = key();
        return columns.stream()
                .filter(column -> column.has(Rule.UNIQUE) || key.equals(List.of(column)))
                .map(ColumnDesign::name)
                .toList();
    }

    /**
     * A name as SQL takes it, whatever is in it; between double quotes, as in the standard, since the statement stays
     * in the file for other programs.
     */
    static String quoted(String name) {
        return DSL.using(SQLDialect.DEFAULT).render(DSL.name(name));
    }

    private List<ColumnDesign> key() {
        return columns.stream().filter(column -> column.has(Rule.PRIMARY_KEY)).toList();
    }

    private boolean hasIntegerKey() {
        var key = key();
        return key.size() == 1 && key.getFirst().type().strip().equalsIgnoreCase("INTEGER");
    }

    private void addProblems(ColumnDesign column, SchemaNames schema, List<DesignProblem> problems) {
        if (has(Option.STRICT) && !column.hasStrictType()) {
            problems.add(new DesignProblem.NoStrictType(column.name(), column.type()));
        } else if (!column.hasType()) {
            problems.add(new DesignProblem.NoType(column.name(), column.type()));
        }
        for (var expression : List.of(column.defaultSql(), column.checkSql())) {
            if (!new SqlExpression(expression).isWhole()) {
                problems.add(new DesignProblem.NoExpression(column.name(), expression));
            }
        }
        var reference = column.reference();
        if (reference != null && !isKey(reference, schema)) {
            var table = reference.table() == null ? name : reference.table();
            problems.add(new DesignProblem.NoParentKey(column.name(), table, reference.column()));
        }
    }

    /** Rows can only point to what names one row ("SQLite Foreign Key Support", 3). */
    private boolean isKey(Reference reference, SchemaNames schema) {
        if (reference.table() != null) {
            return schema.isKey(reference.table(), reference.column());
        }
        return keys().stream().anyMatch(reference.column()::equalsIgnoreCase);
    }
}
