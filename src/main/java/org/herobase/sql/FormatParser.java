package org.herobase.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.herobase.sql.FormatNode.Kind;

/** Makes nodes of a statement's tokens, and tells keywords from names. */
final class FormatParser {
    /** Deeper ones are no text that someone reads. */
    private static final int DEEPEST = 100;

    private static final List<String> OPERATORS = List.of("->>", "->", "||", "<<", ">>", "<=", ">=", "<>", "==", "!=");

    /** What can be a name, but is a keyword behind an operand. */
    private static final Set<String> BEHIND_OPERANDS =
            Set.of("ASC", "DESC", "LIKE", "GLOB", "REGEXP", "MATCH", "OFFSET", "END", "PRECEDING", "FOLLOWING");

    /** What can be a name, but is a keyword beside this other one. */
    private static final Set<String> PAIRS = Set.of("""
        GROUP BY|ORDER BY|PARTITION BY|INDEXED BY|NOT INDEXED|WITH RECURSIVE|ON CONFLICT|CONFLICT DO|DO UPDATE|DO NOTHING|\
        LEFT JOIN|LEFT OUTER|RIGHT JOIN|RIGHT OUTER|FULL JOIN|FULL OUTER|OUTER JOIN|INNER JOIN|CROSS JOIN|NATURAL JOIN|\
        NATURAL LEFT|NATURAL RIGHT|NATURAL FULL|NATURAL INNER|NATURAL CROSS|REPLACE INTO|IGNORE INTO|ABORT INTO|FAIL INTO|\
        ROLLBACK INTO|IF NOT|IF EXISTS|NULLS FIRST|NULLS LAST|AS MATERIALIZED|NOT MATERIALIZED|CAST (|RAISE (|OVER (|\
        FILTER (|ROWS BETWEEN|RANGE BETWEEN|GROUPS BETWEEN|ROWS UNBOUNDED|RANGE UNBOUNDED|GROUPS UNBOUNDED|ROWS CURRENT|\
        UNBOUNDED PRECEDING|UNBOUNDED FOLLOWING|CURRENT ROW|EXPLAIN QUERY|QUERY PLAN|CREATE VIEW|CREATE TEMP|\
        CREATE TEMPORARY|TEMP VIEW|TEMPORARY VIEW|NOT LIKE|NOT GLOB|NOT REGEXP|NOT MATCH\
        """.split("\\|"));

    private final String sql;
    private final List<SqlToken> tokens;
    private int at;
    private boolean isUnfinished;

    FormatParser(String sql) {
        this.sql = sql;
        this.tokens = SqlToken.of(sql).stream()
                .filter(token -> token.kind() != SqlToken.Kind.BLANK)
                .toList();
    }

    /** The nodes of a statement; empty if something in it is not closed, or closed without being open. */
    List<FormatNode> read() {
        var nodes = readTo("", 0);
        return isUnfinished || at < tokens.size() ? List.of() : nodes;
    }

    /** Reads up to what closes a group or a CASE, not included. */
    private List<FormatNode> readTo(String end, int depth) {
        var nodes = new ArrayList<FormatNode>();
        FormatNode before = null;
        while (at < tokens.size() && depth < DEEPEST) {
            var node = node(before, depth);
            if (node.text().equals(")") || node.is("END")) {
                isUnfinished |= !node.text().equals(end);
                return nodes;
            }
            nodes.add(node);
            before = node.kind() == Kind.COMMENT ? before : node;
        }
        isUnfinished |= !end.isEmpty();
        return nodes;
    }

    private FormatNode node(FormatNode before, int depth) {
        var token = tokens.get(at);
        var gap = sql.substring(at == 0 ? 0 : tokens.get(at - 1).end(), token.start());
        var isOnNewLine = gap.indexOf('\n') >= 0
                || at > 0 && sql.charAt(tokens.get(at - 1).end() - 1) == '\n';
        var isBehindOperand = before != null && before.isOperand();
        var inner = List.<FormatNode>of();
        var text = text(token);
        isUnfinished |= isOpen(token);
        Kind kind;
        if (token.kind() == SqlToken.Kind.WORD && isKeyword(before, isBehindOperand)) {
            text = text.toUpperCase(Locale.ROOT);
            kind = text.equals("CASE") ? Kind.CASE : Kind.KEYWORD;
        } else {
            kind = switch (token.kind()) {
                case COMMENT -> Kind.COMMENT;
                case OTHER ->
                    switch (text) {
                        case "(" -> Kind.GROUP;
                        case "," -> Kind.COMMA;
                        case "." -> Kind.DOT;
                        case "*" -> isBehindOperand ? Kind.BINARY : Kind.OPERAND;
                        default -> isBehindOperand ? Kind.BINARY : Kind.UNARY;
                    };
                default -> Kind.OPERAND;
            };
        }
        if (kind == Kind.BINARY) {
            text = operator(token.start(), text);
        }
        var end = token.start() + text.length();
        while (at < tokens.size() && tokens.get(at).start() < end) {
            at++;
        }
        if (kind == Kind.GROUP || kind == Kind.CASE) {
            inner = readTo(kind == Kind.GROUP ? ")" : "END", depth + 1);
        }
        return new FormatNode(kind, text.stripTrailing(), inner, !gap.isEmpty(), isOnNewLine);
    }

    private String operator(int start, String first) {
        return OPERATORS.stream()
                .filter(operator -> sql.startsWith(operator, start))
                .findFirst()
                .orElse(first);
    }

    private boolean isKeyword(FormatNode before, boolean isBehindOperand) {
        var word = word(0);
        if (!SqlKeywords.ALL.contains(word) || word(-1).equals(".") || word(1).equals(".")) {
            return false;
        }
        return SqlKeywords.RESERVED.contains(word)
                || before == null && word(-1).isEmpty()
                || word.equals("WINDOW") && word(2).equals("AS")
                || isBehindOperand && BEHIND_OPERANDS.contains(word)
                || PAIRS.contains(word(-1) + ' ' + word)
                || PAIRS.contains(word + ' ' + word(1));
    }

    /** The token that is so many before or behind, comments not counted, in upper case; empty if there is none. */
    private String word(int steps) {
        var token = at;
        for (var left = Math.abs(steps); left > 0; ) {
            token += Integer.signum(steps);
            if (token < 0 || token >= tokens.size()) {
                return "";
            }
            left -= tokens.get(token).kind() == SqlToken.Kind.COMMENT ? 0 : 1;
        }
        return text(tokens.get(token)).toUpperCase(Locale.ROOT);
    }

    private String text(SqlToken token) {
        return sql.substring(token.start(), token.end());
    }

    /** A quote inside is doubled, so that a closed literal has an even number of them. */
    private boolean isOpen(SqlToken token) {
        var quote = switch (token.kind()) {
            case STRING -> '\'';
            case NAME -> sql.charAt(token.start());
            default -> ' ';
        };
        return switch (quote) {
            case ' ' -> token.kind() == SqlToken.Kind.SEMICOLON;
            case '[' -> !text(token).endsWith("]");
            default ->
                text(token).chars().filter(character -> character == quote).count() % 2 == 1;
        };
    }
}
