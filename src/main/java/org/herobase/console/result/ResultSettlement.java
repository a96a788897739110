package org.herobase.console.result;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import javafx.application.Platform;
import org.herobase.rows.Change;
import org.herobase.rows.ConflictException;
import org.herobase.ui.Conflict;
import org.herobase.ui.Dialogs;
import org.herobase.ui.ErrorText;
import org.herobase.ui.Texts;
import org.herobase.ui.ValueText;

/**
 * Saves a value of a result, wherever it was entered; where another program has changed it or deleted its row meanwhile, the
 * user settles that first. As {@link org.herobase.ui.Settlement} for a table, but a result may have only some of a row's
 * columns. Belongs to the JavaFX thread.
 */
final class ResultSettlement {
    private final ResultEdits edits;
    private final ResultModel model;
    private final Dialogs dialogs;
    private final Texts texts = new Texts(ResultSettlement.class);

    ResultSettlement(ResultEdits edits, ResultModel model, Dialogs dialogs) {
        this.edits = edits;
        this.model = model;
        this.dialogs = dialogs;
    }

    /**
     * Saves a value.
     *
     * @param place of the row
     * @param row as the user saw it
     * @return completes when it is saved, or with null when the user left it to what another program wrote; fails with
     *     {@link ConflictException} if he cancelled, or what SQLite says
     */
    CompletionStage<Change> save(int place, List<Object> row, int column, Object value) {
        return edits.save(place, row, column, value)
                .exceptionallyComposeAsync(
                        failure -> {
                            var cause = failure instanceof CompletionException ? failure.getCause() : failure;
                            return cause instanceof ConflictException conflict
                                    ? settle(place, row, column, value, conflict)
                                    : CompletableFuture.failedFuture(cause);
                        },
                        Platform::runLater);
    }

    private CompletionStage<Change> settle(
            int place, List<Object> row, int column, Object value, ConflictException conflict) {
        return edits.readNow(row, column)
                .thenComposeAsync(
                        now -> now.isPresent()
                                ? choose(place, row, column, now.get().value(), value, conflict)
                                : putBack(place, row, column, value, conflict),
                        Platform::runLater);
    }

    /** Shows mine and theirs, and lets the user choose. */
    private CompletionStage<Change> choose(
            int place, List<Object> row, int column, Object theirs, Object value, ConflictException conflict) {
        var now = new ArrayList<>(row);
        now.set(column, theirs);
        model.replace(place, row, now);
        var both = new Conflict.Column(name(column), text(row.get(column)), text(theirs), text(value));
        var mine = dialogs.settle(new Conflict.Changed(thing(), List.of(both)));
        if (mine.isEmpty()) {
            return CompletableFuture.failedFuture(conflict);
        }
        return mine.get().isEmpty() ? CompletableFuture.completedFuture(null) : save(place, now, column, value);
    }

    /** Makes a row again that was deleted, if all of it is known and the user wants it. */
    private CompletionStage<Change> putBack(
            int place, List<Object> row, int column, Object value, ConflictException conflict) {
        var whole = edits.whole(row, column, value);
        if (whole.isEmpty()) {
            dialogs.error(new ErrorText(
                    texts.get("result.conflict.deleted"), texts.get("result.conflict.deleted.advice"), ""));
            return CompletableFuture.failedFuture(conflict);
        }
        var values = new ArrayList<Conflict.Value>();
        whole.get()
                .forEach((of, kept) -> values.add(new Conflict.Value(
                        of.name(),
                        text(kept),
                        of.equals(edits.origin().columns().get(column)))));
        return dialogs.settle(new Conflict.Deleted(thing(), values)).isPresent()
                ? edits.putBack(place, row, column, value, whole.get())
                : CompletableFuture.failedFuture(conflict);
    }

    private String thing() {
        return texts.get("result.conflict.row", edits.origin().table().table().getName());
    }

    private String name(int column) {
        return edits.origin().columns().get(column).name();
    }

    private static String text(Object value) {
        return ValueText.of(StoredValue.excerpt(value));
    }
}
