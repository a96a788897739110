package org.herobase.console.result;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.control.TableView;

/** The cells that are selected in a result's table now, at least one. Belongs to the JavaFX thread. */
final class SelectedCells {
    private record Place(long row, int column) {}

    private final List<List<Object>> items;
    private final Set<Place> places = new HashSet<>();
    private final TreeSet<Integer> rows = new TreeSet<>();
    private final TreeSet<Integer> columns = new TreeSet<>();

    SelectedCells(TableView<List<Object>> table) {
        items = table.getItems();
        table.getSelectionModel().getSelectedCells().forEach(cell -> {
            var column = ResultGrid.indexOf(table.getVisibleLeafColumn(cell.getColumn()));
            places.add(new Place(cell.getRow(), column));
            rows.add(cell.getRow());
            columns.add(column);
        });
    }

    /** Whether they are in memory, and whole. */
    boolean areHere() {
        return places.stream().allMatch(place -> {
            var row = items.get((int) place.row());
            return row != ResultRows.NOT_YET && !StoredValue.isPart(row.get(place.column()));
        });
    }

    /** Their columns' names. */
    List<String> names(List<String> all) {
        return columns.stream().map(all::get).toList();
    }

    /** Their values, as far as they are in memory; null for a cell that is not selected. */
    List<List<Object>> values() {
        return rows.stream().map(this::values).toList();
    }

    /** The cells, to be read. */
    Cells cells() {
        return new Cells(
                rows.first(),
                rows.last() - rows.first() + 1L,
                List.copyOf(columns),
                (row, column) -> places.contains(new Place(row, column)));
    }

    private List<Object> values(int row) {
        var values = new ArrayList<Object>();
        columns.forEach(column -> values.add(
                places.contains(new Place(row, column)) ? items.get(row).get(column) : null));
        return values;
    }
}
