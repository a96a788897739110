package org.herobase.console;

import javafx.scene.control.ListCell;
import org.kordamp.ikonli.javafx.FontIcon;

/** A message with a sign of how its statement ended. */
final class MessageCell extends ListCell<Message> {
    private final FontIcon icon = new FontIcon();

    MessageCell() {
        getStyleClass().add("message");
    }

    @Override
    protected void updateItem(Message message, boolean empty) {
        super.updateItem(message, empty);
        if (empty || message == null) {
            setText(null);
            setGraphic(null);
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
        setGraphic(icon);
        setText(message.toString());
    }
}
