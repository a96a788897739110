package org.herobase.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * Where in a block a part stands.
 *
 * @param place what can stand there
 * @param clause the clause that it is in
 */
record Position(Place place, Clause clause) {
    private static final String[] OPERATORS = {
        "AND",
        "OR",
        "NOT",
        "IN",
        "LIKE",
        "GLOB",
        "REGEXP",
        "MATCH",
        "BETWEEN",
        "IS",
        "ESCAPE",
        "CASE",
        "WHEN",
        "THEN",
        "ELSE",
        "DISTINCT",
        "ALL",
        "BY",
        "FROM",
        "LIMIT",
        "OFFSET"
    };

    /**
     * The place of a part, known from the parts before it.
     *
     * @param start the clause that the block begins in: {@link Clause#START} for statements and subqueries
     */
    static Position of(Block block, int index, Clause start) {
        return new Walk(block, index, start).position();
    }

    /** Goes from part to part and from clause to clause. */
    private static final class Walk {
        private final Block block;
        private final int index;
        private final List<Part> tail = new ArrayList<>(); // of the clause
        private Clause clause;
        private Clause statement = Clause.START;

        Walk(Block block, int index, Clause start) {
            this.block = block;
            this.index = index;
            this.clause = start;
            for (var i = 0; i < index; i++) {
                read(block.at(i), block.at(i - 1));
            }
        }

        private void read(Part part, Part previous) {
            var next = clause(part, previous);
            if (next == null) {
                tail.add(part);
            } else {
                clause = next;
                tail.clear();
                if (clause == Clause.CREATE
                        || clause == Clause.INSERT
                        || clause == Clause.UPDATE
                        || clause == Clause.DELETE
                        || clause == Clause.ALTER) {
                    statement = clause;
                }
            }
        }

        /** The clause that begins with a part, or null if it belongs to the one before. */
        private Clause clause(Part part, Part previous) {
            if (clause == Clause.DEFINITION) {
                return null;
            }
            if (part.isSymbol(",") && (clause == Clause.ON || clause == Clause.USING)) {
                return Clause.FROM;
            }
            return switch (part.word()) {
                case "SELECT" -> Clause.SELECT;
                case "FROM" -> {
                    var isPart = previous.is("DISTINCT") || clause == Clause.DELETE && tail.isEmpty();
                    yield isPart ? null : Clause.FROM;
                }
                case "JOIN" -> isInSources() ? Clause.JOIN : null;
                case "ON" -> {
                    var isJoin = clause == Clause.JOIN || clause == Clause.FROM;
                    yield isJoin ? Clause.ON : statement == Clause.INSERT ? Clause.CONFLICT : null;
                }
                case "USING" -> isInSources() ? Clause.USING : null;
                case "WHERE" -> Clause.WHERE;
                case "GROUP" -> Clause.GROUP_BY;
                case "HAVING" -> Clause.HAVING;
                case "WINDOW" -> Clause.WINDOW;
                case "ORDER" -> Clause.ORDER_BY;
                case "LIMIT" -> Clause.LIMIT;
                case "UNION", "INTERSECT", "EXCEPT" -> Clause.COMPOUND;
                case "VALUES" -> Clause.VALUES;
                case "SET" -> Clause.SET;
                case "RETURNING" -> Clause.RETURNING;
                default -> clause == Clause.START || clause == Clause.WITH ? verb(part) : null;
            };
        }

        private Clause verb(Part part) {
            return switch (part.word()) {
                case "WITH" -> Clause.WITH;
                case "INSERT" -> Clause.INSERT;
                case "REPLACE" -> clause == Clause.START ? Clause.INSERT : null;
                case "UPDATE" -> Clause.UPDATE;
                case "DELETE" -> Clause.DELETE;
                case "PRAGMA" -> Clause.PRAGMA;
                case "CREATE" -> Clause.CREATE;
                case "DROP" -> Clause.DROP;
                case "ALTER" -> Clause.ALTER;
                case "ATTACH",
                        "DETACH",
                        "REINDEX",
                        "ANALYZE",
                        "VACUUM",
                        "SAVEPOINT",
                        "RELEASE",
                        "BEGIN",
                        "COMMIT",
                        "END",
                        "ROLLBACK" -> Clause.OTHER;
                default -> null;
            };
        }

        private boolean isInSources() {
            return clause == Clause.FROM || clause == Clause.JOIN || clause == Clause.ON || clause == Clause.USING;
        }

        Position position() {
            return new Position(place(), clause);
        }

        private Place place() {
            return switch (clause) {
                case START ->
                    tail.isEmpty() || last().is("EXPLAIN") || last().is("PLAN") ? Place.STATEMENT : Place.KEYWORD;
                case WITH -> with();
                case SELECT, RETURNING -> output();
                case FROM, JOIN -> source();
                case ON -> tail.isEmpty() ? Place.CONDITION : expression();
                case USING, COMPOUND -> Place.KEYWORD;
                case WHERE, GROUP_BY, HAVING, ORDER_BY, LIMIT -> expression();
                case WINDOW -> tail.isEmpty() || last().isSymbol(",") ? Place.NEW_NAME : Place.KEYWORD;
                case INSERT -> insert();
                case UPDATE -> update();
                case DELETE -> delete();
                case SET -> set();
                case VALUES -> last().isGroup() ? Place.OPERATOR : Place.KEYWORD;
                case CONFLICT -> Place.KEYWORD;
                case PRAGMA -> pragma();
                case CREATE -> create();
                case DROP -> drop();
                case ALTER -> alter();
                case OTHER -> other();
                case OVER -> tail.stream().anyMatch(part -> part.is("BY")) ? expression() : Place.KEYWORD;
                case ARGUMENTS, PARENTHESES -> expression();
                case DEFINITION -> definition();
            };
        }

