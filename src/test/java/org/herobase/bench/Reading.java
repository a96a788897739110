package org.herobase.bench;

import java.util.ArrayList;
import java.util.List;
import org.herobase.bench.Race.Contender;
import org.herobase.db.ConnectionThread.Job;
import org.herobase.db.Database;
import org.jooq.DSLContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;

/** Reads as the app's views do, one job after the other. */
final class Reading implements Contender {
    private final Database database;
    private final List<Job<?>> jobs;
    private final List<String> statements = new ArrayList<>();
    private boolean recorded;

    /**
     * @param jobs at least one
     */
    Reading(Database database, List<Job<?>> jobs) {
        this.database = database;
        this.jobs = jobs;
    }

    @Override
    public double seconds(int times) throws Exception {
        var seconds = Race.seconds(() -> {
            for (var time = 0; time < times; time++) {
                for (var job : jobs) {
                    database.read(sql -> job.run(recorded ? sql : recording(sql)))
                            .join();
                }
                recorded = true;
            }
        });
        return seconds / times / jobs.size();
    }

    /** The statements that the jobs ran the first time, run by the shell. */
    Contender inShell(SqliteShell shell) {
        return times -> {
            var script = String.join(";\n", statements) + ";\n";
            return shell.seconds(database.file(), script.repeat(times)) / times / jobs.size();
        };
    }

    /** Beside the SQL log, which masks secret names. */
    private DSLContext recording(DSLContext sql) {
        return DSL.using(sql.configuration()
                .derive(ExecuteListener.onEnd(context ->
                        statements.add(DSL.using(context.configuration()).renderInlined(context.query())))));
    }
}
