package org.herobase.console.completion;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.herobase.console.completion.Schema.Reference;
import org.herobase.console.completion.Schema.Table;
import org.herobase.sql.Query.CommonTable;
import org.herobase.sql.Source;
import org.herobase.sql.SqlName;

/** Proposes joins along foreign keys, in both directions. */
final class Joins {
    private final Schema schema;
    private final Columns columns;
    private final List<Source> sources;
    private final List<CommonTable> inReach;

    /**
     * @param sources of the query, in their order
     * @param inReach the common table expressions that their names can mean
     */
    Joins(Schema schema, Columns columns, List<Source> sources, List<CommonTable> inReach) {
        this.schema = schema;
        this.columns = columns;
        this.sources = sources;
        this.inReach = inReach;
    }

    /** The tables that can be joined to those that are there, each with its condition. */
    List<Proposal> tables() {
        var proposals = new ArrayList<Proposal>();
        for (var source : sources.reversed()) {
            columns.table(source, inReach).ifPresent(table -> {
                for (var reference : table.references()) {
                    schema.table("", reference.parent())
                            .ifPresent(parent -> proposals.add(join(parent, source, reference, true)));
                }
                for (var reference : schema.referencesTo(table)) {
                    schema.table("", reference.table())
                            .ifPresent(child -> proposals.add(join(child, source, reference, false)));
                }
            });
        }
        return proposals.stream().distinct().toList();
    }

    /** The conditions that join the last source to those before it. */
    List<Proposal> conditions(String before) {
        if (sources.size() < 2) {
            return List.of();
        }
        var last = sources.getLast();
        var others = sources.subList(0, sources.size() - 1).reversed();
        return columns.table(last, inReach).stream()
                .flatMap(table -> others.stream().flatMap(other -> conditions(last, table, other)))
                .distinct()
                .map(condition -> Proposal.of(Proposal.Kind.JOIN, before + condition, before + condition, "", "", 0))
                .toList();
    }

    private Stream<String> conditions(Source last, Table table, Source other) {
        var up = table.references().stream()
                .filter(reference -> isTable(other, reference.parent()))
                .map(reference -> condition(other.alias(), last.alias(), reference));
        var down = schema.referencesTo(table).stream()
                .filter(reference -> isTable(other, reference.table()))
                .map(reference -> condition(last.alias(), other.alias(), reference));
        return Stream.concat(up, down);
    }

    private boolean isTable(Source source, String name) {
        return columns.table(source, inReach)
                .filter(table -> table.name().equalsIgnoreCase(name))
                .isPresent();
    }

    private Proposal join(Table joined, Source source, Reference reference, boolean isParent) {
        var alias = alias(joined);
        var other = source.alias();
        var condition = isParent ? condition(alias, other, reference) : condition(other, alias, reference);
        var name = SqlName.written(joined.name());
        var text = name + (alias.equals(joined.name()) ? "" : " " + alias) + " ON " + condition;
        return Proposal.of(Proposal.Kind.JOIN, text, text, "", "", 0);
    }

    private static String condition(String parent, String child, Reference reference) {
        return IntStream.range(0, reference.columns().size())
                .mapToObj(i -> SqlName.written(parent) + '.'
                        + SqlName.written(reference.parentColumns().get(i)) + " = " + SqlName.written(child) + '.'
                        + SqlName.written(reference.columns().get(i)))
                .collect(Collectors.joining(" AND "));
    }

    /** A short name if the sources have such, or if the table is there already. */
    private String alias(Table table) {
        var taken = sources.stream()
                .map(source -> Schema.key(source.alias()))
                .collect(Collectors.toCollection(HashSet::new));
        var isShort = sources.stream().anyMatch(Source::hasAlias);
        if (!isShort && !taken.contains(Schema.key(table.name()))) {
            return table.name();
        }
        return free(initials(table.name()), taken);
    }

    private static String free(String alias, Set<String> taken) {
        return IntStream.iterate(1, i -> i + 1)
                .mapToObj(i -> i == 1 ? alias : alias + i)
                .filter(name -> !taken.contains(name) && SqlName.written(name).equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String initials(String name) {
        var initials = new StringBuilder();
        for (var i = 0; i < name.length(); i++) {
            var isBeginning = i == 0
                    || !Character.isLetterOrDigit(name.charAt(i - 1))
                    || Character.isUpperCase(name.charAt(i)) && Character.isLowerCase(name.charAt(i - 1));
            if (isBeginning && Character.isLetter(name.charAt(i))) {
                initials.append(name.charAt(i));
            }
        }
        return initials.isEmpty() ? "t" : initials.toString().toLowerCase(Locale.ROOT);
    }
}
