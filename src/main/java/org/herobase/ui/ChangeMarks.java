package org.herobase.ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.herobase.rows.Page;
import org.herobase.rows.Row;
import org.herobase.rows.RowKey;
import org.jooq.Record;

/**
 * What another program changed on the page on screen: marked for a moment, and told in a sentence. Belongs to the JavaFX
 * thread.
 *
 * @param <R> the table's record
 */
final class ChangeMarks<R extends Record> {
    /** How long one needs to find them; nothing moves or fades. */
    private static final long SECONDS = 6;

    private final Function<Row<R>, RowKey> key;
    private final Texts texts = new Texts(ChangeMarks.class);
    private final ReadOnlyObjectWrapper<Map<RowKey, Set<String>>> marks = new ReadOnlyObjectWrapper<>(Map.of());
    private Page<R> before; // null while no change is expected
    private Consumer<String> say;

    /**
     * @param key what tells a row from the others
     */
    ChangeMarks(Function<Row<R>, RowKey> key) {
        this.key = key;
    }

    /** The marked columns by their rows; another one whenever marks come or go. */
    ReadOnlyObjectProperty<Map<RowKey, Set<String>>> marksProperty() {
        return marks.getReadOnlyProperty();
    }

    /** Whether a cell is marked. */
    boolean isMarked(Row<R> row, String column) {
        return !marks.get().isEmpty()
                && marks.get().getOrDefault(key.apply(row), Set.of()).contains(column);
    }

    /**
     * Takes the next page for one that another program changed.
     *
     * @param shown the page on screen, may be null
     * @param say is told what is other than on it
     */
    void expect(Page<R> shown, Consumer<String> say) {
        before = shown;
        this.say = say;
    }

    /** Takes the next page for one that this app changed itself. */
    void expectNone() {
        before = null;
    }

    /** Compares a page that comes on screen with the one that was. */
    void compare(Page<R> now) {
        var old = before;
        before = null;
        if (old == null || now == null || !now.request().equals(old.request())) {
            return; // of other rows, nothing can be told
        }
        var oldRows = byKey(old);
        var nowRows = byKey(now);
        var changed = new HashMap<RowKey, Set<String>>();
        nowRows.forEach((name, row) -> {
            var columns = oldRows.containsKey(name) ? changed(oldRows.get(name), row) : Set.<String>of();
            if (!columns.isEmpty()) {
                changed.put(name, columns);
            }
        });
        var changedRows = changed.size();
        var come = inside(List.copyOf(nowRows.keySet()), oldRows.keySet(), old);
        var gone = inside(List.copyOf(oldRows.keySet()), nowRows.keySet(), now).size();
        come.forEach(name -> changed.put(name, nowRows.get(name).places().keySet()));
        if (!changed.isEmpty() || gone > 0) {
            say.accept(words(changedRows, come.size(), gone));
            show(Map.copyOf(changed));
        }
    }

    private String words(int changed, int come, int gone) {
        var parts = new ArrayList<String>();
        if (changed > 0) {
            parts.add(texts.get("changes.changed", changed));
        }
        if (come > 0) {
            parts.add(texts.get("changes.come", come));
        }
        if (gone > 0) {
            parts.add(texts.get("changes.gone", gone));
        }
        return texts.get("changes.text", String.join(", ", parts));
    }

    private void show(Map<RowKey, Set<String>> changed) {
        marks.set(changed);
        CompletableFuture.delayedExecutor(SECONDS, TimeUnit.SECONDS, Platform::runLater)
                .execute(() -> {
                    if (marks.get() == changed) { // and no newer ones
                        marks.set(Map.of());
                    }
                });
    }

    /**
     * The rows that only one of two pages has. At an edge behind which the other page goes on, they may have moved over it.
     */
    private static Set<RowKey> inside(List<RowKey> rows, Set<RowKey> others, Page<?> other) {
        var from = 0;
        var to = rows.size();
        while (other.hasPrevious() && from < to && !others.contains(rows.get(from))) {
            from++;
        }
        while (other.hasNext() && from < to && !others.contains(rows.get(to - 1))) {
            to--;
        }
        return rows.subList(from, to).stream()
                .filter(name -> !others.contains(name))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<String> changed(Row<?> old, Row<?> now) {
        return now.places().keySet().stream()
                .filter(column -> old.knows(column) && !Objects.deepEquals(old.value(column), now.value(column)))
                .collect(Collectors.toSet());
    }

    private Map<RowKey, Row<R>> byKey(Page<R> page) {
        var rows = new LinkedHashMap<RowKey, Row<R>>();
        page.rows().forEach(row -> rows.put(key.apply(row), row));
        return rows;
    }
}
