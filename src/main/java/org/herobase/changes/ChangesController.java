package org.herobase.changes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.herobase.changes.ChangeCell.Part;
import org.herobase.changes.ChangeLine.More;
import org.herobase.changes.ChangeLine.OfChange;
import org.herobase.db.Work;
import org.herobase.ui.Dialogs;
import org.herobase.ui.OpenView;
import org.herobase.ui.UndoActions;
import org.herobase.undo.Change;
import org.herobase.undo.UndoLog;

/** All that was changed since the file was opened, the last change first, to be undone and redone up to any of them. */
public final class ChangesController implements OpenView {
    private static final double ROW_HEIGHT = 32;

    private final UndoLog log;
    private final UndoActions actions;
    private final Dialogs dialogs;
    private final BiConsumer<Work<?>, String> follow;
    private final ChangeWords words = new ChangeWords();
    private final TreeItem<ChangeLine> top = new TreeItem<>();
    private final Set<Change> unfolded = new HashSet<>(); // also while they are taken back, and in no list

    @FXML
    private Parent changesView;

    @FXML
    private Button undoToHere;

    @FXML
    private Button redoToHere;

    @FXML
    private MenuItem undoToHereItem;

    @FXML
    private MenuItem redoToHereItem;

    @FXML
    private TreeTableView<ChangeLine> changesList;

    @FXML
    private TreeTableColumn<ChangeLine, ChangeLine> whatColumn;

    @FXML
    private TreeTableColumn<ChangeLine, ChangeLine> whereColumn;

    @FXML
    private TreeTableColumn<ChangeLine, ChangeLine> rowsColumn;

    @FXML
    private TreeTableColumn<ChangeLine, ChangeLine> whenColumn;

    @FXML
    private TreeTableColumn<ChangeLine, ChangeLine> stateColumn;

    @FXML
    private Node changesEmpty;

    private Runnable stopListening;

    /**
     * @param actions undo and redo, and tell what became of it
     * @param follow shows that work is under way, with what it is, so that it can be cancelled
     */
    public ChangesController(UndoLog log, UndoActions actions, Dialogs dialogs, BiConsumer<Work<?>, String> follow) {
        this.log = log;
        this.actions = actions;
        this.dialogs = dialogs;
        this.follow = follow;
    }

    @FXML
    private void initialize() {
        top.setExpanded(true);
        changesList.setRoot(top);
        changesList.setFixedCellSize(ROW_HEIGHT);
        changesList.setColumnResizePolicy(TreeTableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        fill(whatColumn, Part.WHAT);
        fill(whereColumn, Part.WHERE);
        fill(rowsColumn, Part.ROWS);
        fill(whenColumn, Part.WHEN);
        fill(stateColumn, Part.STATE);
        undoToHereItem.disableProperty().bind(undoToHere.disableProperty());
        redoToHereItem.disableProperty().bind(redoToHere.disableProperty());
        changesList.getSelectionModel().selectedItemProperty().subscribe(_ -> offer());
        changesList.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER) {
                readMore();
            }
        });
        changesList.addEventFilter(MouseEvent.MOUSE_CLICKED, click -> {
            if (click.getClickCount() == 2) {
                readMore();
            }
        });
        stopListening = log.listenToList(() -> Platform.runLater(this::refresh));
        refresh();
    }

    @Override
    public Parent root() {
        return changesView;
    }

    /** Lists what there is now. What is unfolded or selected stays so. */
    @Override
    public void refresh() {
        var known = new HashMap<Change, ChangeItem>();
        top.getChildren().forEach(item -> known.put(((ChangeItem) item).line().change(), (ChangeItem) item));
        var lines = new ArrayList<OfChange>();
        log.undoneChanges().reversed().forEach(change -> lines.add(new OfChange(change, true)));
        log.changes().forEach(change -> lines.add(new OfChange(change, false)));
        var selected = changesList.getSelectionModel().getSelectedIndex();
        List<TreeItem<ChangeLine>> items = new ArrayList<>();
        for (var line : lines) {
            items.add(item(line, known.get(line.change())));
        }
        top.getChildren().setAll(items);
        changesList.refresh(); // for a line that equals the one before, as what became of its change does not count
        changesList.getSelectionModel().clearAndSelect(Math.clamp(selected, 0, Math.max(0, items.size() - 1)));
        changesEmpty.setVisible(items.isEmpty());
        changesList.setVisible(!items.isEmpty());
        offer();
    }

    @Override
    public void focus() {
        changesList.requestFocus();
    }

    @Override
    public void close() {
        stopListening.run();
    }

    @FXML
    private void undoToHere() {
        if (selected() instanceof OfChange(var change, var isUndone) && !isUndone) {
            actions.undoTo(change, follow);
        }
    }

    @FXML
    private void redoToHere() {
        if (selected() instanceof OfChange(var change, var isUndone) && isUndone) {
            actions.redoTo(change, follow);
        }
    }

    /** @param shown what is shown of the change so far; may be null */
    private ChangeItem item(OfChange line, ChangeItem shown) {
        // One that was undone or made again is in another place of the log.
        if (shown != null && shown.line().equals(line) && shown.line().change() == line.change()) {
            return shown;
        }
        var item = new ChangeItem(line, log, dialogs);
        item.setExpanded(unfolded.contains(line.change()));
        item.expandedProperty().subscribe((_, isExpanded) -> {
            if (isExpanded) {
                unfolded.add(line.change());
            } else {
                unfolded.remove(line.change());
            }
        });
        return item;
    }

    private ChangeLine selected() {
        var item = changesList.getSelectionModel().getSelectedItem();
        return item == null ? null : item.getValue();
    }

    private void readMore() {
        var item = changesList.getSelectionModel().getSelectedItem();
        if (item != null && item.getValue() instanceof More && item.getParent() instanceof ChangeItem change) {
            change.readMore();
        }
    }

    private void offer() {
        var line = selected();
        undoToHere.setDisable(!(line instanceof OfChange done)
                || done.isUndone()
                || !done.change().isUndoable());
        redoToHere.setDisable(!(line instanceof OfChange undone) || !undone.isUndone());
    }

    private void fill(TreeTableColumn<ChangeLine, ChangeLine> column, Part part) {
        column.setCellValueFactory(features -> features.getValue().valueProperty());
        column.setCellFactory(_ -> new ChangeCell(part, words));
        column.setReorderable(false);
    }
}
