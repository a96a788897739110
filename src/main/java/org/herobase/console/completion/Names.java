package org.herobase.console.completion;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.herobase.console.completion.Columns.Named;
import org.herobase.console.completion.Proposal.Kind;
import org.herobase.console.completion.Schema.Table;
import org.herobase.sql.Clause;
import org.herobase.sql.Place;
import org.herobase.sql.Scope;
import org.herobase.sql.Source;
import org.herobase.sql.SqlName;
import org.herobase.sql.Typed;

/** Collects the names of tables, columns and functions that can stand at a place. */
final class Names {
    /** How well kinds fit where an expression or a table begins. */
    static final int JOIN = 0;

    static final int COLUMN = 1;
    static final int FUNCTION = 2;
    static final int KEYWORD = 3;
    private static final int SOURCE = 2;
    private static final int FAR = 4;
    private static final int FARTHEST = 5;

    private final Schema schema;
    private final Scope scope;
    private final Typed typed;
    private final String text;
    private final Columns columns;

    Names(Schema schema, Scope scope, String text) {
        this.schema = schema;
        this.scope = scope;
        this.typed = scope.typed();
        this.text = text;
        this.columns = new Columns(schema);
    }

    /** A name as it is put into the statement: in quotes if it needs them, or if a quote is typed. */
    String written(String name) {
        return typed.quote() == '\0' ? SqlName.written(name) : SqlName.quoted(name, typed.quote());
    }

    void addOperands(List<Proposal> candidates) {
        if (!typed.qualifiers().isEmpty()) {
            qualified().forEach(column -> candidates.add(column(column, COLUMN)));
            return;
        }
        var isInner = true;
        for (var sources : scope.queries()) {
            for (var source : sources) {
                for (var column : columns.of(source, scope.commonTables())) {
                    candidates.add(column(column, isInner ? COLUMN : FUNCTION));
                }
                addSource(source.alias(), source instanceof Source.Table table ? table.name() : "", candidates);
            }
            isInner = false;
        }
        scope.trigger().ifPresent(trigger -> {
            if (trigger.hasNew()) {
                addSource("NEW", trigger.table().name(), candidates);
            }
            if (trigger.hasOld()) {
                addSource("OLD", trigger.table().name(), candidates);
            }
        });
        if (typed.quote() == '\0') {
            addFunctions(candidates);
        }
        if (scope.queries().isEmpty()
                && !typed.prefix().isEmpty()
                && scope.trigger().isEmpty()) {
            // SELECT is mostly typed before FROM.
            schema.allTables()
                    .filter(table -> table.kind() == Schema.Kind.TABLE || table.kind() == Schema.Kind.VIEW)
                    .flatMap(table -> table.shown().map(column -> named(table, column)))
                    .forEach(column -> candidates.add(column(column, FAR)));
        }
    }

    private void addSource(String alias, String table, List<Proposal> candidates) {
        if (!alias.isEmpty()) {
            var origin = table.equals(alias) ? "" : table;
            candidates.add(Proposal.of(Kind.SOURCE, alias, written(alias) + '.', "", origin, SOURCE));
        }
    }

    private Stream<Named> qualified() {
        var name = typed.qualifiers().getLast();
        var database = typed.qualifiers().size() > 1 ? typed.qualifiers().getFirst() : "";
        var source = scope.queries().stream()
                .flatMap(List::stream)
                .filter(candidate -> candidate.alias().equalsIgnoreCase(name))
                .findFirst();
        if (source.isPresent()) {
            return columns.of(source.get(), scope.commonTables()).stream();
        }
        var isRow = name.equalsIgnoreCase("NEW") || name.equalsIgnoreCase("OLD");
        if (isRow && scope.trigger().isPresent()) {
            return columns.of(scope.trigger().get().table(), List.of()).stream();
        }
        return schema.table(database, name).stream()
                .flatMap(table -> table.shown().map(column -> named(table, column)));
    }

    private static Named named(Table table, Schema.Column column) {
        return new Named(column.name(), column.type(), table.name(), column.keyPosition());
    }

    private Proposal column(Named column, int rank) {
        return Proposal.of(Kind.COLUMN, column.name(), written(column.name()), column.type(), column.origin(), rank);
    }

    private void addFunctions(List<Proposal> candidates) {
        var isFollowed = typed.end() < text.length() && text.charAt(typed.end()) == '(';
        var prefix = typed.prefix();
        var isUpper = !prefix.isEmpty() && prefix.equals(prefix.toUpperCase(Locale.ROOT));
        for (var function : schema.functions()) {
            if (function.name().startsWith("current_")) {
                continue; // a keyword
            }
            var signature = Signatures.of(function.name());
            var name = isUpper ? function.name().toUpperCase(Locale.ROOT) : function.name();
            var arguments = signature.map(Signature::list).orElse(function.arguments() == 0 ? "()" : "(…)");
            candidates.add(new Proposal(
                    Kind.FUNCTION,
                    name,
                    isFollowed ? name : name + "()",
                    name.length() + (function.arguments() == 0 && !isFollowed ? 2 : isFollowed ? 0 : 1),
                    arguments,
                    "",
                    signature.isPresent() ? FUNCTION : FAR));
        }
    }

    void addJoins(List<Proposal> candidates) {
        if (typed.qualifiers().isEmpty() && typed.quote() == '\0') {
            joins().ifPresent(joins -> candidates.addAll(joins.tables()));
        }
    }

    /** What joins the last source to the others, after a word such as ON. */
    void addConditions(String before, List<Proposal> candidates) {
        if (typed.qualifiers().isEmpty() && typed.quote() == '\0') {
            joins().ifPresent(joins -> candidates.addAll(joins.conditions(before)));
        }
    }

