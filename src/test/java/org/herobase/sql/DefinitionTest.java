package org.herobase.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TABLE t(a) | TABLE",
                "CREATE TABLE \"t (1)\" (a) | TABLE",
                "CREATE TABLE [t] /* new */ (a) | TABLE",
                "CREATE TABLE \"x\"\"y\"(a, \"b;c\" DEFAULT ';') STRICT | TABLE",
                "CREATE VIRTUAL TABLE f USING fts5(a) | VIRTUAL_TABLE",
                "CREATE INDEX i ON t(a) | INDEX",
                "CREATE UNIQUE INDEX i ON t(a) | INDEX",
                "CREATE VIEW v AS SELECT 1 | VIEW",
                "CREATE TRIGGER r AFTER INSERT ON t BEGIN DELETE FROM t; END | TRIGGER"
            })
    void knowsWhatIsMade(String sql, Definition made) {
        assertThat(Definition.of(sql)).contains(made);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "CREATE",
                "CREATE TABLE t",
                "DROP TABLE t",
                "PRAGMA user_version = 1",
                "CREATE TABLE t AS SELECT load_extension('x')",
                "CREATE TABLE t(a); DROP TABLE u",
                "CREATE TEMP TABLE t(a)",
                "CREATE TEMPORARY TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; END",
                "CREATE TABLE other.t(a)",
                "EXPLAIN CREATE TABLE t(a)",
                "ATTACH 'x' AS y"
            })
    void anythingElseIsNone(String sql) {
        assertThat(Definition.of(sql)).isEmpty();
    }
}
