package org.herobase.ui;

import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.util.Subscription;
import org.herobase.rows.Row;
import org.herobase.rows.RowSource.Column;
import org.jooq.Record;

/** Gives small images of the pictures that BLOBs hold. Belongs to the JavaFX thread. */
@FunctionalInterface
public interface CellPictures<R extends Record> {
    /**
     * Asks for the image of a cell.
     *
     * @param show takes the image, at once, later, or never if the value is no picture
     * @return ends the waiting, when the cell shows something else
     */
    Subscription request(Row<R> row, Column column, Consumer<Image> show);
}
