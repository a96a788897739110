package org.herobase.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.herobase.sql.SweepingChange.AllRows;
import org.herobase.sql.SweepingChange.Drop;
import org.herobase.sql.SweepingChange.DropColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweepingChangeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM hero",
                "delete from main.hero",
                "DELETE FROM \"hero\" AS \"where\"",
                "DELETE FROM hero INDEXED BY i",
                "DELETE FROM hero NOT INDEXED RETURNING (SELECT 1 WHERE 1)",
                "DELETE FROM hero -- WHERE id = 1",
                "DELETE FROM hero RETURNING 'WHERE'",
                "WITH a AS (SELECT 1 WHERE 1) DELETE FROM hero",
                "WITH RECURSIVE as_(x) AS MATERIALIZED (SELECT 1), b AS NOT MATERIALIZED (SELECT 2 LIMIT 1) DELETE FROM hero"
            })
    void knowsADeleteOfAllRows(String sql) {
        assertThat(SweepingChange.of(sql)).containsInstanceOf(AllRows.class).hasValueSatisfying(change -> {
            assertThat(((AllRows) change).verb()).isEqualTo("DELETE");
            assertThat(((AllRows) change).table()).isEqualTo("hero");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE hero SET age = 1",
                "UPDATE OR IGNORE main.[hero] AS h SET age = (SELECT 1 WHERE 2 LIMIT 3)",
                "UPDATE `hero` INDEXED BY i SET (age, name) = (1, 'WHERE') RETURNING *",
                "UPDATE hero SET age = t.age FROM team t JOIN (SELECT 1 WHERE 1) ON 1",
                "with a as (select 1) update hero set age = 1"
            })
    void knowsAnUpdateOfAllRows(String sql) {
        assertThat(SweepingChange.of(sql)).containsInstanceOf(AllRows.class).hasValueSatisfying(change -> {
            assertThat(((AllRows) change).verb()).isEqualTo("UPDATE");
            assertThat(((AllRows) change).table()).isEqualTo("hero");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "DELETE",
                "DELETE FROM",
                "DELETE FROM hero WHERE id = 1",
                "DELETE FROM hero ORDER BY id LIMIT 1",
                "DELETE FROM hero LIMIT 5",
                "WITH a AS (SELECT 1) DELETE FROM hero WHERE id IN a",
                "WITH a AS (SELECT 1",
                "WITH",
                "UPDATE hero SET age = 1 WHERE id = 1",
                "UPDATE hero SET age = 1 FROM team WHERE team.id = 1 RETURNING *",
                "UPDATE",
                "EXPLAIN DELETE FROM hero",
                "EXPLAIN QUERY PLAN UPDATE hero SET age = 1",
                "INSERT INTO hero SELECT * FROM hero",
                "CREATE TRIGGER t AFTER INSERT ON hero BEGIN DELETE FROM team; END",
                "SELECT 'DROP TABLE hero'",
                "DROP",
                "DROP TABLE",
                "ALTER TABLE hero RENAME COLUMN a TO b",
                "ALTER TABLE hero ADD COLUMN \"drop\"",
                "ALTER TABLE hero DROP CONSTRAINT c"
            })
    void leavesOthersAlone(String sql) {
        assertThat(SweepingChange.of(sql)).isEmpty();
    }

    @Test
    void knowsWhatIsDropped() {
        assertThat(SweepingChange.of("drop table if exists main.\"a b\"")).contains(new Drop("TABLE", "main", "a b"));
        assertThat(SweepingChange.of("DROP VIEW v")).contains(new Drop("VIEW", null, "v"));
        assertThat(SweepingChange.of("DROP INDEX IF EXISTS i")).contains(new Drop("INDEX", null, "i"));
        assertThat(SweepingChange.of("DROP TRIGGER temp.t")).contains(new Drop("TRIGGER", "temp", "t"));
        assertThat(SweepingChange.of("ALTER TABLE t DROP COLUMN [c d]")).contains(new DropColumn(null, "t", "c d"));
        assertThat(SweepingChange.of("alter table main.t drop c")).contains(new DropColumn("main", "t", "c"));
    }
}
