package org.herobase.ui;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Has a node in its pane only while a flag is true. A node that is merely invisible is styled all the same, and that is
 * what showing a window takes most of its time for.
 */
public final class Presence {
    private final Node node;
    private final Pane pane;
    private final int place;

    /**
     * @param node a child of a pane; where children before it have come or gone when it is put back, it comes last
     */
    public Presence(Node node) {
        this.node = node;
        pane = (Pane) node.getParent();
        place = pane.getChildren().indexOf(node);
    }

    /** Follows a flag from now on. */
    public void follow(ObservableValue<Boolean> flag) {
        flag.subscribe(this::set);
    }

    /** Puts the node where it was, or takes it away. */
    public void set(boolean isThere) {
        if (!isThere) {
            pane.getChildren().remove(node);
        } else if (node.getParent() == null) {
            pane.getChildren().add(Math.min(place, pane.getChildren().size()), node);
        }
    }

    /** Whether the node is in its pane. */
    public boolean get() {
        return node.getParent() != null;
    }
}
