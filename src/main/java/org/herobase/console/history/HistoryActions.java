package org.herobase.console.history;

import java.util.List;
import org.herobase.memory.ParameterValue;

/** What the console does with a statement of its history or a saved query. All methods are called on the JavaFX thread. */
public interface HistoryActions {
    /** Puts a statement into the current sheet. */
    void insert(String sql);

    /**
     * Runs a statement in the current sheet.
     *
     * @param parameters the values it had, empty if none are remembered; an {@link org.herobase.db.Excerpt} among them
     *     is to be asked for
     */
    void run(String sql, List<ParameterValue> parameters);

    /** Opens a new sheet of that name with a query in it. */
    void open(String name, String sql);

    /** Asks for a name and a folder, and saves a statement as a query. */
    void saveAsQuery(String sql);
}
