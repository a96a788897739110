package org.herobase.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.herobase.db.ExactConversion;
import org.herobase.db.Excerpt;
import org.herobase.db.StorageClass;
import org.jooq.Record;

/**
 * The menu of a grid's cells: sets NULL and the storage class by hand, and whatever else a view adds. Belongs to the
 * JavaFX thread.
 *
 * @param <R> the table's record
 */
public final class CellMenu<R extends Record> {
    private static final KeyCombination SET_NULL =
            new KeyCodeCombination(KeyCode.N, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    private final TableView<R> table;
    private final RecordGrid<R> grid;
    private final GridEditor.Saver<R> saver;
    private final Supplier<CompletionStage<Object>> file;
    private final Dialogs dialogs;
    private final Texts texts = new Texts(CellMenu.class);
    private final ContextMenu menu = new ContextMenu();
    private final List<Function<GridCell<R>, List<MenuItem>>> more = new ArrayList<>();

    /**
     * @param table whose cells
     * @param grid ties it to its rows
     * @param saver saves one cell
     * @param file asks for a file and reads it; does not complete if there is none
     */
    public CellMenu(
            TableView<R> table,
            RecordGrid<R> grid,
            GridEditor.Saver<R> saver,
            Supplier<CompletionStage<Object>> file,
            Dialogs dialogs) {
        this.table = table;
        this.grid = grid;
        this.saver = saver;
        this.file = file;
        this.dialogs = dialogs;
        menu.getItems().add(new MenuItem()); // an empty menu would not be shown, and so not be filled
        menu.setOnShowing(_ -> fill());
        LocalMenu.install(table, menu);
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::handleKey);
    }

    /** Has other items in the menu, below these: asked each time it is shown. */
    public void add(Function<GridCell<R>, List<MenuItem>> items) {
        more.add(items);
    }

    private void handleKey(KeyEvent event) {
        if (SET_NULL.match(event) && table.getEditingCell() == null) {
            event.consume(); // a form is made by the same key without Shift
            var cell = focused();
            if (cell != null && cell.isEditable() && nullObstacle(cell).isEmpty()) {
                save(cell, null);
            }
        }
    }

    private void fill() {
        menu.getItems().clear();
        var cell = focused();
        if (cell == null) {
            menu.getItems().add(item(texts.get("menu.none"), false, () -> {}));
            return;
        }
        if (cell.isEditable()) {
            addSetting(cell);
        }
        for (var items : more) {
            var added = items.apply(cell);
            if (!added.isEmpty() && !menu.getItems().isEmpty()) {
                menu.getItems().add(new SeparatorMenuItem());
            }
            menu.getItems().addAll(added);
        }
        if (menu.getItems().isEmpty()) {
            menu.getItems().add(item(texts.get("menu.readOnly"), false, () -> {}));
        }
    }

    private void addSetting(GridCell<R> cell) {
        var obstacle = nullObstacle(cell);
        var setNull = item(texts.get("menu.null", obstacle), obstacle.isEmpty(), () -> save(cell, null));
        setNull.setAccelerator(SET_NULL);
        menu.getItems().add(setNull);
        addConversion(cell, texts.get("menu.as.text"), StorageClass.TEXT);
        addConversion(cell, texts.get("menu.as.integer"), StorageClass.INTEGER);
        addConversion(cell, texts.get("menu.as.real"), StorageClass.REAL);
        menu.getItems().add(item(texts.get("menu.enter"), isEnterable(cell.value()), () -> enterText(cell)));
        menu.getItems()
                .add(item(
                        texts.get("menu.file"),
                        true,
                        () -> Background.of(file.get()).onSuccess(bytes -> save(cell, bytes))));
    }

    private static boolean isEnterable(Object value) {
        return !(value instanceof Excerpt) && !(value instanceof String text && !LinesCellEditor.canHold(text));
    }

    private void addConversion(GridCell<R> cell, String name, StorageClass type) {
        var converted = converted(cell, type);
        menu.getItems().add(item(name, converted != null, () -> save(cell, converted)));
    }

    /** The value in another class that the column keeps; null if there is none. */
    private static Object converted(GridCell<?> cell, StorageClass type) {
        var value = cell.value();
        return value instanceof Excerpt || StorageClass.of(value) == type
                ? null
                : ExactConversion.of(value, type)
                        .filter(cell.column().edited().affinity()::keeps)
                        .orElse(null);
    }

    /** Any text, also one that typing into the cell would read as a number or refuse. */
    private void enterText(GridCell<R> cell) {
        var text = cell.value() == null || cell.value() instanceof byte[]
                ? ""
                : cell.value().toString();
        var affinity = cell.column().edited().affinity();
        var editor = new LinesCellEditor(
                text,
                entered -> affinity.keeps(entered)
                        ? new Parsed.Valid(entered)
                        : new Parsed.Doubtful(entered, texts.get("menu.enter.number")));
        var form = new OneValueForm(cell.column().title(), editor);
        new FormDialog<Object>(
                        table.getScene().getWindow(),
                        texts.get("menu.enter.title", cell.column().title()),
                        form.root(),
                        editor.node(),
                        dialogs)
                .markingRequired(false)
                .show(
                        form.valid(),
                        () -> saver.save(cell.row(), cell.column().edited(), form.value())
                                .thenApply(saved -> (Object) saved),
                        cell.column()::title,
                        _ -> {});
    }

    private void save(GridCell<R> cell, Object value) {
        if (!Objects.deepEquals(value, cell.value())) {
            Background.of(saver.save(cell.row(), cell.column().edited(), value))
                    .onFailure(failure -> dialogs.error(cell.column().title(), failure));
        }
    }

    /** Why a cell cannot be NULL; empty if it can. */
    private String nullObstacle(GridCell<R> cell) {
        return cell.column().edited().field().getDataType().nullable() ? "" : texts.get("menu.null.required");
    }

    private GridCell<R> focused() {
        return grid.focusedCell().orElse(null);
    }

    private static MenuItem item(String text, boolean isEnabled, Runnable action) {
        var item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setDisable(!isEnabled);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
