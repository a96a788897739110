package org.herobase.rows;

import java.util.List;
import java.util.stream.Stream;
import org.herobase.db.Affinity;
import org.herobase.db.TextMatch;
import org.herobase.rows.RowSource.Column;
import org.jooq.Condition;
import org.jooq.Field;

/**
 * One condition of a filter.
 *
 * @param column what it looks at
 * @param operator how it compares
 * @param values as typed; as many as the operator takes
 */
public record Criterion(Column column, Operator operator, List<String> values) {

    /**
     * Lets through the rows that have a value.
     *
     * @param value null, Long, Double, String or byte[]
     */
    public static Criterion equal(Column column, Object value) {
        return switch (value) {
            case null -> new Criterion(column, Operator.IS_EMPTY, List.of());
            case byte[] blob -> new Criterion(column, Operator.EQUALS, List.of(Blobs.literal(blob)));
            // SQL has no word for infinity, only numbers that are too large.
            case Double number
            when number.isInfinite() ->
                new Criterion(column, Operator.EQUALS, List.of(number > 0 ? "9e999" : "-9e999"));
            default -> new Criterion(column, Operator.EQUALS, List.of(value.toString()));
        };
    }

    /** As a condition with bound values. */
    Condition condition() {
        var field = column.field();
        return switch (operator) {
            case EQUALS -> isAny(values);
            case NOT_EQUALS -> field.isNull().or(isAny(values).not());
            case LESS -> ofItsKind(field.lt(value(0)), values.getFirst());
            case AT_MOST -> ofItsKind(field.le(value(0)), values.getFirst());
            case GREATER -> field.gt(value(0));
            case AT_LEAST -> field.ge(value(0));
            case BETWEEN -> ofItsKind(field.between(value(0), value(1)), values.getLast());
            case CONTAINS -> TextMatch.contains(field, values.getFirst());
            case STARTS_WITH -> TextMatch.startsWith(field, values.getFirst());
            case IS_ONE_OF -> isAny(values);
            case IS_EMPTY -> field.isNull().or(field.eq(Bound.value(column.name(), "")));
            case IS_NOT_EMPTY -> field.isNotNull().and(field.ne(Bound.value(column.name(), "")));
        };
    }

    private Condition isAny(List<String> texts) {
        var meant = texts.stream().flatMap(this::meanings).toList();
        return meant.size() == 1
                ? column.field().eq(meant.getFirst())
                : column.field().in(meant);
    }

    /** What a text can mean: a BLOB if it is written as one; in a column that takes numbers and texts as they are, either. */
    private Stream<Field<Object>> meanings(String text) {
        var blob = Blobs.parse(text).<Object>map(bytes -> bytes).stream();
        var number = column.affinity() == Affinity.BLOB ? Numbers.parse(text).stream() : Stream.empty();
        return Stream.concat(
                Stream.of(bound(text)), Stream.concat(blob, number).map(value -> Bound.value(column.name(), value)));
    }

    /** SQLite sorts all numbers before all texts: below a text there are texts only, as behind it. */
    private Condition ofItsKind(Condition below, String text) {
        return column.affinity().isNumeric() && Numbers.parse(text).isEmpty()
                ? below.and(column.field().ge(Bound.value(column.name(), "")))
                : below;
    }

    private Field<Object> value(int index) {
        return bound(values.get(index));
    }

    /** A number where the column is for numbers and the text is one; otherwise the text itself, which then matches no number. */
    private Field<Object> bound(String text) {
        return Bound.value(
                column.name(),
                column.affinity().isNumeric() ? Numbers.parse(text).orElse(text) : text);
    }
}
