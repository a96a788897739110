package org.herobase.console.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Set;
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
     * @return fails with what SQLite says
     */
    Work<Explanation> plan(String sql, List<Object> parameters) {
        var statement = checked(sql);
        return runner.read(context -> {
            // First, because it makes SQLite look whether others have changed the schema: compiling alone does not.
            var schema = SchemaPart.read(context, statement);
            var plan = context.connectionResult(connection -> Plan.of(connection, statement, parameters));
            return explain(context, schema, plan, statement, parameters);
        });
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

    private static Explanation explain(
            DSLContext context, SchemaPart schema, Plan plan, String sql, List<Object> parameters) {
        var names = new TableNames(sql, schema.tables());
        var estimate = new RowEstimate(context);
        var known = new HashMap<String, TableRows>();
        schema.tables().forEach(table -> known.put(table, estimate.of(table)));
        var tables = new HashMap<String, TableRows>();
        for (var step : plan.steps()) {
            names.table(step.subject()).ifPresent(table -> tables.put(step.subject(), known.get(table)));
        }
        var asItIs = new Explanation(plan, tables, List.of());
        if (plan.steps().stream().noneMatch(asItIs::isCostly)) {
            return asItIs;
        }
        var trial = new IndexTrial(sql, parameters, schema);
        return new Explanation(
                plan, tables, trial.proposals(plan, table -> !known.get(table).isSmall()));
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
}
