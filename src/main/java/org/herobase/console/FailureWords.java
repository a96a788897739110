package org.herobase.console;

import org.herobase.db.DatabaseException;
import org.herobase.db.OpenTransactions;
import org.herobase.db.Problem;
import org.herobase.sql.Script.Statement;
import org.herobase.ui.Texts;

/** Says why a statement failed: SQLite's sentence with its code, and what to do where that is known. */
final class FailureWords {
    private final OpenTransactions transactions;
    private final Texts texts = new Texts(FailureWords.class);

    /**
     * @param transactions of all sheets, one of which may be what a statement waited for
     */
    FailureWords(OpenTransactions transactions) {
        this.transactions = transactions;
    }

    /**
     * The words for a failure.
     *
     * @param statement that failed
     */
    String of(Statement statement, Throwable failure) {
        if (failure instanceof ShellCommandException shell) {
            var command = shell.command();
            return texts.get("failure.shell", command.name(), texts.get("failure.shell." + command.purpose()));
        }
        if (failure instanceof NulInStatementException) {
            return texts.get("failure.nul");
        }
        if (failure instanceof OutOfMemoryError) {
            return texts.get("failure.memory");
        }
        if (failure instanceof StackOverflowError) {
            return texts.get("failure.deep");
        }
        if (failure instanceof DatabaseException file) {
            return texts.get("failure.file." + file.problem(), file.getMessage());
        }
        var code = Problem.code(failure)
                .map(name -> texts.get("failure.code", name, Problem.extendedCode(failure)))
                .orElse("");
        var advice = advice(statement, failure);
        return Problem.message(failure) + code + (advice.isEmpty() ? "" : ". " + advice);
    }

    private String advice(Statement statement, Throwable failure) {
        var message = Problem.message(failure);
        return switch (Problem.of(failure)) {
            case LOCKED ->
                transactions
                        .holder()
                        .map(open -> texts.get("failure.held", open.owner()))
                        .orElseGet(() -> texts.get("failure.locked"));
            case READ_ONLY -> texts.get("failure.readOnly");
            case FORBIDDEN -> statement.verb().equals("ATTACH") ? texts.get("failure.attach") : "";
            default -> {
                if (message.equals("string or blob too big")) {
                    yield texts.get("failure.large", SheetSession.LARGEST_VALUE / 1_000_000);
                }
                yield message.equals("incomplete input") ? texts.get("failure.incomplete") : "";
            }
        };
    }
}
