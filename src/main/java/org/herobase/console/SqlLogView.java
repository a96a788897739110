package org.herobase.console;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.herobase.console.result.TableCopy;
import org.herobase.db.SqlLog;
import org.herobase.ui.Texts;
import org.herobase.ui.ValueText;
import org.kordamp.ikonli.javafx.FontIcon;

/** The statements that the app itself runs, the newest at the end. Looks at the log only while it is shown. */
final class SqlLogView extends VBox {
    private static final double ROW_HEIGHT = 28;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    private final SqlLog log;
    private final Texts texts;
    private final TableView<SqlLog.Entry> table = new TableView<>();
    private final Coalesced refresh = new Coalesced(Platform::runLater, this::refresh);
    private Instant clearedAt = Instant.MIN;
    private Runnable endListening;

    SqlLogView(SqlLog log, Texts texts) {
        this.log = log;
        this.texts = texts;
        table.setId("consoleLog");
        table.setAccessibleText(texts.get("console.log.accessible"));
        table.setFixedCellSize(ROW_HEIGHT);
        table.setPlaceholder(new Label(texts.get("console.log.none")));
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getColumns()
                .setAll(List.of(
                        column("console.log.time", 112, entry -> time(entry.start())),
                        column("console.log.sql", 440, SqlLog.Entry::sql),
                        column("console.log.values", 160, entry -> String.join(", ", entry.values())),
                        number(
                                "console.log.milliseconds",
                                entry -> entry.duration().toNanos() / 10_000 / 100.0),
                        number("console.log.rows", entry -> entry.rows() < 0 ? null : entry.rows()),
                        column("console.log.error", 200, SqlLog.Entry::error)));
        TableCopy.install(table, ValueText::copied);
        VBox.setVgrow(table, Priority.ALWAYS);
        getStyleClass().add("sql-log");
        getChildren().addAll(bar(), table);
    }

    /** Follows the log while it is seen, and lets go of it while it is not. */
    void setShown(boolean shown) {
        if (shown && endListening == null) {
            endListening = log.listen(_ -> refresh.signal());
            refresh();
        } else if (!shown && endListening != null) {
            endListening.run();
            endListening = null;
        }
    }

    private HBox bar() {
        var hint = new Label(texts.get("console.log.hint", SqlLog.CAPACITY));
        hint.getStyleClass().add("summary");
        hint.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(hint, Priority.ALWAYS);
        var clear = new Button(texts.get("console.log.clear"), new FontIcon("fth-trash-2"));
        clear.setId("consoleLogClear");
        clear.setAccessibleText(texts.get("console.log.clear.accessible"));
        clear.getStyleClass().addAll("small", "flat");
        clear.setOnAction(_ -> {
            clearedAt = Instant.now();
            table.getItems().clear();
        });
        var bar = new HBox(hint, clear);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("log-bar");
        return bar;
    }

    /** Adds what is new and drops what the log has dropped: the selection stays. */
    private void refresh() {
        var items = table.getItems();
        var entries = log.entries().stream()
                .filter(entry -> entry.start().isAfter(clearedAt))
                .toList();
        var last = items.isEmpty() ? -1 : lastIndex(entries, items.getLast());
        if (last < 0) {
            items.setAll(entries);
        } else {
            items.addAll(entries.subList(last + 1, entries.size()));
            if (items.size() > entries.size()) {
                items.remove(0, items.size() - entries.size());
            }
        }
        if (last < entries.size() - 1) {
            table.scrollTo(items.size() - 1);
        }
    }

    /** The very same entry: the same statement may have run twice. */
    private static int lastIndex(List<SqlLog.Entry> entries, SqlLog.Entry wanted) {
        for (var i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i) == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static String time(Instant instant) {
        return TIME.format(LocalTime.ofInstant(instant, ZoneId.systemDefault()));
    }

    private TableColumn<SqlLog.Entry, Object> number(String key, Function<SqlLog.Entry, Object> value) {
        var column = column(key, 72, value);
        column.getStyleClass().add("number");
        return column;
    }

    private TableColumn<SqlLog.Entry, Object> column(String key, double width, Function<SqlLog.Entry, Object> value) {
        var column = new TableColumn<SqlLog.Entry, Object>(texts.get(key));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }
}
