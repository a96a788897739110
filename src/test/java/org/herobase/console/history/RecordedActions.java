package org.herobase.console.history;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.herobase.memory.ParameterValue;

/** What the console was asked to do, a line each. */
final class RecordedActions implements HistoryActions {
    private final List<String> done = new CopyOnWriteArrayList<>();

    List<String> done() {
        return done;
    }

    @Override
    public void insert(String sql) {
        done.add("insert " + sql);
    }

    @Override
    public void run(String sql, List<ParameterValue> parameters) {
        done.add("run " + sql + " " + parameters);
    }

    @Override
    public void open(String name, String sql) {
        done.add("open " + name + ": " + sql);
    }

    @Override
    public void saveAsQuery(String sql) {
        done.add("save " + sql);
    }
}
