package org.herobase.bench;

import static org.herobase.db.generated.tables.Hero.HERO;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.herobase.db.Catalog;
import org.herobase.db.generated.tables.records.HeroRecord;
import org.herobase.rows.Filter;
import org.herobase.rows.Page;
import org.herobase.rows.PageRequest;
import org.herobase.rows.RowSource;
import org.herobase.rows.View;
import org.herobase.sql.Script;
import org.herobase.ui.ValueText;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What is too small for a clock, measured by JMH; each method beside its reference, whose name ends with Reference. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class SmallThings {
    private static final int ROWS = 100;

    private final String script = "INSERT INTO hero (name, age) VALUES ('Deadpond', NULL); -- the first\n".repeat(ROWS);
    private final Object[] values = {1L, "Deadpond", "Dive\nWilson", null, 48L, 0.5, "Z-Force"};
    private Connection connection;
    private View<HeroRecord> view;

    /** For JMH. */
    public SmallThings() {}

    /** A page of heroes in memory. */
    @Setup
    public void fill() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        var sql = DSL.using(connection, SQLDialect.SQLITE);
        sql.execute("CREATE TABLE hero (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR NOT NULL, age INTEGER)");
        for (var hero = 0; hero <= ROWS; hero++) {
            sql.execute("INSERT INTO hero (name, age) VALUES (?, ?)", "Hero " + hero, hero);
        }
        view = new View<>(RowSource.of(HERO, Catalog.columns(sql, "hero")), Filter.NONE, List.of(), ROWS);
    }

    /** Lets the memory go. */
    @TearDown
    public void close() throws SQLException {
        connection.close();
    }

    /** A script of 100 statements. */
    @Benchmark
    public Script split() {
        return Script.of(script);
    }

    /** One look at each of its characters. */
    @Benchmark
    public int splitReference() {
        var statements = 0;
        for (var index = 0; index < script.length(); index++) {
            if (script.charAt(index) == ';') {
                statements++;
            }
        }
        return statements;
    }

    /** A page of 100 rows, from building its statement to its typed records. */
    @Benchmark
    public Page<HeroRecord> page() {
        return view.read(DSL.using(connection, SQLDialect.SQLITE), new PageRequest.First());
    }

    /** The finished statement, its values read by the plain driver. */
    @Benchmark
    public List<Object[]> pageReference() throws SQLException {
        var page = new ArrayList<Object[]>();
        try (var statement = connection.prepareStatement("SELECT id, name, age FROM hero ORDER BY id LIMIT ?")) {
            statement.setInt(1, ROWS + 1);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    page.add(new Object[] {rows.getObject(1), rows.getObject(2), rows.getObject(3)});
                }
            }
        }
        return page;
    }

    /** The text of each value of a row. */
    @Benchmark
    public int text() {
        var length = 0;
        for (var value : values) {
            length += ValueText.of(value).length();
        }
        return length;
    }

    /** As Java has it. */
    @Benchmark
    public int textReference() {
        var length = 0;
        for (var value : values) {
            length += Objects.toString(value).length();
        }
        return length;
    }
}
