package org.herobase.console;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** A message with a sign of how its statement ended, on as many lines as it needs, and its statement on one below. */
final class MessageCell extends ListCell<Message> {
    private static final double BESIDE = 48; // the icon, the gaps, a scroll bar

    private final FontIcon icon = new FontIcon();
    private final Label text = new Label();
    private final Label sql = new Label();
    private final VBox lines = new VBox(text, sql);

    MessageCell() {
        getStyleClass().add("message");
        text.setWrapText(true);
        text.setGraphic(icon);
        sql.getStyleClass().add("message-sql");
        setPrefWidth(0); // as wide as the list, not as its longest line
        text.maxWidthProperty().bind(widthProperty().subtract(BESIDE));
        sql.maxWidthProperty().bind(widthProperty().subtract(BESIDE));
    }

    @Override
    protected void updateItem(Message message, boolean empty) {
        super.updateItem(message, empty);
        if (empty || message == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        icon.setIconLiteral(
                switch (message.kind()) {
                    case DONE -> "fth-check";
                    case FAILED -> "fth-x";
                    case STOPPED -> "fth-square";
                });
        icon.getStyleClass().removeAll("done", "failed", "stopped");
        icon.getStyleClass()
                .add(
                        switch (message.kind()) {
                            case DONE -> "done";
                            case FAILED -> "failed";
                            case STOPPED -> "stopped";
                        });
        text.setText(message.text());
        sql.setText(message.sql());
        setAccessibleText(message.toString());
        setGraphic(lines);
    }
}
