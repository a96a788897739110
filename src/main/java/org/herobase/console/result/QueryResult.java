package org.herobase.console.result;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the run of one query gave: its first rows, as far as they have come. Belongs to the JavaFX thread. */
public final class QueryResult {
    /**
     * How the run of a query ended.
     *
     * @param hasMore whether there are rows that it did not read
     * @param duration how long it took to its last row
     * @param version of the data before it was run; null if that is not known
     */
    public record End(boolean hasMore, Duration duration, DataVersion version) {}

    private final int statement;
    private final List<String> columns;
    private final Query query; // null if it is not known
    private final ObservableList<List<Object>> rows = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper summary;
    private final ReadOnlyObjectWrapper<End> end = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty pinned = new SimpleBooleanProperty();

    /**
     * A result of which there is nothing but the rows that the run reads.
     *
     * @param statement the query's place in the script, from 0
     * @param columns as in {@link ScriptEvent.Columns}
     * @param summary what to say of it while it runs
     */
    public QueryResult(int statement, List<String> columns, String summary) {
        this(statement, columns, null, summary);
    }

    /**
     * A result of a query that can be asked for more.
     *
     * @param statement the query's place in the script, from 0
     * @param summary what to say of it while it runs
     */
    public QueryResult(int statement, Query query, String summary) {
        this(statement, query.columns(), query, summary);
    }

    private QueryResult(int statement, List<String> columns, Query query, String summary) {
        this.statement = statement;
        this.columns = columns;
        this.query = query;
        this.summary = new ReadOnlyStringWrapper(summary);
    }

    public int statement() {
        return statement;
    }

    public List<String> columns() {
        return columns;
    }

    /** The query, to ask it for more. */
    public Optional<Query> query() {
        return Optional.ofNullable(query);
    }

    /** The rows of the run, one list of values a row, as in {@link ScriptEvent.Row}. */
    public ObservableList<List<Object>> rows() {
        return rows;
    }

    /** How many rows the run read, in what time, and whether there are more. */
    public ReadOnlyStringProperty summary() {
        return summary.getReadOnlyProperty();
    }

    public void setSummary(String text) {
        summary.set(text);
    }

    /** How the run ended; null as long as it has not, and if it failed. */
    public ReadOnlyObjectProperty<End> end() {
        return end.getReadOnlyProperty();
    }

    /** Tells that the run has read what it reads; once. */
    public void setEnd(End newEnd) {
        end.set(newEnd);
    }

    /** Whether it is to be kept when the next run shows its results. */
    public BooleanProperty pinned() {
        return pinned;
    }

    public boolean isPinned() {
        return pinned.get();
    }
}
