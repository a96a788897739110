package org.herobase.console.result;

import org.herobase.db.ConnectionThread.Job;
import org.herobase.db.Work;

/** The connection that a query was run on: it alone has the query's temporary tables and open transaction. */
@FunctionalInterface
public interface QueryRunner {
    /**
     * Reads, after what was asked for before and in no transaction of its own. A new run of the user cancels it.
     *
     * @return the job's work
     */
    <T> Work<T> read(Job<T> job);
}
