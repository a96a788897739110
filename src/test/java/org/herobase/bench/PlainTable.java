package org.herobase.bench;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

/** JavaFX's own table, as big as the heroes grid and with as many rows and columns: what showing a page costs anyhow. */
final class PlainTable implements AutoCloseable {
    private static final int ROWS = 100;
    private static final int ROW_HEIGHT = 28;

    private final TableView<List<String>> table = new TableView<>();
    private Stage stage;
    private int pages;

    /** Shows it in a window of its own. */
    static PlainTable like(TableView<?> grid) throws Exception {
        var plain = new PlainTable();
        Fx.run(() -> plain.show(grid));
        Fx.waitUntilDrawn();
        return plain;
    }

    private void show(TableView<?> grid) {
        var columns = grid.getVisibleLeafColumns().size();
        for (var index = 0; index < columns; index++) {
            var place = index;
            var column = new TableColumn<List<String>, String>("column " + index);
            column.setPrefWidth(grid.getVisibleLeafColumn(index).getWidth());
            column.setCellValueFactory(
                    row -> new ReadOnlyObjectWrapper<>(row.getValue().get(place)));
            table.getColumns().add(column);
        }
        table.setFixedCellSize(ROW_HEIGHT);
        stage = new Stage();
        stage.setScene(new Scene(table, grid.getWidth(), grid.getHeight()));
        stage.show();
    }

    /** Shows another page. */
    void turnPage() throws InterruptedException {
        Fx.run(() -> {
            pages++;
            table.getItems()
                    .setAll(IntStream.range(0, ROWS)
                            .mapToObj(row -> table.getColumns().stream()
                                    .map(column -> column.getText() + ", page " + pages + ", row " + row)
                                    .toList())
                            .toList());
        });
        Fx.waitUntilDrawn();
    }

    @Override
    public void close() {
        Fx.run(stage::close);
    }
}
