package org.herobase.console;

import java.util.List;
import org.herobase.sql.Script.Statement;

/** Keeps what was run. */
@FunctionalInterface
interface RunLog {
    /**
     * Follows a run.
     *
     * @param statements of the run
     * @param values of their parameters
     * @return is told of what happens, and of the end
     */
    Follower follow(List<Statement> statements, ParameterValues values);

    /** Follows one run, on the connection's thread. */
    interface Follower {
        /** Something happened. */
        void add(ScriptEvent event);

        /** Nothing happens any more. */
        void end();
    }

    /** Keeps nothing. */
    static RunLog none() {
        return (_, _) -> new Follower() {
            @Override
            public void add(ScriptEvent event) {}

            @Override
            public void end() {}
        };
    }
}
