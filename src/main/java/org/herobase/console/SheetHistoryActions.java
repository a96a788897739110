package org.herobase.console;

import java.util.List;
import java.util.function.Supplier;
import javafx.stage.Window;
import org.herobase.console.history.HistoryActions;
import org.herobase.console.history.QueryForm;
import org.herobase.memory.ParameterValue;
import org.herobase.memory.SavedQueries;
import org.herobase.ui.Dialogs;

/** What the console does with a statement of its history or a saved query. */
final class SheetHistoryActions implements HistoryActions {
    private final Sheets sheets;
    private final QueryForm form;

    /**
     * @param owner the window that the form for a new saved query belongs to
     */
    SheetHistoryActions(Sheets sheets, SavedQueries queries, Dialogs dialogs, Supplier<Window> owner) {
        this.sheets = sheets;
        this.form = new QueryForm(queries, dialogs, owner);
    }

    @Override
    public void insert(String sql) {
        sheets.current().controller().insert(sql);
        sheets.current().controller().focusEditor();
    }

    @Override
    public void run(String sql, List<ParameterValue> parameters) {
        sheets.current().controller().insertAndRun(sql, parameters);
    }

    @Override
    public void open(String name, String sql) {
        sheets.open(name, sql, null).controller().focusEditor();
    }

    @Override
    public void saveAsQuery(String sql) {
        form.create("", sql, _ -> {});
    }
}
