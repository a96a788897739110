package org.herobase.console.completion;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Popup;
import javafx.stage.Screen;
import org.herobase.ui.Texts;

/** The popup with the proposals, which never has the keyboard's focus: the user goes on typing. */
final class ProposalList {
    /** How many rows are seen at once. */
    static final int ROWS = 10;

    private static final double ROW_HEIGHT = 28;
    private static final double WIDTH = 560;
    private static final double FRAME = 2;

    private final ListView<Proposal> list = new ListView<>();
    private final Popup popup = new Popup();

    /**
     * @param onKey gets keys while the popup shows, before the window does
     * @param onClicked gets the proposal that was clicked
     */
    ProposalList(Consumer<KeyEvent> onKey, Consumer<Proposal> onClicked) {
        var texts = new Texts(ProposalList.class);
        list.setId("completionList");
        list.setAccessibleText(texts.get("list.accessible"));
        list.setFixedCellSize(ROW_HEIGHT);
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new ProposalCell(texts, onClicked));
        var frame = new StackPane(list);
        frame.getStyleClass().add("completion");
        popup.getContent().add(frame);
        popup.setHideOnEscape(false); // which would let others see the key
        popup.setAutoHide(true);
        popup.setConsumeAutoHidingEvents(false);
        popup.addEventFilter(KeyEvent.KEY_PRESSED, onKey::accept);
    }

    boolean isShowing() {
        return popup.isShowing();
    }

    /**
     * Shows proposals, none of them selected.
     *
     * @param word where the word stands on the screen: the popup comes below it, or above it where there is no room
     */
    void show(Node owner, Bounds word, Proposals proposals) {
        list.getItems().setAll(proposals.list());
        list.getSelectionModel().clearSelection();
        list.scrollTo(0);
        var height = Math.min(ROWS, proposals.list().size()) * ROW_HEIGHT + FRAME;
        list.setPrefSize(WIDTH, height);
        list.setMinHeight(height);
        list.setMaxHeight(height);
        var screens = Screen.getScreensForRectangle(word.getMinX(), word.getMinY(), 1, 1);
        var room = (screens.isEmpty() ? Screen.getPrimary() : screens.getFirst()).getVisualBounds();
        var isBelow = word.getMaxY() + height + FRAME <= room.getMaxY();
        var x = Math.max(room.getMinX(), Math.min(word.getMinX(), room.getMaxX() - WIDTH));
        var y = isBelow ? word.getMaxY() : word.getMinY() - height - FRAME;
        if (popup.isShowing()) {
            popup.setAnchorX(x);
            popup.setAnchorY(y);
            popup.sizeToScene();
        } else {
            popup.show(owner, x, y);
        }
    }

    void hide() {
        popup.hide();
    }

    void selectFirst() {
        list.getSelectionModel().select(0);
    }

    /** Selects another one, so many rows further; the first, if none is selected. */
    void move(int rows) {
        var last = list.getItems().size() - 1;
        var from = list.getSelectionModel().getSelectedIndex();
        var to = from < 0 ? 0 : Math.clamp(from + rows, 0, last);
        list.getSelectionModel().select(to);
        list.scrollTo(Math.max(0, to - ROWS / 2));
    }

    Optional<Proposal> selected() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }
}
