package org.herobase.tables;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A table of what a structure is made of, as high as its rows as long as they are not many.
 *
 * @param <T> what a row is about
 */
final class StructureGrid<T> {
    private static final double ROW_HEIGHT = 32;
    private static final double HEADER_HEIGHT = 40;
    private static final double BORDERS = 2;
    private static final int MOST_ROWS = 16;

    private final TableView<T> table;

    /**
     * @param none what is read where there is nothing to list
     */
    StructureGrid(TableView<T> table, String none) {
        this.table = table;
        var nothing = new Label(none);
        nothing.getStyleClass().add(Styles.TEXT_MUTED);
        table.setPlaceholder(nothing);
        table.setFixedCellSize(ROW_HEIGHT);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    }

    /** Adds a column of texts; the whole one is in the cell's tool tip. */
    TableColumn<T, T> text(String title, double width, Function<T, String> text) {
        return column(title, width, (cell, row) -> {
            var shown = text.apply(row);
            cell.setText(shown.replaceAll("\\s+", " "));
            cell.setTooltip(shown.isEmpty() ? null : new Tooltip(shown));
        });
    }

    /** Adds a column of marks, which stand where something is so. */
    TableColumn<T, T> mark(String title, double width, Predicate<T> isSo) {
        return column(title, width, (cell, row) -> {
            var marked = isSo.test(row);
            cell.setGraphic(marked ? new FontIcon("fth-check") : null);
            cell.setAccessibleText(marked ? title : "");
        });
    }

    /** Adds a column of links. */
    TableColumn<T, T> link(String title, double width, Function<T, String> text, Consumer<T> action) {
        return column(title, width, (cell, row) -> {
            var link = new Hyperlink(text.apply(row));
            link.setOnAction(_ -> action.accept(row));
            cell.setGraphic(link);
        });
    }

    /** Shows rows; what was selected stays selected if it is still there. */
    void show(List<T> rows) {
        var selected = table.getSelectionModel().getSelectedIndex();
        table.getItems().setAll(rows);
        if (selected >= 0 && selected < rows.size()) {
            table.getSelectionModel().select(selected);
        }
        var height = HEADER_HEIGHT + Math.clamp(rows.size(), 1, MOST_ROWS) * ROW_HEIGHT + BORDERS;
        table.setMinHeight(height);
        table.setPrefHeight(height);
        table.setMaxHeight(height);
    }

    /** The selected row, or null. */
    T selected() {
        return table.getSelectionModel().getSelectedItem();
    }

    private TableColumn<T, T> column(String title, double width, Filling<T> filling) {
        var column = new TableColumn<T, T>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(T row, boolean empty) {
                super.updateItem(row, empty);
                setText(null);
                setGraphic(null);
                setTooltip(null);
                if (!empty && row != null) {
                    filling.fill(this, row);
                }
            }
        });
        column.setMinWidth(Math.min(width, 64));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        table.getColumns().add(column);
        return column;
    }

    private interface Filling<T> {
        void fill(TableCell<T, T> cell, T row);
    }
}
