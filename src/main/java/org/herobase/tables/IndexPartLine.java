package org.herobase.tables;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.herobase.db.IndexDesign.Part;
import org.herobase.ui.TextConverter;
import org.herobase.ui.Texts;

/** A column in the index designer: what it is, and its order. */
final class IndexPartLine extends HBox {
    private static final double COLUMN_WIDTH = 240;
    private static final double ORDER_WIDTH = 144;

    private final Texts texts = new Texts(IndexPartLine.class);
    private final ComboBox<String> column;
    private final ComboBox<Boolean> descending = new ComboBox<>(FXCollections.observableArrayList(false, true));

    /**
     * @param columns of the table
     * @param chosen the one to begin with
     * @param onChange is told of each change
     */
    IndexPartLine(List<String> columns, String chosen, Runnable onChange) {
        column = new ComboBox<>(FXCollections.observableArrayList(columns));
        getStyleClass().add("design-line");
        column.getStyleClass().add("part-column");
        column.setAccessibleText(texts.get("design.part.column"));
        column.setValue(chosen);
        descending.getStyleClass().add("part-order");
        descending.setAccessibleText(texts.get("design.part.order"));
        descending.setConverter(new TextConverter<>(
                down -> down ? texts.get("design.part.descending") : texts.get("design.part.ascending")));
        descending.setValue(false);
        setWidth(column, COLUMN_WIDTH, true);
        setWidth(descending, ORDER_WIDTH, false);
        getChildren().addAll(column, descending);
        column.valueProperty().subscribe((_, _) -> onChange.run());
        descending.valueProperty().subscribe((_, _) -> onChange.run());
    }

    /** The titles above such lines. */
    static Node header(Texts texts) {
        var column = new Label(texts.get("design.part.column"));
        var order = new Label(texts.get("design.part.order"));
        setWidth(column, COLUMN_WIDTH, true);
        setWidth(order, ORDER_WIDTH, false);
        var header = new HBox(column, order);
        header.getStyleClass().add("design-header");
        return header;
    }

    /** Where choosing begins. */
    Node first() {
        return column;
    }

    /** What the user chose. */
    Part part() {
        return new Part(column.getValue(), descending.getValue());
    }

    private static void setWidth(Region region, double width, boolean grows) {
        region.setMinWidth(width);
        region.setPrefWidth(width);
        region.setMaxWidth(grows ? Double.MAX_VALUE : width);
        setHgrow(region, grows ? Priority.ALWAYS : Priority.NEVER);
    }
}
