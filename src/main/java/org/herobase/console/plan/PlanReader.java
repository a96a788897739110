package org.herobase.console.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.herobase.console.plan.Explanation.TableRows;
import org.herobase.console.result.QueryRunner;
import org.herobase.db.Work;
import org.herobase.sql.Script;
import org.herobase.sql.SqlReader;
import org.jooq.DSLContext;

/** Asks SQLite how it would run a statement. The statement itself is never run. */
public final class PlanReader {
    /** SQLite runs some PRAGMAs while it compiles them, also behind EXPLAIN; nothing else has a plan worth a look. */
    private static final Set<String> EXPLAINED = Set.of("SELECT", "VALUES", "INSERT", "REPLACE", "UPDATE", "DELETE");

    private final QueryRunner runner;

    /**
     * @param runner the connection that the statement is meant for
     */
    public PlanReader(QueryRunner runner) {
        this.runner = runner;
    }

    /** Whether a statement has a plan: a query, or a change of rows. One that begins with EXPLAIN already is fine. */
    public static boolean isExplained(String sql) {
        var statements = Script.of(withoutExplain(sql)).statements();
        return statements.size() == 1
                && EXPLAINED.contains(statements.getFirst().verb());
    }

    /**
     * Reads the plan ("EXPLAIN QUERY PLAN").
     *
     * @param sql one statement for which {@link #isExplained}
     * @param parameters by index from 0: null, Long, Double, String or byte[]
     * @return fails with what SQLite says; cancelling it stops it
     */
    CompletableFuture<Explanation> plan(String sql, List<Object> parameters) {
        var statement = checked(sql);
        var explained = new CompletableFuture<Explanation>();
        var reading = runner.read(context -> {
            // First, because it makes SQLite look whether others have changed the schema: compiling alone does not.
            var schema = SchemaPart.read(context, statement);
            var plan = context.connectionResult(connection -> Plan.of(connection, statement, parameters));
            return read(context, schema, plan, statement);
        });
        explained.whenComplete((_, _) -> reading.cancel(true)); // in vain if it is done
        // Indexes are tried without the connection: what the user runs next does not wait for that.
        reading.thenApplyAsync(
                        found -> withProposals(found, statement, parameters, explained::isDone),
                        Thread::startVirtualThread)
                .whenComplete((explanation, failure) -> {
                    if (failure == null) {
                        explained.complete(explanation);
                    } else {
                        explained.completeExceptionally(failure);
                    }
                });
        return explained;
    }

    /**
     * Reads the program that SQLite compiles the statement to ("The SQLite Bytecode Engine").
     *
     * @return fails with what SQLite says
     */
    Work<List<Instruction>> bytecode(String sql, List<Object> parameters) {
        var statement = checked(sql);
        return runner.read(
                context -> context.connectionResult(connection -> Instruction.of(connection, statement, parameters)));
    }

    private static Found read(DSLContext context, SchemaPart schema, Plan plan, String sql) {
        var names = new TableNames(sql, schema.tables());
        var estimate = new RowEstimate(context);
        var known = new HashMap<String, TableRows>();
        schema.tables().forEach(table -> known.put(table, estimate.of(table)));
        var tables = new HashMap<String, TableRows>();
        for (var step : plan.steps()) {
            names.table(step.subject()).ifPresent(table -> tables.put(step.subject(), known.get(table)));
        }
        return new Found(schema, known, new Explanation(plan, tables, List.of()));
    }

    private static Explanation withProposals(
            Found found, String sql, List<Object> parameters, BooleanSupplier isGivenUp) {
        var asItIs = found.explanation();
        var plan = asItIs.plan();
        if (plan.steps().stream().noneMatch(asItIs::isCostly)) {
            return asItIs;
        }
        var proposals = new IndexTrial(sql, parameters, found.schema(), isGivenUp)
                .proposals(plan, table -> !found.rows().get(table).isSmall());
        return new Explanation(plan, asItIs.tables(), proposals);
    }

    private static String checked(String sql) {
        if (!isExplained(sql)) {
            throw new IllegalArgumentException("No statement that is explained: " + sql);
        }
        return withoutExplain(sql);
    }

    private static String withoutExplain(String sql) {
        var reader = new SqlReader(sql);
        if (reader.take("EXPLAIN")) {
            reader.take("QUERY", "PLAN");
            return sql.substring(reader.start());
        }
        return sql;
    }

    /** What the connection tells: the plan without proposals, and the rows of each table that is mentioned. */
    private record Found(SchemaPart schema, Map<String, TableRows> rows, Explanation explanation) {}
}