        private Part last() {
            return tail.isEmpty() ? Part.NONE : tail.getLast();
        }

        /** Before {@link #last()}. */
        private Part lastButOne() {
            return tail.size() < 2 ? Part.NONE : tail.get(tail.size() - 2);
        }

        private Place with() {
            return tail.isEmpty() || last().isSymbol(",") || last().is("RECURSIVE") ? Place.NEW_NAME : Place.KEYWORD;
        }

        private Place output() {
            if (last().is("AS")) {
                return Place.NEW_NAME;
            }
            if (last().isSymbol("*")
                    && (lastButOne() == Part.NONE
                            || lastButOne().isSymbol(",")
                            || lastButOne().isSymbol("."))) {
                return Place.KEYWORD; // and no alias
            }
            var begins = tail.isEmpty() || last().isSymbol(",") || last().is("DISTINCT", "ALL");
            return begins ? Place.OUTPUT : expression();
        }

        private Place expression() {
            if (last().is("COLLATE")) {
                return Place.COLLATION;
            }
            var begins = tail.isEmpty() || last().kind() == Part.Kind.SYMBOL || last().is(OPERATORS);
            return begins ? Place.OPERAND : Place.OPERATOR;
        }

        private Place source() {
            if (tail.isEmpty()) {
                return clause == Clause.JOIN ? Place.JOINED : Place.SOURCE;
            }
            if (last().isSymbol(",")) {
                return Place.SOURCE;
            }
            if (last().is("BY") && lastButOne().is("INDEXED")) {
                return Place.INDEX;
            }
            return last().is("AS") ? Place.NEW_NAME : Place.AFTER_SOURCE;
        }

        private Place insert() {
            if (last().is("INTO")) {
                return Place.TARGET;
            }
            var hasTarget = tail.stream().anyMatch(part -> part.is("INTO")) && !last().is("AS");
            return hasTarget && last().isName() ? Place.AFTER_TARGET : last().is("AS") ? Place.NEW_NAME : Place.KEYWORD;
        }

        private Place update() {
            var isBehindOr = lastButOne().is("OR");
            return tail.isEmpty() || isBehindOr ? Place.TARGET : last().is("AS") ? Place.NEW_NAME : Place.KEYWORD;
        }

        private Place delete() {
            return last().is("FROM") ? Place.TARGET : Place.KEYWORD;
        }

        private Place set() {
            if (tail.isEmpty() || last().isSymbol(",")) {
                return Place.COLUMN;
            }
            var hasValue = false;
            for (var part : tail) {
                hasValue = part.isSymbol("=") || hasValue && !part.isSymbol(",");
            }
            return hasValue ? expression() : Place.KEYWORD;
        }

        private Place pragma() {
            if (tail.isEmpty() || last().isSymbol(".")) {
                return Place.PRAGMA;
            }
            return last().isSymbol("=") ? Place.PRAGMA_VALUE : Place.KEYWORD;
        }

        private Place create() {
            var kind = objectKind();
            if (last().is("ON")) {
                return Place.TABLE;
            }
            if (tail.stream().anyMatch(part -> part.is("WHEN"))) {
                return expression();
            }
            if (last().is("OF") && !lastButOne().is("INSTEAD") || last().isSymbol(",")) {
                return Place.COLUMN;
            }
            return !kind.isEmpty() && (last().is(kind) || last().is("EXISTS")) ? Place.NEW_NAME : Place.KEYWORD;
        }

        private Place drop() {
            if (!last().is("TABLE", "VIEW", "INDEX", "TRIGGER", "EXISTS")) {
                return Place.KEYWORD;
            }
            return switch (objectKind()) {
                case "TABLE" -> Place.TABLE;
                case "VIEW" -> Place.VIEW;
                case "INDEX" -> Place.INDEX;
                case "TRIGGER" -> Place.TRIGGER;
                default -> Place.KEYWORD;
            };
        }

        private String objectKind() {
            return tail.stream()
                    .filter(part -> part.is("TABLE", "VIEW", "INDEX", "TRIGGER"))
                    .findFirst()
                    .map(Part::word)
                    .orElse("");
        }

        private Place alter() {
            if (last().is("TABLE")) {
                return Place.TABLE;
            }
            if (last().is("TO")) {
                return Place.NEW_NAME;
            }
            if (last().is("ADD") || last().is("COLUMN") && lastButOne().is("ADD")) {
                return Place.NEW_NAME;
            }
            return last().is("RENAME", "DROP", "COLUMN") ? Place.COLUMN : Place.KEYWORD;
        }

        private Place definition() {
            if (last().is("REFERENCES")) {
                return Place.TABLE;
            }
            if (last().is("COLLATE")) {
                return Place.COLLATION;
            }
            if (tail.isEmpty() || last().isSymbol(",")) {
                return Place.NEW_NAME;
            }
            var isFirst = lastButOne() == Part.NONE || lastButOne().isSymbol(",");
            return isFirst && last().isName() ? Place.TYPE : Place.KEYWORD;
        }

        private Place other() {
            var verb = block.at(index - 1);
            return verb.is("REINDEX", "ANALYZE")
                    ? Place.TABLE_OR_INDEX
                    : verb.is("DETACH", "VACUUM", "DATABASE") ? Place.SCHEMA : Place.KEYWORD;
        }
    }
}
