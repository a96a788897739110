package org.herobase.ui;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.herobase.db.Excerpt;
import org.jooq.Record;

/**
 * Copies the selected cells of a grid as tab-separated text, one line a row. Masked values are left out, large ones are
 * read whole first. Belongs to the JavaFX thread.
 */
final class GridCopy<R extends Record> {
    private final TableView<R> table;
    private final GridModel<R> model;
    private final Dialogs dialogs;

    /**
     * @param dialogs tell why large values cannot be read
     */
    GridCopy(TableView<R> table, GridModel<R> model, Dialogs dialogs) {
        this.table = table;
        this.model = model;
        this.dialogs = dialogs;
    }

    void copySelection() {
        var lines = selection();
        var large = lines.stream()
                .flatMap(List::stream)
                .filter(cell -> value(cell) instanceof Excerpt)
                .toList();
        if (large.isEmpty()) {
            put(lines, Map.of());
            return;
        }
        Background.of(model.readWhole(large))
                .onSuccess(values -> {
                    var whole = new IdentityHashMap<GridCell<R>, Object>();
                    for (var index = 0; index < large.size(); index++) {
                        whole.put(large.get(index), values.get(index));
                    }
                    put(lines, whole);
                })
                .onFailure(failure -> dialogs.error(model.source().table().getName(), failure));
    }

    private List<List<GridCell<R>>> selection() {
        var positions = table.getSelectionModel().getSelectedCells();
        var columns = positions.stream()
                .map(position -> position.getColumn())
                .sorted()
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var lines = new ArrayList<List<GridCell<R>>>();
        positions.stream()
                .map(position -> position.getRow())
                .sorted()
                .distinct()
                .forEach(index -> {
                    var row = model.row(table.getItems().get(index));
                    lines.add(columns.stream()
                            .map(column -> new GridCell<>(row, column(column)))
                            .toList());
                });
        return lines;
    }

    /** The user may have moved columns. */
    @SuppressWarnings("unchecked") // the grid puts nothing else there
    private GridColumn<R> column(int visibleIndex) {
        return (GridColumn<R>) table.getVisibleLeafColumn(visibleIndex).getUserData();
    }

    private void put(List<List<GridCell<R>>> lines, Map<GridCell<R>, Object> whole) {
        var text = lines.stream()
                .map(line -> line.stream()
                        .map(cell -> ValueText.copied(whole.getOrDefault(cell, value(cell))))
                        .collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n"));
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private Object value(GridCell<R> cell) {
        var isHidden = cell.column().masked().getAsBoolean();
        return isHidden || !cell.row().knows(cell.column().shown().name()) ? null : cell.value();
    }
}
