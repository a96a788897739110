package org.herobase.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.herobase.rows.RowKey;

/**
 * Where a grid is scrolled to, by the rows on screen: others that come or go above them do not move them. Belongs to the
 * JavaFX thread.
 *
 * @param seen the rows on screen, from the top
 */
record ScrollPlace(List<Seen> seen) {
    /**
     * A row on screen.
     *
     * @param y where it begins
     */
    private record Seen(RowKey key, double y) {}

    /**
     * Where a grid is now.
     *
     * @param key names a row by its place in the table; null if it has none
     */
    static ScrollPlace of(TableView<?> table, Function<Integer, RowKey> key) {
        var seen = new ArrayList<Seen>();
        if (table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getFirstVisibleCell() != null) {
            var last = flow.getLastVisibleCell().getIndex();
            for (var index = flow.getFirstVisibleCell().getIndex(); index <= last; index++) {
                var name = index < table.getItems().size() ? key.apply(index) : null;
                if (name != null) {
                    seen.add(new Seen(name, flow.getCell(index).getLayoutY()));
                }
            }
        }
        return new ScrollPlace(seen);
    }

    /**
     * Brings the first of these rows that is still there to where it was.
     *
     * @param index gives a row's place in the table now; negative if it is gone
     */
    void restore(TableView<?> table, ToIntFunction<RowKey> index) {
        var kept = seen.stream().filter(row -> index.applyAsInt(row.key()) >= 0).findFirst();
        if (kept.isPresent() && table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            table.layout(); // for the number of its rows now
            flow.scrollToTop(index.applyAsInt(kept.get().key()));
            flow.scrollPixels(-kept.get().y());
        }
    }
}
