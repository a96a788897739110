package org.herobase;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Another program at work on a database file: a process of its own, which runs each statement that it is told. */
public final class OtherProgram implements AutoCloseable {
    private static final String DONE = "done";

    private final Process process;
    private final PrintStream statements;
    private final BufferedReader answers;

    private OtherProgram(Process process) {
        this.process = process;
        this.statements = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts it. */
    public static OtherProgram on(Path file) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        try {
            return new OtherProgram(new ProcessBuilder(
                            java,
                            "--enable-native-access=ALL-UNNAMED",
                            "-XX:TieredStopAtLevel=1",
                            "-classpath",
                            classPath,
                            OtherProgram.class.getName(),
                            file.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Runs statements, of one line each, and waits for their end. */
    public void execute(String... sql) {
        try {
            for (var statement : sql) {
                statements.println(statement);
                var answer = answers.readLine();
                if (!DONE.equals(answer)) {
                    throw new AssertionError(statement + ": " + answer);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Lets the file go and waits for the end. */
    @Override
    public void close() {
        statements.close();
        process.onExit().join();
    }

    private static String answer(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
            return DONE;
        } catch (SQLException failure) {
            return failure.getMessage();
        }
    }

    /**
     * The program itself.
     *
     * @param arguments the file
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        var told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0])) {
            for (var sql = told.readLine(); sql != null; sql = told.readLine()) {
                System.out.println(answer(connection, sql));
            }
        }
    }
}
