package org.herobase.ui;

import atlantafx.base.theme.Styles;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import org.controlsfx.control.PopOver;
import org.herobase.db.Problem;
import org.herobase.rows.Row;
import org.herobase.rows.RowKey;
import org.herobase.rows.RowSource.Column;
import org.jooq.Record;

/** Edits the cells of one grid in place, and loses nothing that was entered. */
public final class GridEditor<R extends Record> implements GridEditing<R> {
    /** Saves one cell. */
    @FunctionalInterface
    public interface Saver<R extends Record> {
        /**
         * Saves.
         *
         * @param value the new value in its storage class
         * @return completes when it is saved; a failure leaves everything as it was; fails with {@link GivenUpException} if
         *     the user was asked and does not want it any more
         */
        CompletionStage<?> save(Row<R> row, Column column, Object value);
    }

    private static final double GAP = 8;

    private final TableView<R> table;
    private final GridModel<R> model;
    private final Dialogs dialogs;
    private final Texts texts = new Texts(GridEditor.class);
    private final UnreadEdits<R> unread;
    private Saver<R> saver;
    private Draft draft;
    private PopOver explanation;
    private Runnable elsewhere = () -> {};
    private CompletableFuture<Boolean> saved = CompletableFuture.completedFuture(true);

    GridEditor(TableView<R> table, GridModel<R> model, Dialogs dialogs) {
        this.table = table;
        this.model = model;
        this.dialogs = dialogs;
        this.unread = new UnreadEdits<>(model);
    }

    void saveBy(Saver<R> newSaver) {
        saver = newSaver;
    }

    /**
     * Ends the edit under way, which saves it.
     *
     * @return whether everything that was entered is saved; otherwise the user is told, or the cell is open again
     */
    CompletableFuture<Boolean> finish() {
        table.edit(-1, null);
        if (draft != null) {
            return CompletableFuture.completedFuture(false);
        }
        var all = saved;
        // What has failed is told by then: the next try must not fail of it again.
        all.thenRunAsync(
                () -> {
                    if (saved == all) {
                        saved = CompletableFuture.completedFuture(true);
                    }
                },
                Platform::runLater);
        return all;
    }

    /** Edits the focused cell, elsewhere if not in place; or the first editable one of its row, where none is focused. */
    void editFocused() {
        var focused = table.getFocusModel().getFocusedCell();
        if (focused.getRow() < 0) {
            return;
        }
        var column = focused.getColumn() < 0 ? null : table.getVisibleLeafColumn(focused.getColumn());
        if (column != null && column.isEditable()) {
            table.edit(focused.getRow(), column);
        } else if (column != null) {
            editElsewhere();
        } else {
            table.getVisibleLeafColumns().stream()
                    .filter(TableColumn::isEditable)
                    .findFirst()
                    .ifPresent(editable -> table.edit(focused.getRow(), editable));
        }
    }

    void whenNotInline(Runnable action) {
        elsewhere = action;
    }

    @Override
    public void editElsewhere() {
        elsewhere.run();
    }

    @Override
    public boolean isEnabled() {
        return saver != null;
    }

    @Override
    public Row<R> row(R record) {
        return model.row(record);
    }

    @Override
    public Row<R> newest(Row<R> row) {
        return unread.over(row);
    }

    @Override
    public Draft begin(Row<R> row, GridColumn<R> column) {
        model.hold(true);
        if (saved.isDone()) {
            saved = CompletableFuture.completedFuture(true); // what failed before is back in its cell, or was told
        }
        var left = draft;
        draft = null;
        var here = left != null
                && left.key().equals(keyOf(row))
                && left.column().equals(column.shown().name());
        return here ? left : null;
    }

    @Override
    public void end() {
        hideExplanation();
        // After the click or key that ended it has found its target among the rows on screen.
        Platform.runLater(() -> {
            if (table.getEditingCell() == null) {
                model.hold(false);
            }
        });
    }

    @Override
    public void save(Row<R> row, GridColumn<R> column, Object value, Object entered) {
        var values = value instanceof ParentKey(var parts)
                ? parts
                : Collections.singletonMap(column.edited().name(), value);
        var work = unread.save(row, values, there -> saver.save(there, column.edited(), value));
        saved = saved.thenCombine(
                work.handle((_, failure) -> failure == null || isGivenUp(failure)), Boolean::logicalAnd);
        Background.of(work)
                .onFailure(failure -> refuse(row, column, entered, failure))
                .onCancelled(cancellation -> {
                    if (isGivenUp(cancellation)) {
                        model.refresh(); // the cell shows what was entered
                    } else {
                        refuse(row, column, entered, cancellation);
                    }
                });
    }

