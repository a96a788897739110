package org.herobase.ui;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.herobase.db.Database;
import org.herobase.db.Work;
import org.herobase.rows.ParentRow;
import org.herobase.rows.ParentSearch;

/**
 * The rows that a key can point to, as far as they are found: the newest search replaces the one before. Belongs to the
 * JavaFX thread; the searching goes on beside it.
 */
public final class ParentChoices {
    private static final int PAGE = 50;

    /** How far the search is. */
    public enum State {
        /** It is under way. */
        SEARCHING,
        /** There are more rows than are found. */
        MORE,
        /** All rows are found. */
        ALL,
        /** There is none. */
        NONE,
        /** The database could not be read. */
        FAILED
    }

    private final Database database;
    private final ParentSearch search;
    private final ObservableList<ParentRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.SEARCHING);
    private String text = "";
    private Work<List<ParentRow>> working;

    /**
     * @param search where and how to look for rows
     */
    public ParentChoices(Database database, ParentSearch search) {
        this.database = database;
        this.search = search;
    }

    /** The rows found so far, in the order of their key. */
    public ObservableList<ParentRow> rows() {
        return rows;
    }

    /** How far the search is; never null. */
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Begins a new search for rows whose label or key contains a text; for all rows if it is empty. */
    public void search(String newText) {
        text = newText;
        read(null);
    }

    /** Goes on to the next rows, if there are more. */
    public void more() {
        if (state.get() == State.MORE) {
            read(rows.getLast());
        }
    }

    /** Stops the search under way. */
    public void stop() {
        if (working != null) {
            working.cancel(true);
        }
    }

    private void read(ParentRow after) {
        stop();
        state.set(State.SEARCHING);
        var wanted = text;
        var work = database.read(sql -> search.read(sql, wanted, after, PAGE + 1));
        working = work;
        Background.of(work)
                .onSuccess(found -> {
                    if (work == working) {
                        show(found, after == null);
                    }
                })
                .onFailure(_ -> {
                    if (work == working) {
                        state.set(State.FAILED);
                    }
                });
    }

    private void show(List<ParentRow> found, boolean first) {
        var page = found.subList(0, Math.min(PAGE, found.size()));
        if (first) {
            rows.setAll(page);
        } else {
            rows.addAll(page);
        }
        state.set(found.size() > PAGE ? State.MORE : rows.isEmpty() ? State.NONE : State.ALL);
    }
}
