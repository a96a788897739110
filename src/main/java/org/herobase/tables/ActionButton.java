package org.herobase.tables;

import javafx.event.ActionEvent;
import javafx.event.EventHandler;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** A button that, while it cannot be used, says why: a disabled button has no tool tip, what is around it does. */
public final class ActionButton extends StackPane {
    private static final double TIP_WIDTH = 400;

    private final Button button = new Button();
    private final FontIcon icon = new FontIcon();
    private final Tooltip tip = new Tooltip();

    /** A button that can be used; for FXML. */
    public ActionButton() {
        button.setGraphic(icon);
        button.setMinWidth(USE_PREF_SIZE);
        tip.setWrapText(true);
        tip.setMaxWidth(TIP_WIDTH);
        getChildren().add(button);
    }

    /**
     * Sets whether it can be used.
     *
     * @param reason why not; empty if it can
     */
    void setRefusal(String reason) {
        button.setDisable(!reason.isEmpty());
        button.setAccessibleHelp(reason);
        tip.setText(reason);
        if (reason.isEmpty()) {
            Tooltip.uninstall(this, tip);
        } else {
            Tooltip.install(this, tip);
        }
    }

    /** Why it cannot be used; empty if it can. */
    String refusal() {
        return button.isDisabled() ? tip.getText() : "";
    }

    /** What it does. */
    public String getText() {
        return button.getText();
    }

    /** Sets what it does. */
    public void setText(String text) {
        button.setText(text);
    }

    /** The button's own id. */
    public String getName() {
        return button.getId();
    }

    /** Sets the button's own id. */
    public void setName(String name) {
        button.setId(name);
    }

    /** Its Feather icon. */
    public String getIcon() {
        return icon.getIconLiteral();
    }

    /** Sets its Feather icon. */
    public void setIcon(String literal) {
        icon.setIconLiteral(literal);
    }

    /** What is called when it is pressed. */
    public EventHandler<ActionEvent> getOnAction() {
        return button.getOnAction();
    }

    /** Sets what is called when it is pressed. */
    public void setOnAction(EventHandler<ActionEvent> action) {
        button.setOnAction(action);
    }
}
