package org.herobase.shell;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.herobase.db.Work;
import org.herobase.ui.Presence;
import org.herobase.ui.Texts;

/** The sidebar: what there is in the open database, to go to it. */
public final class SidebarController {
    /** How many rows are shown above one that is scrolled to. */
    private static final int ROWS_ABOVE = 3;

    private final Texts texts = new Texts(SidebarController.class);
    private final SidebarTree tree = new SidebarTree(texts);
    private Consumer<Place> open = _ -> {};
    private PlaceMenu menu; // null as long as no database is open
    private RowCounts counts; // null as long as no database is open
    private Presence noMatches;

    @FXML
    private Label sidebarTitle;

    @FXML
    private TextField sidebarFilter;

    @FXML
    private TreeView<SidebarItem> sidebar;

    @FXML
    private Label sidebarNoMatches;

    @FXML
    private Label sidebarNotice;

    @FXML
    private void initialize() {
        noMatches = new Presence(sidebarNoMatches);
        noMatches.set(false);
        sidebar.setRoot(tree.root());
        sidebar.setCellFactory(_ -> new SidebarCell(texts, place -> open.accept(place), table -> counts.watch(table)));
        sidebar.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        sidebar.addEventHandler(KeyEvent.KEY_TYPED, this::keyTyped);
        sidebar.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menuRequested);
        sidebarFilter.textProperty().subscribe(this::filter);
        sidebarFilter.addEventFilter(KeyEvent.KEY_PRESSED, this::filterKeyPressed);
    }

    /**
     * @param open goes to the place that the user chose
     */
    void connect(Consumer<Place> open) {
        this.open = open;
    }

    /**
     * Shows what is in a database that was just opened.
     *
     * @param menu what can be done with it
     */
    void show(Workspace workspace, PlaceMenu menu) {
        close();
        this.menu = menu;
        sidebarTitle.setText(workspace.name());
        counts = new RowCounts(workspace.database());
        update(workspace.contents());
    }

    /** Shows what is in the database now; what is selected, folded and scrolled to stays so. */
    void update(Contents contents) {
        tree.update(contents, this::textOf, counts::rows);
        if (!sidebarFilter.getText().isEmpty()) {
            filter(sidebarFilter.getText());
        }
        var notice = String.join("\n", new Misfits(texts).of(contents.domain()));
        sidebarNotice.setText(notice);
        sidebarNotice.setVisible(!notice.isEmpty());
        sidebarNotice.setManaged(!notice.isEmpty());
        countAgain();
    }

    /** Selects the line of the place that is on show; none if it has no line, or in a folded group. */
    void mark(Place place) {
        for (var row = 0; row < sidebar.getExpandedItemCount(); row++) {
            if (sidebar.getTreeItem(row).getValue() instanceof SidebarItem.Link link
                    && link.place().equals(place)) {
                sidebar.getSelectionModel().select(row);
                if (sidebar.getSkin() != null && cellOf(row).isEmpty()) {
                    sidebar.scrollTo(Math.max(0, row - ROWS_ABOVE));
                }
                return;
            }
        }
        sidebar.getSelectionModel().clearSelection();
    }

    /** Counts the rows that are on screen again. */
    void countAgain() {
        counts.countAgain();
    }

    /** Counts the rows of one table or view, and shows their number. */
    Work<Long> count(String table) {
        return counts.count(table);
    }

    /** Shows nothing and counts nothing. */
    void close() {
        sidebarFilter.clear();
        tree.clear();
        if (counts != null) {
            counts.stop();
        }
        menu = null;
    }

    /** What a place is called, on one line. */
    String textOf(Place place) {
        return switch (place) {
            case Place.Heroes() -> texts.get("place.heroes");
            case Place.Teams() -> texts.get("place.teams");
            case Place.Search() -> texts.get("place.search");
            case Place.Changes() -> texts.get("place.changes");
            case Place.Thing(var entry) -> entry.name().replaceAll("\\p{Cntrl}", "\ufffd");
        };
    }

    private void filter(String text) {
        var chosen = sidebar.getSelectionModel().getSelectedItem();
        var root = text.isEmpty() ? tree.root() : tree.matching(text);
        sidebar.setRoot(root);
        noMatches.set(root.isLeaf() && !text.isEmpty());
        if (chosen != null && select(root, chosen.getValue())) {
            sidebar.scrollTo(sidebar.getSelectionModel().getSelectedIndex());
        }
    }

    private boolean select(TreeItem<SidebarItem> within, SidebarItem wanted) {
        for (var item : within.getChildren()) {
            if (item.getValue().equals(wanted)) {
                sidebar.getSelectionModel().select(item);
                return true;
            }
            if (item.isExpanded() && select(item, wanted)) {
                return true;
            }
        }
        return false;
    }

    private void filterKeyPressed(KeyEvent key) {
        switch (key.getCode()) {
            case ESCAPE -> {
                if (sidebarFilter.getText().isEmpty()) {
                    return;
                }
                sidebarFilter.clear();
            }
            case DOWN -> {
                sidebar.requestFocus();
                selectFirstLink();
            }
            case ENTER -> {
                selectFirstLink();
                openSelected();
            }
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void selectFirstLink() {
        for (var row = 0; row < sidebar.getExpandedItemCount(); row++) {
            if (sidebar.getTreeItem(row).getValue() instanceof SidebarItem.Link) {
                sidebar.getSelectionModel().select(row);
                sidebar.scrollTo(row);
                return;
            }
        }
    }

    private void keyPressed(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER) {
            openSelected();
            key.consume();
        } else if (key.getCode() == KeyCode.CONTEXT_MENU || key.getCode() == KeyCode.F10 && key.isShiftDown()) {
            showMenuOfSelected();
            key.consume();
        } else if (key.getCode() == KeyCode.ESCAPE && !sidebarFilter.getText().isEmpty()) {
            sidebarFilter.clear();
            key.consume();
        }
    }

    /** Who types in the tree is looking for something. */
    private void keyTyped(KeyEvent key) {
        var typed = key.getCharacter();
        var isText = !typed.isBlank() && !Character.isISOControl(typed.charAt(0));
        if (isText && !key.isShortcutDown() && !key.isAltDown() && !key.isMetaDown()) {
            sidebarFilter.requestFocus();
            sidebarFilter.appendText(typed);
            sidebarFilter.end();
            key.consume();
        }
    }

    private void openSelected() {
        var item = sidebar.getSelectionModel().getSelectedItem();
        if (item != null) {
            switch (item.getValue()) {
                case SidebarItem.Link link -> open.accept(link.place());
                case SidebarItem.Heading _ -> item.setExpanded(!item.isExpanded());
            }
        }
    }

    private void menuRequested(ContextMenuEvent request) {
        if (request.isKeyboardTrigger()) {
            showMenuOfSelected();
        } else {
            for (var at = request.getPickResult().getIntersectedNode(); at != null; at = at.getParent()) {
                if (at instanceof TreeCell<?> cell && cell.getItem() instanceof SidebarItem.Link link) {
                    menu.show(link.place(), sidebar, request.getScreenX(), request.getScreenY());
                }
            }
        }
        request.consume();
    }

    private void showMenuOfSelected() {
        var row = sidebar.getSelectionModel().getSelectedIndex();
        if (row < 0 || !(sidebar.getTreeItem(row).getValue() instanceof SidebarItem.Link link)) {
            return;
        }
        if (cellOf(row).isEmpty()) {
            sidebar.scrollTo(row);
            sidebar.layout();
        }
        cellOf(row).ifPresent(cell -> {
            var corner =
                    cell.localToScreen(cell.getGraphic().getBoundsInParent().getMinX(), cell.getHeight());
            menu.show(link.place(), sidebar, corner.getX(), corner.getY());
        });
    }

    /** The cell that shows a row; empty if that is scrolled out of sight. */
    private Optional<TreeCell<?>> cellOf(int row) {
        for (Node node : sidebar.lookupAll(".tree-cell")) {
            if (node instanceof TreeCell<?> cell && cell.getIndex() == row && cell.isVisible()) {
                return Optional.of(cell);
            }
        }
        return Optional.empty();
    }
}
