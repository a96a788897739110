package org.herobase.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionWatchTest {
    private Connection connection;
    private TransactionWatch watch;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        execute("CREATE TABLE hero (id INTEGER PRIMARY KEY, name)");
        watch = new TransactionWatch(connection);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void doesNotAskForTheTransactionAfterRows() throws SQLException {
        execute("BEGIN");
        watch.lookAtRows();
        assertThat(watch.isOpen()).isFalse();
        watch.look(false);
        assertThat(watch.isOpen()).isTrue();
    }

    @Test
    void seesChangedRowsOutsideOfATransaction() throws SQLException {
        assertThat(watch.lookAtRows()).isFalse();
        execute("INSERT INTO hero (name) VALUES ('Deadpond')");
        assertThat(watch.lookAtRows()).isTrue();
        assertThat(watch.lookAtRows()).as("at the same rows again").isFalse();
    }

    @Test
    void keepsChangedRowsOfATransactionForItsEnd() throws SQLException {
        execute("BEGIN");
        watch.look(false);
        execute("INSERT INTO hero (name) VALUES ('Deadpond')");
        assertThat(watch.lookAtRows()).isFalse();
        execute("COMMIT");
        assertThat(watch.look(false)).isTrue();
    }

    @Test
    void countsWhatStatementsChangeInATransaction() throws SQLException {
        execute("CREATE TABLE log (a)");
        execute("CREATE TRIGGER tell AFTER INSERT ON hero BEGIN INSERT INTO log VALUES (1); END");
        execute("BEGIN");
        watch.look(false);
        execute("INSERT INTO hero (name) VALUES ('Deadpond'), ('Rusty-Man')");
        watch.lookAtRows();
        watch.lookAtRows();
        watch.disregard(() -> execute("UPDATE log SET a = 2"));
        assertThat(watch.pendingChanges()).isEqualTo(2);
    }

    @Test
    void whatWasChangedBeforeATransactionIsNotOfIt() throws SQLException {
        execute("INSERT INTO hero (name) VALUES ('Deadpond'), ('Rusty-Man')");
        watch.lookAtRows();
        execute("BEGIN");
        watch.look(false);
        assertThat(watch.pendingChanges()).isZero();
        execute("INSERT INTO hero (name) VALUES ('Spider-Boy')");
        watch.lookAtRows();
        assertThat(watch.pendingChanges()).isEqualTo(1);
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
