package org.herobase.tables;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TreeItem;
import org.herobase.db.Catalog.Entry;
import org.herobase.db.Database;
import org.herobase.rows.SearchEvent;
import org.herobase.rows.SearchEvent.Cut;
import org.herobase.rows.SearchEvent.Failed;
import org.herobase.rows.SearchEvent.Found;
import org.herobase.rows.SearchEvent.Full;
import org.herobase.rows.SearchEvent.Searching;
import org.herobase.rows.TextSearch;
import org.herobase.tables.SearchLine.OfHit;
import org.herobase.tables.SearchLine.OfTable;
import org.herobase.tables.SearchStatus.State;
import org.herobase.ui.Background;

/** A search everywhere and what it has found so far, by table. Belongs to the JavaFX thread. */
final class SearchModel {
    private final Database database;
    private final Function<Failed, String> explain;
    private final TreeItem<SearchLine> root = new TreeItem<>();
    private final Map<String, TreeItem<SearchLine>> tables = new HashMap<>(); // with hits or problems, by name
    private final ReadOnlyObjectWrapper<SearchStatus> status = new ReadOnlyObjectWrapper<>(SearchStatus.NONE);
    private TextSearch search; // null before the first one
    private int number; // of the search
    private long start;

    // Of the search, since its start.
    private String text;
    private String table;
    private double share;
    private int searched;
    private int hits;
    private boolean isFull;

    /**
     * @param explain gives the words for a table that could not be searched
     */
    SearchModel(Database database, Function<Failed, String> explain) {
        this.database = database;
        this.explain = explain;
    }

    /** What is found: its children are tables, theirs the hits. */
    TreeItem<SearchLine> root() {
        return root;
    }

    /** How far the search is; never null. */
    ReadOnlyObjectProperty<SearchStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /**
     * Starts a search. The one before it ends, and what it has found goes.
     *
     * @param wanted not empty
     */
    void start(String wanted, List<Entry> chosen) {
        cancel();
        root.getChildren().clear();
        tables.clear();
        start = System.nanoTime();
        text = wanted;
        table = "";
        share = 0;
        searched = chosen.size();
        hits = 0;
        isFull = false;
        var told = new ConcurrentLinkedQueue<SearchEvent>();
        var due = new AtomicBoolean();
        number++;
        var current = number;
        search = TextSearch.start(database, wanted, chosen, event -> {
            told.add(event);
            if (due.compareAndSet(false, true)) { // one task for however many events come until it runs
                Platform.runLater(() -> {
                    due.set(false);
                    take(current, told);
                });
            }
        });
        tell(State.RUNNING);
        Background.of(search.end()).andFinally(() -> {
            if (isCurrent(current)) {
                tell(State.DONE);
            }
        });
    }

    /** Ends the search at once; what it has found stays. */
    void cancel() {
        if (isRunning()) {
            search.cancel();
            tell(State.CANCELLED);
        }
    }

    /** Whether this search goes on: neither given up nor followed by another one. */
    private boolean isCurrent(int searchNumber) {
        return searchNumber == number && isRunning();
    }

    private boolean isRunning() {
        return status.get().state() == State.RUNNING;
    }

    private void take(int from, Queue<SearchEvent> told) {
        var found = new LinkedHashMap<String, List<TreeItem<SearchLine>>>();
        for (var event = told.poll(); event != null; event = told.poll()) {
            if (!isCurrent(from)) {
                continue; // given up meanwhile
            }
            switch (event) {
                case Searching(var name, var looked) -> {
                    table = name;
                    share = looked;
                }
                case Found(var hit) ->
                    found.computeIfAbsent(hit.destination().table(), _ -> new ArrayList<>())
                            .add(new TreeItem<>(new OfHit(hit)));
                case Cut(var name) -> update(name, line -> new OfTable(name, line.hits(), true, line.problem()));
                case Failed failed ->
                    update(
                            failed.table(),
                            line -> new OfTable(line.name(), line.hits(), line.isCut(), explain.apply(failed)));
                case Full() -> isFull = true;
            }
        }
        found.forEach(this::add);
        if (isCurrent(from)) {
            tell(State.RUNNING);
        }
    }

    private void add(String name, List<TreeItem<SearchLine>> found) {
        update(name, line -> new OfTable(name, line.hits() + found.size(), line.isCut(), line.problem()));
        tables.get(name).getChildren().addAll(found);
        hits += found.size();
    }

    private void update(String name, UnaryOperator<OfTable> change) {
        var item = tables.computeIfAbsent(name, _ -> {
            var added = new TreeItem<SearchLine>(new OfTable(name, 0, false, null));
            added.setExpanded(true);
            root.getChildren().add(added);
            return added;
        });
        item.setValue(change.apply((OfTable) item.getValue()));
    }

    private void tell(State state) {
        var duration = Duration.ofNanos(System.nanoTime() - start);
        var tablesWithHits =
                (int) tables.values().stream().filter(item -> !item.isLeaf()).count();
        status.set(new SearchStatus(state, text, table, share, searched, tablesWithHits, hits, isFull, duration));
    }
}
