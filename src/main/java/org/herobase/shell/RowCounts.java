package org.herobase.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.herobase.db.Database;
import org.herobase.db.Work;
import org.herobase.ui.Background;
import org.jooq.impl.DSL;

/**
 * Counts the rows of the tables that are on screen, one table after the other, while there is nothing better to do. A
 * table that takes long is left out: a number at the edge of the window is not worth a busy disk. Belongs to the JavaFX
 * thread.
 */
final class RowCounts {
    private final Database database;
    private final PauseTransition pause = new PauseTransition(Duration.millis(300));
    private final PauseTransition patience = new PauseTransition(Duration.seconds(2));
    private final Map<String, ObjectProperty<Long>> rows = new HashMap<>();
    private final List<String> onScreen = new ArrayList<>(); // a table is there once for each line that shows it
    private final Set<String> done = new HashSet<>();
    private final Set<String> tooLong = new HashSet<>();
    private Work<Long> current; // null if none is being counted

    RowCounts(Database database) {
        this.database = database;
        pause.setOnFinished(_ -> next());
    }

    /** How many rows a table or view has; holds null as long as that is not known. */
    ObservableValue<Long> rows(String table) {
        return property(table);
    }

    /** A line on screen shows the rows of this table, which are counted soon, until the subscription ends. */
    Subscription watch(String table) {
        onScreen.add(table);
        if (current == null && !done.contains(table)) {
            pause.playFromStart();
        }
        return () -> onScreen.remove(table);
    }

    /** Counts again, as rows are no longer what they were. */
    void countAgain() {
        stop();
        done.clear();
        pause.playFromStart();
    }

    /** Counts one table or view at once, however long it takes. */
    Work<Long> count(String table) {
        var work = database.read(sql -> sql.select(DSL.field("count(*)", Long.class))
                .from(DSL.table(DSL.name(table)))
                .fetchSingle()
                .value1());
        Background.of(work).onSuccess(property(table)::set);
        return work;
    }

    /** Counts no more. */
    void stop() {
        pause.stop();
        patience.stop();
        if (current != null) {
            current.cancel(true);
        }
        current = null;
    }

    private void next() {
        onScreen.stream()
                .filter(table -> !done.contains(table) && !tooLong.contains(table))
                .findFirst()
                .ifPresent(this::countNext);
    }

    private void countNext(String table) {
        done.add(table); // even if it fails: such a table says so when it is opened
        var work = count(table);
        current = work;
        patience.setOnFinished(_ -> {
            tooLong.add(table);
            work.cancel(true);
        });
        patience.playFromStart();
        Background.of(work).andFinally(() -> {
            if (current == work) {
                patience.stop();
                current = null;
                next();
            }
        });
    }

    private ObjectProperty<Long> property(String table) {
        return rows.computeIfAbsent(table, _ -> new SimpleObjectProperty<>());
    }
}
