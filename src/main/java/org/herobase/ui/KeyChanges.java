package org.herobase.ui;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.application.Platform;
import org.herobase.db.Database;
import org.herobase.db.Problem;
import org.herobase.rows.Change;
import org.herobase.rows.Consequences;
import org.herobase.rows.ConsequencesChangedException;
import org.herobase.rows.Edits;
import org.herobase.rows.Intent;
import org.herobase.rows.MissingParent;

/**
 * Saves rows whose foreign keys matter: asks before a key changes that other rows follow, and names the parent that a row
 * lacks. Belongs to the JavaFX thread.
 */
public final class KeyChanges {
    private final Database database;
    private final Edits edits;
    private final Dialogs dialogs;
    private final ConsequenceQuestion question;
    private final ConsequenceWords words = new ConsequenceWords();
    private final Texts texts = new Texts(KeyChanges.class);

    /**
     * @param question names the rows in the way, and leads there
     */
    public KeyChanges(Database database, Edits edits, Dialogs dialogs, ConsequenceQuestion question) {
        this.database = database;
        this.edits = edits;
        this.dialogs = dialogs;
        this.question = question;
    }

    /**
     * Saves other values of a row; where they are of a key that rows of other tables follow, after a question.
     *
     * @param title what is done, for Undo and Redo
     * @param row all values of the row as it is, by column
     * @param plan saves them
     * @return fails with {@link GivenUpException} if the user does not want it then; cancelling it stops what is under way
     */
    public CompletionStage<Change> save(String title, Intent.Update change, Map<String, Object> row, Edits.Plan plan) {
        var whole = new TreeMap<String, Object>(String.CASE_INSENSITIVE_ORDER);
        whole.putAll(row);
        whole.putAll(change.values());
        var steps = new Steps();
        return steps.of(naming(change.table(), whole, steps, look(title, change, plan, steps)));
    }

    /**
     * Saves a new row.
     *
     * @param values that are given, by column
     * @return cancelling it stops what is under way
     */
    public CompletionStage<Change> insert(
            String table, Map<String, Object> values, Supplier<? extends CompletionStage<Change>> save) {
        var steps = new Steps();
        return steps.of(naming(table, values, steps, steps.follow(save.get())));
    }

    private CompletionStage<Change> look(String title, Intent.Update change, Edits.Plan plan, Steps steps) {
        return steps.follow(question.look(change.table(), sql -> Consequences.ofChange(sql, change)))
                .thenComposeAsync(told -> save(title, change, plan, told, steps), Platform::runLater)
                .exceptionallyComposeAsync(
                        failure -> cause(failure) instanceof ConsequencesChangedException
                                ? look(title, change, plan, steps)
                                : CompletableFuture.failedStage(cause(failure)),
                        Platform::runLater);
    }

    private CompletionStage<Change> save(
            String title, Intent.Update change, Edits.Plan plan, Consequences told, Steps steps) {
        steps.check();
        if (!told.obstacles().isEmpty()) {
            return CompletableFuture.failedStage(question.refuse(texts.get("key.refused", change.table()), told));
        }
        return told.following().isEmpty() || isWanted(change, told)
                ? steps.follow(edits.apply(title, told.asTold(List.of(change), plan)))
                : CompletableFuture.failedStage(new GivenUpException());
    }

    private boolean isWanted(Intent.Update change, Consequences told) {
        return dialogs.ask(new Dialogs.Question(
                        texts.get(
                                "key.question",
                                String.join(", ", change.values().keySet()),
                                change.table()),
                        words.following(told, Set.of()),
                        List.of(texts.get("key.action")),
                        false,
                        told.statements()))
                .isPresent();
    }

    /** Says of a row that a foreign key refuses which parent it lacks. */
    private CompletionStage<Change> naming(
            String table, Map<String, Object> row, Steps steps, CompletionStage<Change> saving) {
        return saving.exceptionallyComposeAsync(
                failure -> Problem.of(failure) == Problem.FOREIGN_KEY
                        ? steps.follow(database.read(sql -> MissingParent.of(sql, table, row)))
                                .thenComposeAsync(missing -> refuse(missing, failure, steps), Platform::runLater)
                        : CompletableFuture.failedStage(cause(failure)),
                Platform::runLater);
    }

    private CompletionStage<Change> refuse(List<MissingParent> missing, Throwable failure, Steps steps) {
        steps.check();
        if (missing.isEmpty()) {
            return CompletableFuture.failedStage(cause(failure));
        }
        var first = missing.getFirst();
        var values = first.values().stream().map(ValueText::of).collect(Collectors.joining(", "));
        var parent = first.key().parent();
        var error = new ErrorText(
                texts.get("parent.missing", parent, values),
                texts.get("parent.missing.advice", String.join(", ", first.key().columns()), parent),
                Problem.message(failure));
        return CompletableFuture.failedStage(
                question.refuse(error, List.of(texts.get("parent.show", parent)), List.of(first.destination())));
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
