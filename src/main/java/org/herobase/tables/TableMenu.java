package org.herobase.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.herobase.db.Excerpt;
import org.herobase.rows.Criterion;
import org.herobase.rows.Filter;
import org.herobase.rows.Row;
import org.herobase.ui.GridCell;
import org.herobase.ui.Texts;
import org.jooq.Record;

/**
 * What the menu of a table's cells offers beside setting values.
 *
 * @param actions what can be done with rows
 * @param show shows some of the rows
 * @param showValue shows the focused cell's value in its pane
 * @param duplicate makes a copy of a row
 */
record TableMenu(
        TableActions actions, Consumer<Filter> show, Runnable showValue, Consumer<Row<Record>> duplicate, Texts texts) {
    /** The keys that make a copy of the focused row. */
    static final KeyCombination DUPLICATE = new KeyCodeCombination(KeyCode.D, KeyCombination.SHORTCUT_DOWN);

    TableMenu(TableActions actions, Consumer<Filter> show, Runnable showValue, Consumer<Row<Record>> duplicate) {
        this(actions, show, showValue, duplicate, new Texts(TableMenu.class));
    }

    List<MenuItem> items(GridCell<Record> cell) {
        var items = new ArrayList<MenuItem>();
        var column = cell.column();
        if (column.follow() != null && cell.value() != null) {
            items.add(item("cell.parent", () -> column.follow().accept(cell.row())));
        }
        if (!(cell.value() instanceof Excerpt)) {
            var only = Criterion.equal(column.shown(), cell.value());
            items.add(item("cell.filter", () -> show.accept(Filter.NONE.withCriteria(Filter.Join.ALL, List.of(only)))));
        }
        items.add(item("cell.value", showValue));
        if (actions.canCreate()) {
            var duplicating = item("cell.duplicate", () -> duplicate.accept(cell.row()));
            duplicating.setAccelerator(DUPLICATE);
            items.add(duplicating);
        }
        return items;
    }

    private MenuItem item(String key, Runnable action) {
        var item = new MenuItem(texts.get(key));
        item.setOnAction(_ -> action.run());
        return item;
    }
}
