package org.herobase.ui;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A cell's value with a note beside it. The value gets the room that it needs, the note what is left. Made once for a cell
 * and used for all rows that the cell shows.
 */
final class NotedValue extends Region {
    private static final double GAP = 8;
    private static final PseudoClass DIMMED = PseudoClass.getPseudoClass("dimmed");

    private final Label value = new Label();
    private final Label note = new Label();
    private CellNote.Kind kind;
    private boolean right;

    NotedValue() {
        getStyleClass().add("noted-value");
        setMouseTransparent(true);
        setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(value, note);
    }

    /**
     * Shows a value and its note.
     *
     * @param dimmed whether the text stands for NULL or an empty text
     * @param alignedRight whether the value ends at the right, with the note before it
     */
    void show(String text, boolean dimmed, CellNote shown, boolean alignedRight) {
        value.setText(text);
        value.pseudoClassStateChanged(DIMMED, dimmed);
        note.setText(shown.text());
        right = alignedRight;
        if (kind != shown.kind()) {
            kind = shown.kind();
            note.getStyleClass().setAll("label", "cell-" + kind.name().toLowerCase(Locale.ROOT));
            note.setGraphic(kind == CellNote.Kind.WARNING ? new FontIcon("fth-alert-triangle") : null);
        }
        requestLayout();
    }

    @Override
    protected double computePrefWidth(double height) {
        return value.prefWidth(-1) + GAP + note.prefWidth(-1);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        var width = getWidth();
        var valueWidth = Math.min(width, value.prefWidth(-1));
        var noteWidth = Math.max(0, Math.min(width - valueWidth - GAP, note.prefWidth(-1)));
        // A sign alone is better than nothing; a letter or two are not.
        note.setVisible(noteWidth >= Math.min(24, note.prefWidth(-1)));
        var valueX = right ? width - valueWidth : 0;
        var noteX = right ? valueX - GAP - noteWidth : valueWidth + GAP;
        layoutInArea(value, valueX, 0, valueWidth, getHeight(), 0, HPos.LEFT, VPos.CENTER);
        layoutInArea(note, noteX, 0, noteWidth, getHeight(), 0, HPos.LEFT, VPos.CENTER);
    }
}