    private Optional<Joins> joins() {
        return scope.queries().stream()
                .findFirst()
                .map(sources -> new Joins(schema, columns, sources, scope.commonTables()));
    }

    void addSources(List<Proposal> candidates) {
        if (typed.qualifiers().isEmpty()) {
            for (var table : scope.commonTables()) {
                candidates.add(Proposal.of(Kind.COMMON_TABLE, table.name(), written(table.name()), "", "", COLUMN));
            }
        }
        addTables(candidates);
        if (typed.qualifiers().isEmpty() && typed.quote() == '\0') {
            schema.allTables()
                    .filter(table -> table.kind() == Schema.Kind.TABLE_FUNCTION)
                    .forEach(table -> candidates.add(tableFunction(table)));
        }
    }

    private static Proposal tableFunction(Table table) {
        var isPragma = table.name().startsWith("pragma_");
        var arguments = Schema.list(table.columns().stream()
                .filter(Schema.Column::hidden)
                .map(Schema.Column::name)
                .filter(name -> !isPragma || !name.equals("schema")));
        var signature = Signatures.of(table.name()).map(Signature::list).orElse('(' + arguments + ')');
        var hasArguments = !signature.equals("()");
        return new Proposal(
                Kind.TABLE_FUNCTION,
                table.name(),
                hasArguments ? table.name() + "()" : table.name(),
                table.name().length() + (hasArguments ? 1 : 0),
                signature,
                "",
                isPragma ? FARTHEST : FUNCTION);
    }

    /** Tables and views, of one database if that is named. */
    void addTables(List<Proposal> candidates) {
        var qualifiers = typed.qualifiers();
        if (qualifiers.isEmpty()) {
            for (var database : schema.databases()) {
                candidates.add(Proposal.of(Kind.DATABASE, database, written(database) + '.', "", "", KEYWORD));
            }
        }
        schema.allTables()
                .filter(table -> table.kind() != Schema.Kind.TABLE_FUNCTION)
                .filter(table -> qualifiers.isEmpty() || table.database().equalsIgnoreCase(qualifiers.getLast()))
                .forEach(table -> candidates.add(table(table)));
    }

    void addViews(List<Proposal> candidates) {
        schema.allTables()
                .filter(table -> table.kind() == Schema.Kind.VIEW)
                .forEach(table -> candidates.add(table(table)));
    }

    private Proposal table(Table table) {
        var kind = table.kind() == Schema.Kind.VIEW ? Kind.VIEW : Kind.TABLE;
        var origin = table.database().equals("main") ? "" : table.database();
        var rank = table.kind() == Schema.Kind.SYSTEM_TABLE ? FAR : COLUMN;
        return Proposal.of(kind, table.name(), written(table.name()), "", origin, rank);
    }

    /** The columns of an INSERT, one by one and all together. */
    void addInsert(List<Proposal> candidates) {
        var isInList = scope.place() == Place.INSERT_COLUMN;
        target().ifPresent(table -> {
            var settable = table.shown().filter(column -> !column.generated()).toList();
            // SQLite numbers the rows itself where their key is left out ("ROWIDs and the INTEGER PRIMARY KEY").
            var keys =
                    settable.stream().filter(column -> column.keyPosition() > 0).count();
            var list = settable.stream()
                    .filter(column -> keys != 1
                            || column.keyPosition() == 0
                            || !column.type().equalsIgnoreCase("INTEGER"))
                    .map(column -> SqlName.written(column.name()))
                    .toList();
            if (!list.isEmpty() && scope.named().isEmpty() && typed.quote() == '\0' || !isInList) {
                candidates.add(insertList(list, isInList));
            }
            if (isInList) {
                settable.stream()
                        .filter(column -> scope.named().stream().noneMatch(column.name()::equalsIgnoreCase))
                        .forEach(column -> candidates.add(column(named(table, column), COLUMN)));
            }
        });
    }

    private Proposal insertList(List<String> names, boolean isInList) {
        var values = names.stream().map(_ -> "?").collect(Collectors.joining(", ", "(", ")"));
        var rest = text.substring(typed.end()).stripLeading();
        var list = Schema.list(names.stream());
        var isClosed = isInList && rest.startsWith(")");
        var written = (isInList ? "" : "(")
                + list
                + (isClosed ? "" : ") " + (scope.lowerCase() ? "values " : "VALUES ") + values);
        return Proposal.of(Kind.COLUMNS, written, written, "", "", JOIN);
    }

    void addTargetColumns(List<Proposal> candidates) {
        var table = target();
        if (table.isEmpty()) {
            scope.queries().stream()
                    .flatMap(List::stream)
                    .flatMap(source -> columns.of(source, scope.commonTables()).stream())
                    .forEach(column -> candidates.add(column(column, COLUMN)));
        }
        table.stream()
                .flatMap(found -> found.shown()
                        .filter(column -> !column.generated() || scope.clause() != Clause.SET)
                        .map(column -> named(found, column)))
                .forEach(column -> candidates.add(column(column, COLUMN)));
    }

    private Optional<Table> target() {
        return scope.target().flatMap(target -> schema.table(target.schema(), target.name()));
    }

    /** The columns that the last source has in common with one before it. */
    void addSharedColumns(List<Proposal> candidates) {
        var sources =
                scope.queries().isEmpty() ? List.<Source>of() : scope.queries().getFirst();
        if (sources.size() < 2) {
            return;
        }
        var others = sources.subList(0, sources.size() - 1).stream()
                .flatMap(source -> columns.of(source, scope.commonTables()).stream())
                .map(column -> Schema.key(column.name()))
                .collect(Collectors.toSet());
        columns.of(sources.getLast(), scope.commonTables()).stream()
                .filter(column -> others.contains(Schema.key(column.name())))
                .forEach(column -> candidates.add(column(column, COLUMN)));
    }
}
