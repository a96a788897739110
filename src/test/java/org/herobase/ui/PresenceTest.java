package org.herobase.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

class PresenceTest {
    private final Region before = new Region();
    private final Region node = new Region();
    private final Region after = new Region();
    private final Pane pane = new Pane(before, node, after);

    @Test
    void hasTheNodeInItsPlaceWhileTheFlagIsTrue() {
        var flag = new SimpleBooleanProperty(false);
        new Presence(node).follow(flag);
        assertThat(pane.getChildren()).containsExactly(before, after);
        flag.set(true);
        assertThat(pane.getChildren()).containsExactly(before, node, after);
        flag.set(false);
        assertThat(pane.getChildren()).containsExactly(before, after);
    }

    @Test
    void keepsTheOrderOfTwoThatComeAndGo() {
        var first = new Presence(before);
        var second = new Presence(node);
        first.set(false);
        second.set(false);
        first.set(true);
        second.set(true);
        assertThat(pane.getChildren()).containsExactly(before, node, after);
    }

    @Test
    void isPutBackOnce() {
        var presence = new Presence(node);
        presence.set(true);
        presence.set(true);
        assertThat(presence.get()).isTrue();
        assertThat(pane.getChildren()).containsExactly(before, node, after);
    }
}
