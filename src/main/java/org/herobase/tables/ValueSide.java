package org.herobase.tables;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.util.Subscription;
import org.herobase.db.Database;
import org.herobase.db.Excerpt;
import org.herobase.db.StorageClass;
import org.herobase.db.Work;
import org.herobase.rows.JsonReading;
import org.herobase.rows.Row;
import org.herobase.rows.RowKey;
import org.herobase.rows.RowSource.Column;
import org.herobase.ui.Dialogs;
import org.herobase.ui.GridCell;
import org.herobase.ui.GridModel;
import org.herobase.ui.RecordGrid;
import org.herobase.ui.ShownValue;
import org.herobase.ui.Texts;
import org.herobase.ui.Thumbnails;
import org.herobase.ui.ValuePane;
import org.jooq.Record;

/**
 * The focused cell's value in a pane of its own, and small images of the pictures in the grid. Belongs to the JavaFX
 * thread.
 */
final class ValueSide {
    private static final double THUMBNAIL = 24;

    private final GridModel<Record> rows;
    private final TableActions actions;
    private final ToggleButton toggle;
    private final ValuePane pane;
    private final Thumbnails thumbnails = new Thumbnails(THUMBNAIL);
    private final Texts texts = new Texts(ValueSide.class);
    private RecordGrid<Record> grid;

    /**
     * @param toggle says whether the pane is there
     */
    ValueSide(Database database, GridModel<Record> rows, TableActions actions, Dialogs dialogs, ToggleButton toggle) {
        this.rows = rows;
        this.actions = actions;
        this.toggle = toggle;
        this.pane = new ValuePane(dialogs, value -> database.read(JsonReading.of(value)));
    }

    /** Follows the focus of a grid, once. */
    void follow(RecordGrid<Record> followed) {
        grid = followed;
        grid.onFocus(this::show);
        grid.whenNotInline(() -> toggle.setSelected(true));
    }

    ValuePane pane() {
        return pane;
    }

    /** Shows the focused cell, if the pane is there. */
    void show() {
        var cell = grid.focusedCell().filter(_ -> toggle.isSelected());
        if (cell.isEmpty()
                || !cell.get().row().knows(cell.get().column().shown().name())) {
            pane.showNothing();
        } else {
            pane.show(shown(cell.get()));
        }
    }

    /** Whether something is entered that is not saved yet. */
    boolean isEditing() {
        return pane.isEditing();
    }

    /** Saves what is entered; false if that cannot be done, and the user sees why. */
    CompletableFuture<Boolean> finish() {
        return pane.finish();
    }

    /** The small image of a cell's picture. */
    Subscription picture(Row<Record> row, Column column, Consumer<Image> show) {
        var value = row.value(column.name());
        var start = value instanceof Excerpt excerpt ? excerpt.start() : value;
        var bytes = value instanceof Excerpt excerpt ? excerpt.bytes() : 0;
        return start instanceof byte[] blob && Thumbnails.isPicture(blob, Math.max(bytes, blob.length))
                ? thumbnails.request(
                        List.of(new RowKey(rows.keyOf(row)), column.name(), Math.max(bytes, blob.length)),
                        () -> blob(row, column, value),
                        show)
                : Subscription.EMPTY;
    }

    /** Forgets the images: the pictures may be others now. */
    void refresh() {
        thumbnails.clear();
    }

    void close() {
        thumbnails.clear();
        pane.close();
    }

    private ShownValue shown(GridCell<Record> cell) {
        var column = cell.column().shown();
        return new ShownValue(
                List.of(new RowKey(rows.keyOf(cell.row())), column.name()),
                column.name(),
                cell.value(),
                obstacle(column),
                () -> rows.readWhole(cell.row(), column),
                value -> grid.save(cell.row(), column, value));
    }

    /** Why the value cannot be changed; null if it can. */
    private String obstacle(Column column) {
        if (!column.writable()) {
            return texts.get("value.computed");
        }
        return actions.canEdit()
                ? null
                : actions.obstacle()
                        .map(reason -> texts.get("table.readOnly." + reason))
                        .orElseGet(() -> texts.get("value.noTrigger"));
    }

    private CompletableFuture<byte[]> blob(Row<Record> row, Column column, Object value) {
        if (StorageClass.of(value) == StorageClass.BLOB && value instanceof byte[] whole) {
            return CompletableFuture.completedFuture(whole);
        }
        Work<Object> reading = rows.readWhole(row, column);
        var bytes = new CompletableFuture<byte[]>();
        reading.whenComplete((read, failure) -> {
            if (read instanceof byte[] whole) {
                bytes.complete(whole);
            } else {
                bytes.completeExceptionally(failure == null ? new IllegalStateException("no BLOB any more") : failure);
            }
        });
        bytes.whenComplete((_, _) -> {
            if (bytes.isCancelled()) {
                reading.cancel(true);
            }
        });
        return bytes;
    }
}
