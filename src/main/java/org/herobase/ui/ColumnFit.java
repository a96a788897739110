package org.herobase.ui;

import java.util.Comparator;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.herobase.db.StorageClass;
import org.jooq.Record;

/** Widths at which a grid's columns show their titles and the values of the page on screen. */
final class ColumnFit<R extends Record> {
    private static final int ROWS = 100;
    private static final int BESIDE_TITLE = 40; // its padding, and the arrow of the order
    private static final int BESIDE_VALUE = 24;
    private static final int PICTURE = 32; // a small image and the gap to its value
    private static final int SMALLEST = 64;
    private static final int WIDEST = 320;
    private static final int WIDEST_WANTED = 1_000;
    private static final double THEME_SIZE = 14; // of letters, as long as no header is there to ask
    private static final String GAP = "   "; // between a value and its note

    private final TableView<R> table;
    private final GridModel<R> model;

    ColumnFit(TableView<R> table, GridModel<R> model) {
        this.table = table;
        this.model = model;
    }

    /** A first width, which leaves room for the other columns. */
    double first(TableColumn<?, ?> column) {
        return Math.clamp(width(column), SMALLEST, WIDEST);
    }

    /** The width that a user asks for. */
    double wanted(TableColumn<?, ?> column) {
        return Math.clamp(width(column), SMALLEST, WIDEST_WANTED);
    }

    private double width(TableColumn<?, ?> column) {
        @SuppressWarnings("unchecked") // the grid puts nothing else there
        var shown = (GridColumn<R>) column.getUserData();
        // Only the longest is measured: laying out every value of many columns would take the thread's time.
        var longest = shown.masked().getAsBoolean()
                ? ""
                : IntStream.range(0, Math.min(ROWS, table.getItems().size()))
                        .mapToObj(row -> text(
                                shown, column.getCellData(row), table.getItems().get(row)))
                        .max(Comparator.comparingInt(String::length))
                        .orElse("");
        var beside = hasPictures(shown, column) ? BESIDE_VALUE + PICTURE : BESIDE_VALUE;
        return Math.ceil(Math.max(measure(column.getText()) + BESIDE_TITLE, measure(longest) + beside));
    }

    private boolean hasPictures(GridColumn<R> shown, TableColumn<?, ?> column) {
        return shown.pictures() != null
                && IntStream.range(0, Math.min(ROWS, table.getItems().size()))
                        .anyMatch(row -> StorageClass.of(column.getCellData(row)) == StorageClass.BLOB);
    }

    private String text(GridColumn<R> shown, Object value, R record) {
        var text = shown.text().apply(value);
        var row = shown.note() == null ? null : model.row(record);
        var note = row == null ? null : shown.note().apply(row);
        return note == null ? text : text + GAP + note.text();
    }

    private double measure(String text) {
        var measured = new Text(text);
        measured.setFont(
                table.lookup(".column-header .label") instanceof Label title ? title.getFont() : Font.font(THEME_SIZE));
        return measured.getLayoutBounds().getWidth();
    }
}
