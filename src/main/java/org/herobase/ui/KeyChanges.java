package org.herobase.ui;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
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
     * @return fails with {@link CancellationException} if the user does not want it then
     */
    public CompletionStage<Change> save(String title, Intent.Update change, Map<String, Object> row, Edits.Plan plan) {
        var saved = new CompletableFuture<Change>();
        database.read(sql -> Consequences.ofChange(sql, change))
                .whenCompleteAsync(
                        (told, failure) -> {
                            if (failure != null) {
                                saved.completeExceptionally(failure);
                            } else if (!told.obstacles().isEmpty()) {
                                saved.completeExceptionally(
                                        question.refuse(texts.get("key.refused", change.table()), told));
                            } else if (told.following().isEmpty() || isWanted(change, told)) {
                                follow(
                                        edits.apply(title, told.asTold(List.of(change), plan)),
                                        saved,
                                        () -> save(title, change, row, plan));
                            } else {
                                saved.completeExceptionally(new CancellationException());
                            }
                        },
                        Platform::runLater);
        var whole = new TreeMap<String, Object>(String.CASE_INSENSITIVE_ORDER);
        whole.putAll(row);
        whole.putAll(change.values());
        return naming(change.table(), whole, saved);
    }

    /**
     * Saves a new row.
     *
     * @param values that are given, by column
     */
    public CompletionStage<Change> insert(
            String table, Map<String, Object> values, Supplier<? extends CompletionStage<Change>> save) {
        return naming(table, values, save.get());
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

    private void follow(
            CompletionStage<Change> saving, CompletableFuture<Change> saved, Supplier<CompletionStage<Change>> again) {
        saving.whenCompleteAsync(
                (change, failure) -> {
                    if (failure == null) {
                        saved.complete(change);
                    } else if (cause(failure) instanceof ConsequencesChangedException) {
                        again.get().whenComplete((later, failed) -> {
                            if (failed == null) {
                                saved.complete(later);
                            } else {
                                saved.completeExceptionally(failed);
                            }
                        });
                    } else {
                        saved.completeExceptionally(failure);
                    }
                },
                Platform::runLater);
    }

    /** Says of a row that a foreign key refuses which parent it lacks. */
    private CompletionStage<Change> naming(String table, Map<String, Object> row, CompletionStage<Change> saving) {
        return saving.exceptionallyCompose(failure -> Problem.of(failure) == Problem.FOREIGN_KEY
                ? database.read(sql -> MissingParent.of(sql, table, row))
                        .thenComposeAsync(missing -> refuse(missing, failure), Platform::runLater)
                : CompletableFuture.failedStage(cause(failure)));
    }

    private CompletionStage<Change> refuse(List<MissingParent> missing, Throwable failure) {
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
