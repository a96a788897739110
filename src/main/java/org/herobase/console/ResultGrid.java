package org.herobase.console;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.herobase.ui.Texts;

/** The rows of one query in a grid, and below it how many there are. */
final class ResultGrid extends VBox {
    private static final double ROW_HEIGHT = 28;
    private static final int ROWS_LOOKED_AT = 100;
    private static final int CHARACTERS_LOOKED_AT = 60;
    private static final double NARROWEST = 56;
    private static final double WIDEST = 360;
    private static final double PADDING = 28;

    private final Texts texts;

    /**
     * @param result shown also while its rows come
     */
    ResultGrid(QueryResult result, Texts texts) {
        this.texts = texts;
        var summary = new Label();
        summary.textProperty().bind(result.summary());
        summary.getStyleClass().add("summary");
        summary.setWrapText(true);
        var table = table(result);
        VBox.setVgrow(table, Priority.ALWAYS);
        getStyleClass().add("result");
        getChildren().addAll(table, summary);
    }

    private TableView<List<Object>> table(QueryResult result) {
        var table = new TableView<List<Object>>(result.rows());
        table.getStyleClass().add("result-grid");
        table.setFixedCellSize(ROW_HEIGHT);
        table.setPlaceholder(new Label(texts.get("console.result.none")));
        table.setAccessibleText(texts.get("console.result.accessible"));
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getSelectionModel().setCellSelectionEnabled(true);
        table.getColumns()
                .setAll(IntStream.range(0, result.columns().size())
                        .mapToObj(index -> column(result, index))
                        .toList());
        TableCopy.install(table, value -> ResultCell.copied(texts, value));
        fit(table, result);
        if (result.rows().isEmpty()) {
            result.rows().addListener(new InvalidationListener() {
                @Override
                public void invalidated(Observable rows) {
                    rows.removeListener(this);
                    fit(table, result);
                }
            });
        }
        return table;
    }

    private TableColumn<List<Object>, Object> column(QueryResult result, int index) {
        var column = new TableColumn<List<Object>, Object>(result.columns().get(index));
        column.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().get(index)));
        column.setCellFactory(_ -> new ResultCell(texts));
        column.setSortable(false); // the order is the query's
        column.setReorderable(false);
        return column;
    }

    private void fit(TableView<List<Object>> table, QueryResult result) {
        for (var index = 0; index < table.getColumns().size(); index++) {
            table.getColumns().get(index).setPrefWidth(width(result, index));
        }
    }

    /** Wide enough for the name and the first values. */
    private double width(QueryResult result, int index) {
        var longest = result.columns().get(index);
        for (var row :
                result.rows().subList(0, Math.min(ROWS_LOOKED_AT, result.rows().size()))) {
            var text = ResultCell.shown(texts, row.get(index));
            if (text.length() > longest.length()) {
                longest = text;
            }
        }
        var measured = longest.substring(0, Math.min(CHARACTERS_LOOKED_AT, longest.length()));
        return Math.clamp(new Text(measured).getLayoutBounds().getWidth() * 1.1 + PADDING, NARROWEST, WIDEST);
    }
}
