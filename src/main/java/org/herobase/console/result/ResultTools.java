package org.herobase.console.result;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import org.herobase.db.Database;
import org.herobase.rows.Edits;
import org.herobase.ui.Dialogs;

/**
 * What the results of one sheet work with.
 *
 * @param cache keeps their rows
 * @param database whose tables their edits change
 * @param edits makes and undoes the edits
 * @param dialogs ask and tell
 * @param inTransaction whether a transaction of the sheet is open, which would keep edits waiting
 * @param readOnly whether the sheet was switched to change nothing
 * @param runAgain runs the query of a result anew
 */
public record ResultTools(
        RowCache cache,
        Database database,
        Edits edits,
        Dialogs dialogs,
        ObservableValue<Boolean> inTransaction,
        ObservableValue<Boolean> readOnly,
        Consumer<QueryResult> runAgain) {}
