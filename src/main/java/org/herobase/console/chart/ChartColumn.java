package org.herobase.console.chart;

import java.util.List;

/**
 * A column of a result, to choose.
 *
 * @param index from 0
 * @param label its name; with its place where the name is empty or there more than once
 * @param kind what it holds
 */
record ChartColumn(int index, String label, ColumnKind kind) {
    /** A first choice: a text or a time along the axis, numbers drawn. */
    static ChartRequest firstChoice(List<ChartColumn> columns) {
        var x = columns.stream()
                .filter(column ->
                        column.kind() == ColumnKind.TEXT || column.kind().isTime())
                .findFirst()
                .or(() -> columns.stream()
                        .filter(column -> column.kind() == ColumnKind.NUMBER)
                        .findFirst())
                .orElse(columns.getFirst());
        var y = columns.stream()
                .filter(column -> column != x && column.kind() == ColumnKind.NUMBER && !isKey(column))
                .map(ChartColumn::index)
                .limit(1)
                .toList();
        var kind = x.kind() == ColumnKind.TEXT || x.kind() == ColumnKind.OTHER
                ? ChartRequest.Kind.BAR
                : ChartRequest.Kind.LINE;
        var aggregate = y.isEmpty() ? ChartRequest.Aggregate.COUNT : ChartRequest.Aggregate.NONE;
        return new ChartRequest(kind, x.index(), y, aggregate, kind == ChartRequest.Kind.BAR, true);
    }

    /** The numbers of keys say nothing in a chart. */
    private static boolean isKey(ChartColumn column) {
        var name = column.label();
        return name.equalsIgnoreCase("id") || name.toLowerCase().endsWith("_id") || name.endsWith("Id");
    }

    @Override
    public String toString() {
        return label;
    }
}
