package org.herobase.shell;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;
import org.herobase.ui.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** A line of the sidebar: icon, name and, faint at the right, the number of rows. A click on a link goes there. */
final class SidebarCell extends TreeCell<SidebarItem> {
    private final Texts texts;
    private final Function<String, Subscription> watch;
    private final FontIcon icon = new FontIcon();
    private final Label name = new Label();
    private final Label rows = new Label();
    private final HBox line = new HBox(icon, name, rows);
    private Subscription counting = Subscription.EMPTY;

    /**
     * @param open goes to a place
     * @param watch has the rows of a table counted as long as they are on screen
     */
    SidebarCell(Texts texts, Consumer<Place> open, Function<String, Subscription> watch) {
        this.texts = texts;
        this.watch = watch;
        line.getStyleClass().add("sidebar-line");
        line.setAlignment(Pos.CENTER_LEFT);
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(0);
        name.textTruncatedProperty().subscribe(this::showTip);
        HBox.setHgrow(name, Priority.ALWAYS);
        rows.getStyleClass().add("row-count");
        rows.setMinWidth(USE_PREF_SIZE);
        // The line shows the text; the cell has it too, for what looks for a cell by its text.
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0); // as wide as the tree: a long name is cut, not scrolled to
        setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && getItem() instanceof SidebarItem.Link link) {
                open.accept(link.place());
            }
        });
    }

    @Override
    protected void updateItem(SidebarItem item, boolean empty) {
        if (item != null && !empty && item.equals(getItem()) && getGraphic() != null) {
            super.updateItem(item, false);
            return; // nothing to do, and a tree asks often
        }
        super.updateItem(item, empty);
        counting.unsubscribe();
        counting = Subscription.EMPTY;
        if (empty || item == null) {
            setText(null);
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        setText(item.text());
        name.setText(item.text());
        setGraphic(line);
        switch (item) {
            case SidebarItem.Heading _ -> {
                showIcon(false);
                showRows(item, null);
            }
            case SidebarItem.Link link -> {
                icon.setIconLiteral(link.place().icon());
                showIcon(true);
                counting = link.rows().subscribe(number -> showRows(item, number));
                if (link.place().isCounted()) {
                    counting = counting.and(link.place().table().map(watch).orElseThrow());
                }
            }
        }
    }

    private void showTip(boolean isCut) {
        if (isCut) {
            var whole = new Tooltip();
            whole.textProperty().bind(name.textProperty()); // another name can be cut in its place
            setTooltip(whole);
        } else {
            setTooltip(null);
        }
    }

    private void showIcon(boolean shown) {
        icon.setVisible(shown);
        icon.setManaged(shown);
    }

    private void showRows(SidebarItem item, Long number) {
        rows.setText(number == null ? "" : texts.get("sidebar.rows", number));
        setAccessibleText(number == null ? item.text() : texts.get("sidebar.rows.accessible", item.text(), number));
    }
}
