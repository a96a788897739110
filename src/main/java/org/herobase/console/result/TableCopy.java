package org.herobase.console.result;

import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Copies what is selected in a table as tab-separated text, as spreadsheets take it. */
public final class TableCopy {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private TableCopy() {}

    /**
     * Lets a table copy at the shortcut.
     *
     * @param text of a column's value
     */
    public static <S> void install(TableView<S> table, Function<Object, String> text) {
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event) && !table.getSelectionModel().isEmpty()) {
                var content = new ClipboardContent();
                content.putString(selected(table, text));
                Clipboard.getSystemClipboard().setContent(content);
                event.consume();
            }
        });
    }

    private static <S> String selected(TableView<S> table, Function<Object, String> text) {
        if (!table.getSelectionModel().isCellSelectionEnabled()) {
            var columns = table.getVisibleLeafColumns();
            return table.getSelectionModel().getSelectedIndices().stream()
                    .map(row -> line(columns.stream()
                            .map(column -> text.apply(column.getCellData(row)))
                            .toList()))
                    .collect(Collectors.joining("\n"));
        }
        var cells = table.getSelectionModel().getSelectedCells();
        if (cells.size() == 1) {
            return text.apply(
                    value(table, cells.getFirst().getRow(), cells.getFirst().getColumn()));
        }
        var columns = cells.stream().map(cell -> cell.getColumn()).collect(Collectors.toCollection(TreeSet::new));
        var rows = cells.stream().map(cell -> cell.getRow()).collect(Collectors.toCollection(TreeSet::new));
        // Cells here and there leave empty places, so that columns stay columns.
        return rows.stream()
                .map(row -> line(columns.stream()
                        .map(column -> table.getSelectionModel().isSelected(row, table.getVisibleLeafColumn(column))
                                ? text.apply(value(table, row, column))
                                : "")
                        .toList()))
                .collect(Collectors.joining("\n"));
    }

    private static Object value(TableView<?> table, int row, int column) {
        return table.getVisibleLeafColumn(column).getCellData(row);
    }

    /** One row as text, tabs between its values; quoted where it takes that. */
    public static String line(List<String> values) {
        return values.stream().map(TableCopy::quoted).collect(Collectors.joining("\t"));
    }

    private static String quoted(String value) {
        var needsQuotes = value.startsWith("\"")
                || value.indexOf('\t') >= 0
                || value.indexOf('\n') >= 0
                || value.indexOf('\r') >= 0;
        return needsQuotes ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }
}
