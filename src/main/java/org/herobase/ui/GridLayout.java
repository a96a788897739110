package org.herobase.ui;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.herobase.rows.Filter;
import org.herobase.rows.Operator;

/**
 * How a user left the grid of a table.
 *
 * @param columns in their order
 * @param sorts the columns of the order
 * @param search the searched text; empty for none
 * @param join how the conditions are joined
 * @param conditions of the filter
 */
public record GridLayout(
        List<Column> columns, List<Sort> sorts, String search, Filter.Join join, List<Condition> conditions) {
    private static final String VERSION = "1";

    /**
     * A column.
     *
     * @param name its name, unquoted
     * @param width in pixels; 0 for one that fits the content
     * @param hidden whether the user hid it
     */
    public record Column(String name, int width, boolean hidden) {}

    /** A column of the order. */
    public record Sort(String column, boolean descending) {}

    /** A condition of the filter. */
    public record Condition(String column, Operator operator, List<String> values) {}

    /** As one line, which {@link #parse} reads. */
    String asText() {
        return String.join(
                "|",
                VERSION,
                list(columns.stream()
                        .map(column -> encode(column.name()) + ":" + column.width() + ":" + column.hidden())),
                list(sorts.stream().map(sort -> encode(sort.column()) + ":" + sort.descending())),
                encode(search),
                join.name(),
                list(conditions.stream()
                        .map(condition -> Stream.concat(
                                        Stream.of(
                                                encode(condition.column()),
                                                condition.operator().name()),
                                        condition.values().stream().map(GridLayout::encode))
                                .collect(Collectors.joining(":")))));
    }

    /** Reads what {@link #asText} wrote; empty for anything else, such as what another version wrote. */
    static Optional<GridLayout> parse(String text) {
        try {
            var parts = text.split("\\|", -1);
            if (parts.length != 6 || !parts[0].equals(VERSION)) {
                return Optional.empty();
            }
            return Optional.of(new GridLayout(
                    elements(parts[1])
                            .map(column ->
                                    new Column(decode(column[0]), width(column[1]), Boolean.parseBoolean(column[2])))
                            .toList(),
                    elements(parts[2])
                            .map(sort -> new Sort(decode(sort[0]), Boolean.parseBoolean(sort[1])))
                            .toList(),
                    decode(parts[3]),
                    Filter.Join.valueOf(parts[4]),
                    elements(parts[5]).map(GridLayout::condition).toList()));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    private static Condition condition(String[] parts) {
        var operator = Operator.valueOf(parts[1]);
        var values = Arrays.stream(parts).skip(2).map(GridLayout::decode).toList();
        var counted = operator == Operator.IS_ONE_OF ? !values.isEmpty() : values.size() == operator.operands();
        if (!counted) {
            throw new IllegalArgumentException(operator + " of " + values.size());
        }
        return new Condition(decode(parts[0]), operator, values);
    }

    private static int width(String text) {
        return Math.clamp(Integer.parseInt(text), 0, 10_000);
    }

    private static String list(Stream<String> elements) {
        return elements.collect(Collectors.joining(","));
    }

    private static Stream<String[]> elements(String list) {
        return list.isEmpty()
                ? Stream.empty()
                : Arrays.stream(list.split(",", -1)).map(element -> element.split(":", -1));
    }

    /** Leaves no sign that separates. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
