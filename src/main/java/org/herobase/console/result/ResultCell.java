package org.herobase.console.result;

import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import org.herobase.db.StorageClass;
import org.herobase.ui.Texts;
import org.herobase.ui.ValueText;

/** A value of a query's row: numbers to the right, NULL and BLOBs told from texts. */
public final class ResultCell extends TableCell<java.util.List<Object>, Object> {
    private static final PseudoClass NUMBER = PseudoClass.getPseudoClass("number");
    private static final String NULL_VALUE = "null-value";
    private static final String BLOB_VALUE = "blob-value";

    private final Texts texts;

    ResultCell(Texts texts) {
        this.texts = texts;
        getStyleClass().add("result-cell");
    }

    /** The text of a value as it is shown. */
    static String shown(Texts texts, Object value) {
        return switch (value) {
            case LongValue blob
            when blob.storageClass() == StorageClass.BLOB ->
                texts.get("result.value.blob", blob.length() / 1_000_000.0);
            case LongValue text -> ValueText.of(text.start());
            case null, default -> ValueText.of(value);
        };
    }

    /** The text of a value as it is copied; what was not kept of a long one is said. */
    static String copied(Texts texts, Object value) {
        return switch (value) {
            case LongValue blob when blob.storageClass() == StorageClass.BLOB -> shown(texts, blob);
            case LongValue text -> texts.get("result.value.cut", text.start(), LongValue.LONGEST_WHOLE, text.length());
            case null, default -> ValueText.copied(value);
        };
    }

    @Override
    protected void updateItem(Object value, boolean empty) {
        super.updateItem(value, empty);
        getStyleClass().removeAll(NULL_VALUE, BLOB_VALUE);
        var isRow = !empty && getTableRow() != null && getTableRow().getItem() != null;
        pseudoClassStateChanged(NUMBER, isRow && value instanceof Number);
        if (!isRow) {
            setText(null);
            return;
        }
        setText(shown(texts, value));
        if (value == null) {
            getStyleClass().add(NULL_VALUE);
        } else if (value instanceof byte[]
                || value instanceof LongValue part && part.storageClass() == StorageClass.BLOB) {
            getStyleClass().add(BLOB_VALUE);
        }
    }
}
