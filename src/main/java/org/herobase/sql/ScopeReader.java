package org.herobase.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.herobase.sql.Query.CommonTable;
import org.herobase.sql.Query.Output;
import org.herobase.sql.Scope.Call;
import org.herobase.sql.Scope.Trigger;

/** Finds out what the caret's surroundings mean. */
final class ScopeReader {
    private final String text;
    private final Caret caret;
    private final Block block;
    private final int index;

    ScopeReader(String text, Caret caret) {
        this.text = text;
        this.caret = caret;
        this.block = Block.of(text, caret.before(), caret.after()).aroundCaret();
        this.index = block.caret();
    }

    Scope read() {
        var position = position();
        return new Scope(
                caret.typed(),
                position.place(),
                position.clause(),
                keywordsBefore(),
                queries(position.clause()),
                commonTables(),
                target(position),
                QueryReader.names(block),
                trigger(),
                call(),
                isLowerCase());
    }

    private boolean isLowerCase() {
        return caret.before().reversed().stream()
                .map(token -> text.substring(token.start(), token.end()))
                .filter(SqlKeywords::isKeyword)
                .findFirst()
                .filter(word -> word.equals(word.toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    private Position position() {
        if (isStatement(block)) {
            return Position.of(block, index, Clause.START);
        }
        var group = block.outer().caret();
        var opener = block.outer().at(group - 1);
        var outer = positionOf(block.outer(), group);
        var isFirst = index == 0 || block.at(index - 1).isSymbol(",");
        if (opener.is("OVER") || opener.is("AS") && outer.clause() == Clause.WINDOW) {
            return Position.of(block, index, Clause.OVER);
        }
        if (opener.is("USING") && outer.clause() == Clause.USING) {
            return new Position(isFirst ? Place.SHARED_COLUMN : Place.KEYWORD, Clause.USING);
        }
        if (outer.clause() == Clause.INSERT && opener.isName()) {
            return new Position(isFirst ? Place.INSERT_COLUMN : Place.KEYWORD, Clause.INSERT);
        }
        if (isIndexed(opener) || isReferenced(group)) {
            return new Position(isFirst ? Place.COLUMN : Place.OPERATOR, Clause.ORDER_BY);
        }
        return switch (outer.clause()) {
            case CREATE -> Position.of(block, index, Clause.DEFINITION);
            case PRAGMA -> new Position(Place.PRAGMA_VALUE, Clause.PRAGMA);
            case WITH ->
                opener.is("AS", "MATERIALIZED")
                        ? new Position(Place.KEYWORD, Clause.COMPOUND)
                        : new Position(Place.NEW_NAME, Clause.WITH);
            case FROM, JOIN -> inSources(outer);
            default -> argument(opener);
        };
    }

    /** What a table's columns are listed after: in CREATE TABLE and INDEX, and ON CONFLICT. */
    private boolean isIndexed(Part opener) {
        return opener.is("CONFLICT", "KEY", "UNIQUE");
    }

    /** Whether the name before a group comes after REFERENCES, or after the ON of CREATE INDEX. */
    private boolean isReferenced(int group) {
        var outer = block.outer();
        var before = outer.at(outer.at(group - 2).isSymbol(".") ? group - 4 : group - 2);
        return before.is("REFERENCES") || before.is("ON") && outer.at(0).is("CREATE");
    }

    private Position inSources(Position outer) {
        if (outer.place() != Place.SOURCE && outer.place() != Place.JOINED) {
            return argument(block.outer().at(block.outer().caret() - 1)); // of a table-valued function
        }
        return index == 0 ? new Position(Place.SOURCE, Clause.PARENTHESES) : Position.of(block, index, Clause.FROM);
    }

    private Position argument(Part opener) {
        if (opener.is("CAST") && block.at(index - 1).is("AS")) {
            return new Position(Place.TYPE, Clause.ARGUMENTS);
        }
        var isCall = opener.isName() || opener.is("VALUES");
        return Position.of(block, index, isCall ? Clause.ARGUMENTS : Clause.PARENTHESES);
    }

    private static boolean isStatement(Block block) {
        return block.outer() == null || block.isQuery();
    }

    private static Position positionOf(Block block, int index) {
        if (isStatement(block)) {
            return Position.of(block, index, Clause.START);
        }
        var isDefinition = block.outer().outer() == null && block.outer().at(0).is("CREATE");
        return Position.of(block, index, isDefinition ? Clause.DEFINITION : Clause.PARENTHESES);
    }

    private List<String> keywordsBefore() {
        var words = new ArrayList<String>();
        for (var i = index - 1; i >= 0 && SqlKeywords.isKeyword(block.at(i).word()); i--) {
            words.addFirst(block.at(i).word());
        }
        return words;
    }

    private List<List<Source>> queries(Clause clause) {
        var queries = new ArrayList<List<Source>>();
        var isVisible = true;
        for (var at = block; at != null; at = at.outer()) {
            if (isStatement(at)) {
                var sources = isVisible ? sources(at, clause) : List.<Source>of();
                if (!sources.isEmpty()) {
                    queries.add(sources);
                }
                isVisible = at.outer() == null || !isSource(at);
            }
        }
        return queries;
    }

    /** Whether a subquery is a source itself, or gives a common table expression: it does not see those beside it. */
    private static boolean isSource(Block query) {
        var group = query.outer().caret();
        var position = positionOf(query.outer(), group);
        return position.clause() == Clause.WITH || position.place() == Place.SOURCE || position.place() == Place.JOINED;
    }

    private List<Source> sources(Block at, Clause clause) {
        var before = at.parts().subList(0, at.caret());
        var inserted = tableAfter(at, "INTO");
        if (inserted.isPresent() && before.stream().anyMatch(part -> part.is("CONFLICT", "RETURNING"))) {
            var table = inserted.get();
            var excluded = new Source.Table(table.schema(), table.name(), "excluded");
            return clause == Clause.RETURNING ? List.of(table) : List.of(table, excluded);
        }
        if (at.outer() == null && at.at(0).is("CREATE")) {
            var created = created(at);
            if (!created.isEmpty()) {
                return created;
            }
        }
        return QueryReader.sourcesAtCaret(at);
    }

    /** What CHECK constraints, keys and indexes of a CREATE statement can name. */
    private List<Source> created(Block at) {
        if (at.parts().stream().anyMatch(part -> part.is("INDEX"))) {
            return tableAfter(at, "ON").<List<Source>>map(List::of).orElse(List.of());
        }
        var part = at.parts().get(at.caret());
        if (!part.isGroup() || part.inner().isQuery()) {
            return List.of();
        }
        var columns = QueryReader.names(part.inner()).stream()
                .map(name -> new Output(name, null, null))
                .toList();
        return List.of(new Source.Derived(new Query(List.of(), columns, List.of()), ""));
    }

    private List<CommonTable> commonTables() {
        var tables = new ArrayList<CommonTable>();
        for (var at = block; at != null; at = at.outer()) {
            tables.addAll(QueryReader.commonTables(at));
        }
        return tables;
    }

    private Optional<Source.Table> target(Position position) {
        return switch (position.place()) {
            case INSERT_COLUMN -> tableAfter(block.outer(), "INTO");
            case AFTER_TARGET -> tableAfter(block, "INTO");
            case COLUMN -> {
                if (position.clause() != Clause.ORDER_BY) {
                    yield tableAfter(
                            block,
                            position.clause() == Clause.SET
                                    ? new String[] {"INTO", "UPDATE"}
                                    : new String[] {"ON", "TABLE"});
                }
                var group = block.outer().caret();
                yield isReferenced(group)
                        ? tableAfter(
                                block.outer(),
                                group - (block.outer().at(group - 2).isSymbol(".") ? 4 : 2))
                        : tableAfter(block.outer(), "INTO");
            }
            default -> Optional.empty();
        };
    }

    private Optional<Trigger> trigger() {
        var tokens = caret.header();
        var header = tokens.isEmpty() ? block : Block.of(text, tokens, List.of());
        var isTrigger = header.at(0).is("CREATE")
                && (header.at(1).is("TRIGGER") || header.at(2).is("TRIGGER"));
        return !isTrigger
                ? Optional.empty()
                : tableAfter(header, "ON").map(table -> {
                    var events = header.parts().stream()
                            .filter(part -> part.is("INSERT", "UPDATE", "DELETE"))
                            .map(Part::word)
                            .findFirst()
                            .orElse("");
                    return new Trigger(table, !events.equals("DELETE"), !events.equals("INSERT"));
                });
    }

    private Optional<Call> call() {
        if (block.at(0).is("PRAGMA") && block.at(index - 1).isSymbol("=")) {
            return Optional.of(new Call(block.at(index - 2).name().toLowerCase(Locale.ROOT), 0));
        }
        var at = block;
        var inside = index;
        while (at.outer() != null && !at.isQuery()) {
            var group = at.outer().caret();
            var name = at.outer().at(group - 1);
            var clause = positionOf(at.outer(), group).clause();
            if (name.kind() == Part.Kind.WORD
                    && !name.is("IN", "VALUES", "AND", "OR", "NOT", "ON", "USING", "OVER")
                    && clause != Clause.INSERT
                    && clause != Clause.CREATE
                    && clause != Clause.WITH) {
                var commas = at.parts().subList(0, inside).stream()
                        .filter(part -> part.isSymbol(","))
                        .count();
                return Optional.of(new Call(name.text().toLowerCase(Locale.ROOT), (int) commas));
            }
            at = at.outer();
            inside = group;
        }
        return Optional.empty();
    }

    /** The first table that is named after one of these words. */
    private static Optional<Source.Table> tableAfter(Block block, String... words) {
        for (var i = 0; i < block.parts().size(); i++) {
            if (block.at(i).is(words)) {
                // UPDATE OR IGNORE names its table two words later; DROP TABLE IF EXISTS, too.
                var found = tableAfter(block, block.at(i + 1).is("OR", "IF") ? i + 2 : i);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Source.Table> tableAfter(Block block, int index) {
        var first = block.at(index + 1);
        if (!first.isName()) {
            return Optional.empty();
        }
        if (!block.at(index + 2).isSymbol(".")) {
            var isAliased = block.at(index + 2).is("AS");
            var alias = isAliased ? block.at(index + 3).name() : first.name();
            return Optional.of(new Source.Table("", first.name(), alias));
        }
        var name = block.at(index + 3).name();
        return Optional.of(new Source.Table(first.name(), name, name));
    }
}
