package org.herobase.tables;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Pane;
import org.herobase.ui.OpenView;

/**
 * The two pages of a table's tab: its rows, and its structure, which is made when it is first looked at. Belongs to the
 * JavaFX thread.
 */
final class TablePages {
    private final Pane pages;
    private final List<Node> ofRows;
    private final ToggleButton rows;
    private final ToggleButton structure;
    private final Supplier<OpenView> structureViews;
    private OpenView structureView; // null until it is looked at

    /**
     * @param pages holds the page of the rows; the other one goes beside it
     * @param ofRows what is there for the rows only
     */
    TablePages(
            Pane pages,
            List<Node> ofRows,
            ToggleButton rows,
            ToggleButton structure,
            Supplier<OpenView> structureViews) {
        this.pages = pages;
        this.ofRows = ofRows;
        this.rows = rows;
        this.structure = structure;
        this.structureViews = structureViews;
        rows.setOnAction(_ -> showRows()); // also where it was on: one of the two always is
        structure.setOnAction(_ -> showStructure());
    }

    void showRows() {
        show(false);
    }

    void showStructure() {
        if (structureView == null) {
            structureView = structureViews.get();
            pages.getChildren().add(structureView.root());
        }
        show(true);
    }

    /** Reads the structure again, if it was looked at. */
    void refresh() {
        made().ifPresent(OpenView::refresh);
    }

    void close() {
        made().ifPresent(OpenView::close);
    }

    private void show(boolean isStructure) {
        rows.setSelected(!isStructure);
        structure.setSelected(isStructure);
        ofRows.forEach(node -> node.setVisible(!isStructure));
        made().ifPresent(view -> view.root().setVisible(isStructure));
    }

    private Optional<OpenView> made() {
        return Optional.ofNullable(structureView);
    }
}
