package org.herobase.console.result;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.herobase.ui.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The rows of one query in a grid, and below it how many there are. A table needs milliseconds for each column, seen or
 * not, so a very wide result is shown a hundred columns at a time.
 */
public final class ResultGrid extends VBox {
    /** How many columns are shown at a time. */
    public static final int MOST_COLUMNS = 100;

    private static final double ROW_HEIGHT = 28;
    private static final int ROWS_LOOKED_AT = 100;
    private static final int CHARACTERS_LOOKED_AT = 60;
    private static final double NARROWEST = 56;
    private static final double WIDEST = 360;
    private static final double PADDING = 28;

    private final QueryResult result;
    private final Texts texts = new Texts(ResultGrid.class);
    private final TableView<List<Object>> table;
    private final IntegerProperty firstColumn = new SimpleIntegerProperty();

    /**
     * @param result shown also while its rows come
     */
    public ResultGrid(QueryResult result) {
        this.result = result;
        this.table = table();
        var summary = new Label();
        summary.textProperty().bind(result.summary());
        summary.getStyleClass().add("summary");
        summary.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(summary, Priority.ALWAYS);
        var foot = new HBox(summary);
        foot.getStyleClass().add("foot");
        if (result.columns().size() > MOST_COLUMNS) {
            foot.getChildren().addAll(columnPages());
        }
        VBox.setVgrow(table, Priority.ALWAYS);
        getStyleClass().add("result");
        getChildren().addAll(table, foot);
        firstColumn.subscribe(first -> showColumns(first.intValue())); // also now
    }

    private TableView<List<Object>> table() {
        var grid = new TableView<List<Object>>(result.rows());
        grid.getStyleClass().add("result-grid");
        grid.setFixedCellSize(ROW_HEIGHT);
        grid.setPlaceholder(new Label(texts.get("result.none")));
        grid.setAccessibleText(texts.get("result.accessible"));
        grid.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        grid.getSelectionModel().setCellSelectionEnabled(true);
        TableCopy.install(grid, value -> ResultCell.copied(texts, value));
        if (result.rows().isEmpty()) {
            result.rows().addListener(new InvalidationListener() {
                @Override
                public void invalidated(Observable rows) {
                    rows.removeListener(this);
                    showColumns(firstColumn.get()); // as wide as the values that have come
                }
            });
        }
        return grid;
    }

    private List<Node> columnPages() {
        var all = result.columns().size();
        var label = new Label();
        label.getStyleClass().add("summary");
        label.textProperty()
                .bind(firstColumn.map(first -> texts.get(
                        "result.columns", first.intValue() + 1, Math.min(all, first.intValue() + MOST_COLUMNS), all)));
        var previous = pageButton("fth-chevron-left", "result.columns.previous", -MOST_COLUMNS);
        previous.disableProperty().bind(firstColumn.lessThan(MOST_COLUMNS));
        var next = pageButton("fth-chevron-right", "result.columns.next", MOST_COLUMNS);
        next.disableProperty().bind(firstColumn.greaterThanOrEqualTo(all - MOST_COLUMNS));
        return List.of(previous, label, next);
    }

    private Button pageButton(String icon, String key, int step) {
        var button = new Button(null, new FontIcon(icon));
        button.getStyleClass().addAll("small", "flat", "button-icon");
        button.setAccessibleText(texts.get(key));
        button.setTooltip(new Tooltip(texts.get(key)));
        button.setOnAction(_ -> firstColumn.set(firstColumn.get() + step));
        return button;
    }

    private void showColumns(int first) {
        var end = Math.min(result.columns().size(), first + MOST_COLUMNS);
        table.getSelectionModel().clearSelection();
        table.getColumns()
                .setAll(IntStream.range(first, end).mapToObj(this::column).toList());
    }

    private TableColumn<List<Object>, Object> column(int index) {
        var column = new TableColumn<List<Object>, Object>(result.columns().get(index));
        column.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().get(index)));
        column.setCellFactory(_ -> new ResultCell(texts));
        column.setSortable(false); // the order is the query's
        column.setReorderable(false);
        column.setPrefWidth(width(index));
        return column;
    }

    /** Wide enough for the name and the first values. */
    private double width(int index) {
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