    /** Saves what was entered for a cell elsewhere than in it; as {@link Saver#save}. */
    CompletionStage<?> saveBeside(Row<R> row, Column column, Object value) {
        return unread.save(
                unread.over(row),
                Collections.singletonMap(column.name(), value),
                there -> saver.save(there, column, value));
    }

    private static boolean isGivenUp(Throwable failure) {
        return failure instanceof GivenUpException || failure.getCause() instanceof GivenUpException;
    }

    private void refuse(Row<R> row, GridColumn<R> column, Object entered, Throwable failure) {
        var locked = Problem.of(failure) == Problem.LOCKED;
        var error = dialogs.describe(locked ? texts.get("cell.database") : column.title(), failure);
        reopen(row, column, entered, error.headline() + ". " + error.advice());
    }

    @Override
    public void reopen(Row<R> row, GridColumn<R> column, Object entered, String reason) {
        if (table.getEditingCell() != null) {
            // The user is in another cell by now: two cells must not fight for the editor.
            dialogs.error(new ErrorText(reason, texts.get("cell.notSaved", Objects.toString(entered)), ""));
            return;
        }
        var key = keyOf(row);
        draft = new Draft(key, column.shown().name(), entered, reason);
        Platform.runLater(() -> {
            var index = indexOf(key);
            var tableColumn = table.getColumns().stream()
                    .filter(candidate -> candidate.getUserData() == column)
                    .findFirst();
            if (index >= 0 && tableColumn.isPresent()) {
                table.scrollTo(index);
                table.edit(index, tableColumn.get());
            }
            if (table.getEditingCell() == null) { // the row is not on this page, or no longer to be edited in its cell
                draft = null;
                dialogs.error(new ErrorText(reason, Objects.toString(entered), ""));
            }
        });
    }

    @Override
    public void explain(Region editor, String reason) {
        Platform.runLater(() -> say(editor, "cellError", Styles.DANGER, reason));
    }

    @Override
    public void advise(Region editor, String warning) {
        hideExplanation();
        if (!warning.isEmpty()) {
            say(editor, "cellWarning", Styles.WARNING, warning);
        }
    }

    private void say(Region editor, String id, String style, String words) {
        if (editor.getScene() == null) {
            return;
        }
        var label = new Label(words);
        label.setId(id);
        label.setWrapText(true);
        label.setMaxWidth(320);
        label.setPadding(new Insets(GAP));
        label.getStyleClass().add(style);
        explanation = new PopOver(label);
        explanation.setArrowLocation(PopOver.ArrowLocation.TOP_LEFT);
        explanation.setDetachable(false);
        explanation.setAutoHide(false);
        explanation.setHideOnEscape(false); // Esc belongs to the editor
        explanation.setAnimated(false); // it comes and goes as one types
        var root = editor.getScene().getRoot();
        root.applyCss();
        root.layout(); // the editor of a cell just opened has no place yet
        explanation.show(editor, GAP);
    }

    private void hideExplanation() {
        if (explanation != null) {
            explanation.hide();
            explanation = null;
        }
    }

    @Override
    public void editNeighbour(int rowIndex, TableColumn<?, ?> from, int direction) {
        List<TableColumn<R, ?>> visible = table.getVisibleLeafColumns();
        for (var index = visible.indexOf(from) + direction; index >= 0 && index < visible.size(); index += direction) {
            var column = visible.get(index);
            if (column.isEditable()) {
                table.getSelectionModel().clearAndSelect(rowIndex, column);
                table.edit(rowIndex, column);
                return;
            }
        }
    }

    /** Of the row as it was read. */
    private RowKey keyOf(Row<R> row) {
        var read = model.row(row.record());
        return new RowKey(model.keyOf(read == null ? row : read));
    }

    private int indexOf(RowKey key) {
        for (var index = 0; index < table.getItems().size(); index++) {
            if (new RowKey(model.keyOf(model.row(table.getItems().get(index)))).equals(key)) {
                return index;
            }
        }
        return -1;
    }
}
