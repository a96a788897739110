package org.herobase.tables;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.herobase.db.Database;
import org.herobase.db.ForeignKey;
import org.herobase.db.Work;
import org.herobase.rows.Destination;
import org.herobase.rows.ParentLink;
import org.herobase.rows.Row;
import org.herobase.ui.Background;

/**
 * What one row is related to: the rows that it points to, and for each foreign key that points to its table, how many rows
 * do. These are counted one after the other, none for longer than a limit. Belongs to the JavaFX thread.
 */
final class RelatedModel {
    /** Something related to the row. */
    sealed interface Entry {
        /** The rows' way. */
        Destination destination();
    }

    /**
     * A row that the row points to.
     *
     * @param dangling whether it is not there
     */
    record Parent(ParentLink link, Destination.TheRow destination, String label, boolean dangling) implements Entry {}

    /**
     * The rows that point to the row by one foreign key.
     *
     * @param count empty unless it is counted
     */
    record Children(RelatedRows related, Counting counting, OptionalLong count) implements Entry {
        @Override
        public Destination destination() {
            return related.rows();
        }
    }

    /** How far a count is. */
    enum Counting {
        /** It waits or is under way. */
        COUNTING,
        /** It is done. */
        COUNTED,
        /** It took too long and was given up, or failed. */
        GIVEN_UP
    }

    private final Database database;
    private final String table;
    private final List<ParentLink> parentLinks;
    private final Duration limit;
    private final ObservableList<Parent> parents = FXCollections.observableArrayList();
    private final ObservableList<Children> children = FXCollections.observableArrayList();
    private Work<?> working;
    private long shown; // counts the rows shown, so that what comes late for one before is left

    /**
     * @param table the row's
     * @param parentLinks where its foreign keys lead
     * @param limit after which a count is given up
     */
    RelatedModel(Database database, String table, List<ParentLink> parentLinks, Duration limit) {
        this.database = database;
        this.table = table;
        this.parentLinks = parentLinks;
        this.limit = limit;
    }

    /** The rows that the row points to. */
    ObservableList<Parent> parents() {
        return parents;
    }

    /** The rows that point to the row, by the foreign keys of the whole database. */
    ObservableList<Children> children() {
        return children;
    }

    /**
     * Shows what a row is related to.
     *
     * @param row null for none
     */
    void show(Row<?> row) {
        stop();
        parents.clear();
        children.clear();
        if (row == null) {
            return;
        }
        for (var link : parentLinks) {
            link.parentOf(row)
                    .ifPresent(parent -> parents.add(
                            new Parent(link, parent, link.labelOf(row).orElse(""), link.isDangling(row))));
        }
        var number = shown;
        var keys = database.read(sql -> ForeignKey.readPointingTo(sql, table));
        working = keys;
        Background.of(keys)
                .onSuccess(found -> {
                    if (number == shown) {
                        found.forEach(key -> RelatedRows.of(key, row)
                                .ifPresent(related ->
                                        children.add(new Children(related, Counting.COUNTING, OptionalLong.empty()))));
                        count(0, number);
                    }
                })
                .onFailure(_ -> {}); // the page of the same database tells what is wrong with it
    }

    /** Stops counting. */
    void stop() {
        shown++;
        if (working != null) {
            working.cancel(true);
            working = null;
        }
    }

    private void count(int index, long number) {
        if (index == children.size()) {
            return;
        }
        var related = children.get(index).related();
        var counting = database.read(related::count);
        working = counting;
        CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> counting.cancel(true));
        var counted = new ArrayList<Long>(1);
        Background.of(counting).onSuccess(counted::add).andFinally(() -> {
            if (number == shown) {
                children.set(
                        index,
                        counted.isEmpty()
                                ? new Children(related, Counting.GIVEN_UP, OptionalLong.empty())
                                : new Children(related, Counting.COUNTED, OptionalLong.of(counted.getFirst())));
                count(index + 1, number);
            }
        });
    }
}
