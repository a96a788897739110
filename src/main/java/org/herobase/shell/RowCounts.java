package org.herobase.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.herobase.db.Database;
import org.herobase.db.Work;
import org.herobase.ui.Background;
import org.jooq.impl.DSL;

/**
 * Counts the rows of tables, one table after the other, while there is nothing better to do. A table that takes long is
 * left out: a number at the edge of the window is not worth a busy disk. Belongs to the JavaFX thread.
 */
final class RowCounts {
    private final Database database;
    private final BiConsumer<String, Long> counted;
    private final PauseTransition pause = new PauseTransition(Duration.millis(300));
    private final PauseTransition patience = new PauseTransition(Duration.seconds(2));
    private final Deque<String> waiting = new ArrayDeque<>();
    private final Set<String> tooLong = new HashSet<>();
    private Work<Long> current;

    /**
     * @param counted is told of each table and its number of rows
     */
    RowCounts(Database database, BiConsumer<String, Long> counted) {
        this.database = database;
        this.counted = counted;
        pause.setOnFinished(_ -> next());
    }

    /** Counts these tables soon, and forgets what it was to count before. */
    void count(List<String> tables) {
        stop();
        waiting.addAll(tables);
        waiting.removeAll(tooLong);
        pause.playFromStart();
    }

    /** Counts no more. */
    void stop() {
        waiting.clear();
        pause.stop();
        patience.stop();
        if (current != null) {
            current.cancel(true);
        }
        current = null;
    }

    private void next() {
        var table = waiting.poll();
        if (table == null) {
            return;
        }
        var work = database.read(sql -> sql.select(DSL.field("count(*)", Long.class))
                .from(DSL.table(DSL.name(table)))
                .fetchSingle()
                .value1());
        current = work;
        patience.setOnFinished(_ -> {
            tooLong.add(table);
            work.cancel(true);
        });
        patience.playFromStart();
        // A table that cannot be counted, such as one of a module that is not there, says so when it is opened.
        Background.of(work).onSuccess(rows -> tell(work, table, rows)).andFinally(() -> {
            if (current == work) {
                patience.stop();
                current = null;
                next();
            }
        });
    }

    private void tell(Work<Long> work, String table, Long rows) {
        if (current == work) {
            counted.accept(table, rows);
        }
    }
}
