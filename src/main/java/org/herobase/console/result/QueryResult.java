package org.herobase.console.result;

import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The rows of one query as far as they have come. Belongs to the JavaFX thread. */
public final class QueryResult {
    private final int statement;
    private final List<String> columns;
    private final ObservableList<List<Object>> rows = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper summary;

    /**
     * @param statement the query's place in the script, from 0
     * @param columns as in {@link ScriptEvent.Columns}
     * @param summary what to say of it while it runs
     */
    public QueryResult(int statement, List<String> columns, String summary) {
        this.statement = statement;
        this.columns = columns;
        this.summary = new ReadOnlyStringWrapper(summary);
    }

    public int statement() {
        return statement;
    }

    public List<String> columns() {
        return columns;
    }

    /** One list of values a row, as in {@link ScriptEvent.Row}. */
    public ObservableList<List<Object>> rows() {
        return rows;
    }

    /** How many rows are shown, in what time, and whether there are more. */
    public ReadOnlyStringProperty summary() {
        return summary.getReadOnlyProperty();
    }

    public void setSummary(String text) {
        summary.set(text);
    }
}
