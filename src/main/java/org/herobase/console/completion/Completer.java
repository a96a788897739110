package org.herobase.console.completion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.herobase.console.completion.Proposal.Kind;
import org.herobase.sql.Clause;
import org.herobase.sql.Place;
import org.herobase.sql.Scope;

/** Finds what can be put at the caret. May be used on any thread. */
public final class Completer {
    private static final int MOST = 500;

    private static final Set<Place> NAMES = EnumSet.of(
            Place.SOURCE,
            Place.JOINED,
            Place.CONDITION,
            Place.TARGET,
            Place.COLUMN,
            Place.INSERT_COLUMN,
            Place.SHARED_COLUMN,
            Place.PRAGMA,
            Place.PRAGMA_VALUE,
            Place.COLLATION,
            Place.TABLE,
            Place.VIEW,
            Place.INDEX,
            Place.TRIGGER,
            Place.TABLE_OR_INDEX,
            Place.SCHEMA);

    private record Found(Proposal proposal, Match match, boolean isExact) {}

    private final Schema schema;

    /** For the tables and columns of a schema. */
    public Completer(Schema schema) {
        this.schema = schema;
    }

    /**
     * What can be put at a place.
     *
     * @param text a script, finished or not
     * @param caret an offset in it
     */
    public Proposals at(String text, int caret) {
        return Scope.at(text, caret).map(scope -> proposals(scope, text)).orElse(Proposals.NONE);
    }

    /**
     * How the function is called whose arguments the caret is in.
     *
     * @return empty outside of such, and for functions that are not SQLite's own
     */
    public Optional<Scope.Call> call(String text, int caret) {
        return Scope.at(text, caret).flatMap(Scope::call);
    }

    private Proposals proposals(Scope scope, String text) {
        var typed = scope.typed();
        var list = candidates(scope, text).stream()
                .map(proposal -> new Found(
                        proposal,
                        Match.of(typed.prefix(), proposal.name()),
                        proposal.name().equalsIgnoreCase(typed.prefix())))
                .filter(found -> found.match() != Match.NONE)
                .sorted(Comparator.comparing((Found found) -> !found.isExact())
                        .thenComparing(Found::match)
                        .thenComparing(found -> found.proposal().rank()))
                .map(Found::proposal)
                .distinct()
                .limit(MOST)
                .toList();
        return new Proposals(
                typed.start(),
                typed.end(),
                typed.prefix(),
                list,
                NAMES.contains(scope.place()) || !typed.qualifiers().isEmpty(),
                isOwnNamePossible(scope));
    }

    private List<Proposal> candidates(Scope scope, String text) {
        var names = new Names(schema, scope, text);
        var candidates = new ArrayList<Proposal>();
        if (Phrases.isUnfinished(scope)) {
            addKeywords(scope, candidates);
            return candidates;
        }
        switch (scope.place()) {
            case OUTPUT, OPERAND -> names.addOperands(candidates);
            case CONDITION -> {
                names.addConditions("", candidates);
                names.addOperands(candidates);
            }
            case SOURCE -> names.addSources(candidates);
            case JOINED -> {
                names.addJoins(candidates);
                names.addSources(candidates);
            }
            case AFTER_SOURCE -> {
                if (scope.clause() == Clause.JOIN) {
                    names.addConditions(keyword("ON ", scope), candidates);
                }
            }
            case TARGET, TABLE -> names.addTables(candidates);
            case VIEW -> names.addViews(candidates);
            case TABLE_OR_INDEX -> {
                names.addTables(candidates);
                addAll(Kind.INDEX, schema.indexes(), candidates, names);
            }
            case AFTER_TARGET, INSERT_COLUMN -> names.addInsert(candidates);
            case COLUMN -> names.addTargetColumns(candidates);
            case SHARED_COLUMN -> names.addSharedColumns(candidates);
            case INDEX -> addAll(Kind.INDEX, schema.indexes(), candidates, names);
            case TRIGGER -> addAll(Kind.TRIGGER, schema.triggers(), candidates, names);
            case COLLATION -> addAll(Kind.COLLATION, schema.collations(), candidates, names);
            case SCHEMA -> addAll(Kind.DATABASE, schema.databases(), candidates, names);
            case PRAGMA -> addAll(Kind.PRAGMA, schema.pragmas(), candidates, names);
            case PRAGMA_VALUE -> addPragmaValues(scope, names, candidates);
            case TYPE -> addTypes(scope, candidates);
            case STATEMENT, KEYWORD, NEW_NAME, OPERATOR -> {}
        }
        if (scope.typed().quote() == '\0' && scope.typed().qualifiers().isEmpty()) {
            addKeywords(scope, candidates);
        }
        return candidates;
    }

    private static void addAll(Kind kind, List<String> list, List<Proposal> candidates, Names names) {
        for (var name : list) {
            candidates.add(Proposal.of(kind, name, names.written(name), "", "", 0));
        }
    }

    private void addPragmaValues(Scope scope, Names names, List<Proposal> candidates) {
        var pragma = scope.call().map(Scope.Call::name).orElse("");
        for (var value : Pragmas.values(pragma)) {
            var written = keyword(value, scope);
            candidates.add(Proposal.of(Kind.VALUE, written, written, "", pragma, 0));
        }
        if (Pragmas.OF_TABLES.contains(pragma)) {
            names.addTables(candidates);
        }
        if (Pragmas.OF_INDEXES.contains(pragma)) {
            addAll(Kind.INDEX, schema.indexes(), candidates, names);
        }
    }

    private static void addTypes(Scope scope, List<Proposal> candidates) {
        for (var type : List.of("INTEGER", "TEXT", "REAL", "BLOB", "NUMERIC")) {
            candidates.add(Proposal.of(Kind.TYPE, type, keyword(type, scope), "", "", 0));
        }
        if (scope.clause() == Clause.DEFINITION) {
            for (var type : List.of("ANY", "BOOLEAN", "DATE", "DATETIME", "VARCHAR", "DECIMAL")) {
                candidates.add(Proposal.of(Kind.TYPE, type, keyword(type, scope), "", "", 1));
            }
        }
    }

    private static void addKeywords(Scope scope, List<Proposal> candidates) {
        var rests = Phrases.rests(scope);
        for (var phrase : rests.isEmpty() ? Phrases.at(scope) : rests) {
            var written = keyword(phrase, scope);
            var rank = rests.isEmpty() ? Names.KEYWORD : Names.JOIN;
            candidates.add(Proposal.of(Kind.KEYWORD, written, written, "", "", rank));
        }
    }

    /** A keyword in the letter case of what is typed, or of the last keyword before it. */
    private static String keyword(String keyword, Scope scope) {
        var prefix = scope.typed().prefix();
        var isLower = prefix.isEmpty() ? scope.lowerCase() : Character.isLowerCase(prefix.charAt(0));
        return isLower ? keyword.toLowerCase(Locale.ROOT) : keyword;
    }

    private static boolean isOwnNamePossible(Scope scope) {
        return switch (scope.place()) {
            case AFTER_SOURCE, NEW_NAME, AFTER_TARGET -> true;
            case TYPE -> scope.clause() == Clause.DEFINITION;
            case OPERATOR -> scope.clause() == Clause.SELECT || scope.clause() == Clause.RETURNING;
            default -> false;
        };
    }
}
