package org.herobase.tables;

import java.util.stream.Collectors;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.herobase.tables.RelatedModel.Children;
import org.herobase.tables.RelatedModel.Parent;
import org.herobase.ui.Texts;
import org.herobase.ui.ValueText;
import org.kordamp.ikonli.javafx.FontIcon;

/** A table that is related to a row: its name, the number of rows, and below it by which columns or key. */
final class RelatedCell extends ListCell<RelatedModel.Entry> {
    private final Label table = new Label();
    private final Label how = new Label();
    private final Label count = new Label();
    private final FontIcon icon = new FontIcon();
    private final HBox line;
    private final Texts texts = new Texts(RelatedCell.class);

    RelatedCell() {
        how.getStyleClass().add("text-muted");
        count.setMinWidth(Region.USE_PREF_SIZE);
        var words = new VBox(table, how);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        line = new HBox(icon, words, count);
        line.getStyleClass().add("related-line");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0); // as wide as the list, no wider
    }

    @Override
    protected void updateItem(RelatedModel.Entry entry, boolean empty) {
        super.updateItem(entry, empty);
        setGraphic(empty || entry == null ? null : line);
        if (empty || entry == null) {
            setText(null);
            return;
        }
        table.setText(entry.destination().table());
        switch (entry) {
            case Parent parent -> {
                var key = parent.destination().values().values().stream()
                        .map(ValueText::of)
                        .collect(Collectors.joining(", "));
                how.setText(parent.label().isEmpty() ? key : texts.get("related.parent", key, parent.label()));
                count.setText(parent.dangling() ? texts.get("related.missing") : "");
                icon.setIconLiteral(parent.dangling() ? "fth-alert-triangle" : "fth-arrow-up");
            }
            case Children children -> {
                how.setText(texts.get(
                        "related.by", String.join(", ", children.related().key().columns())));
                count.setText(
                        switch (children.counting()) {
                            case COUNTING -> "…";
                            case COUNTED ->
                                texts.get("related.count", children.count().getAsLong());
                            case GIVEN_UP -> texts.get("related.notCounted");
                        });
                icon.setIconLiteral("fth-arrow-down");
            }
        }
        setText(String.join(", ", table.getText(), how.getText(), count.getText())); // for screen readers
    }
}
