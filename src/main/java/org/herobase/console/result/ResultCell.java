package org.herobase.console.result;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import org.herobase.db.StorageClass;
import org.herobase.ui.Texts;
import org.herobase.ui.ValueText;

/** A value of a query's row, shown by its storage class as the tables show it. */
final class ResultCell extends TableCell<List<Object>, Object> {
    private static final PseudoClass NULL = PseudoClass.getPseudoClass("null");
    private static final PseudoClass EMPTY_TEXT = PseudoClass.getPseudoClass("empty-text");
    private static final PseudoClass NUMBER = PseudoClass.getPseudoClass("number");
    private static final String NOT_YET = "…";

    private final Texts texts;

    ResultCell(Texts texts) {
        this.texts = texts;
        getStyleClass().addAll("record-cell", "result-cell");
    }

    /** The text of a value as it is shown. */
    static String shown(Texts texts, Object value) {
        return switch (value) {
            case LongValue blob
            when blob.storageClass() == StorageClass.BLOB ->
                texts.get("result.value.blob", ValueText.size(blob.length()));
            case LongValue text -> ValueText.of(text.start() + NOT_YET);
            case String text when text.isEmpty() -> texts.get("result.value.empty");
            case null, default -> ValueText.of(value);
        };
    }

    /** The text of a value as it is copied; what was not kept of a long one is said. */
    static String copied(Texts texts, Object value) {
        return switch (value) {
            case LongValue blob when blob.storageClass() == StorageClass.BLOB -> shown(texts, blob);
            case LongValue text ->
                texts.get("result.value.cut", text.start(), text.start().length(), text.length());
            case null, default -> ValueText.copied(value);
        };
    }

    @Override
    protected void updateItem(Object value, boolean empty) {
        super.updateItem(value, empty);
        var isThere = !empty && getTableRow() != null && getTableRow().getItem() != null;
        var isKnown = isThere && value != ResultRows.NOT_YET;
        setText(isKnown ? shown(texts, value) : isThere ? NOT_YET : null);
        pseudoClassStateChanged(NULL, isKnown && value == null);
        pseudoClassStateChanged(EMPTY_TEXT, isThere && (!isKnown || "".equals(value)));
        pseudoClassStateChanged(NUMBER, value instanceof Number);
        var isRight = value instanceof Number || value == null && isForNumbers();
        setAlignment(isRight ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
    }

    private boolean isForNumbers() {
        return getTableColumn() != null && getTableColumn().getStyleClass().contains("number-column");
    }
}
