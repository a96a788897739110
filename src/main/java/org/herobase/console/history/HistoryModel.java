package org.herobase.console.history;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.herobase.memory.History;
import org.herobase.ui.Background;

/** The entries on show: read page after page, as far as they are looked at. Belongs to the JavaFX thread. */
final class HistoryModel {
    static final int PAGE = 100;

    private final History history;
    private final ObservableList<History.Entry> entries = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Throwable> failure = new ReadOnlyObjectWrapper<>();
    private String search = "";
    private boolean hasMore;
    private boolean isReading; // until what was read is on show
    private CompletableFuture<List<History.Entry>> reading = CompletableFuture.completedFuture(List.of());

    HistoryModel(History history) {
        this.history = history;
    }

    /** The newest first. */
    ObservableList<History.Entry> entries() {
        return entries;
    }

    /** Why nothing could be read; null if it could. */
    ReadOnlyObjectProperty<Throwable> failure() {
        return failure.getReadOnlyProperty();
    }

    boolean isSearch() {
        return !search.isBlank();
    }

    /** Shows those that have all words of a text, and follows no earlier search any more. */
    void search(String words) {
        search = words;
        read(null, PAGE);
    }

    /** Reads again what is on show. */
    void refresh() {
        read(null, Math.max(PAGE, entries.size()));
    }

    /** Reads the next page, if there is one and nothing is being read. */
    void more() {
        if (hasMore && !isReading) {
            read(entries.getLast(), PAGE);
        }
    }

    private void read(History.Entry after, int limit) {
        reading.cancel(true);
        var current = history.page(search, after, limit);
        reading = current;
        isReading = true;
        Background.of(current)
                .onSuccess(page -> {
                    if (current == reading) { // else it was done, but not on show yet, when another was asked for
                        show(page, after, limit);
                    }
                })
                .onFailure(failure::set)
                .andFinally(() -> isReading = isReading && current != reading);
    }

    private void show(List<History.Entry> page, History.Entry after, int limit) {
        failure.set(null);
        hasMore = page.size() == limit;
        isReading = false;
        if (after != null) {
            entries.addAll(page);
        } else {
            replace(page);
        }
    }

    /** Takes and adds only what differs: the list keeps its selection. Both have the newest first. */
    private void replace(List<History.Entry> page) {
        entries.retainAll(Set.copyOf(page));
        if (entries.isEmpty()) {
            entries.setAll(page);
            return;
        }
        for (var index = 0; index < page.size(); index++) {
            if (index == entries.size() || !entries.get(index).equals(page.get(index))) {
                entries.add(index, page.get(index));
            }
        }
    }
}
