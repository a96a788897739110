package org.herobase.console;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.herobase.ui.Dialogs;
import org.herobase.ui.Texts;

/**
 * Before a sheet is closed, saves what is being entered, and asks what becomes of what would be lost otherwise: running
 * statements, or an open transaction.
 */
final class SheetClosing {
    private final SheetModel model;
    private final Supplier<CompletableFuture<Boolean>> entries;
    private final Supplier<String> name;
    private final Dialogs dialogs;
    private final Texts texts = new Texts(SheetClosing.class);

    /**
     * @param entries saves what is being entered, and gives whether it could be
     */
    SheetClosing(
            SheetModel model, Supplier<CompletableFuture<Boolean>> entries, Supplier<String> name, Dialogs dialogs) {
        this.model = model;
        this.entries = entries;
        this.name = name;
        this.dialogs = dialogs;
    }

    /**
     * Stops and ends what the user lets go; the sheet stays usable.
     *
     * @return completes on the JavaFX thread with whether to close; never exceptionally
     */
    CompletableFuture<Boolean> mayClose() {
        return entries.get().thenCompose(isSaved -> isSaved ? mayEnd() : CompletableFuture.completedFuture(false));
    }

    private CompletableFuture<Boolean> mayEnd() {
        if (model.running().get()) {
            var stop = dialogs.confirm(
                    texts.get("sheet.close.running.question", name.get()),
                    texts.get("sheet.close.running.text"),
                    texts.get("sheet.close.running.stop"),
                    true);
            return stop ? model.stop().thenCompose(_ -> mayEnd()) : CompletableFuture.completedFuture(false);
        }
        if (model.transaction().get() == null) {
            return CompletableFuture.completedFuture(true);
        }
        var question = new Dialogs.Question(
                texts.get("sheet.close.transaction.question", name.get()),
                texts.get("sheet.close.transaction.text"),
                List.of(texts.get("sheet.close.transaction.commit"), texts.get("sheet.close.transaction.rollback")),
                false);
        return dialogs.ask(question)
                .map(answer -> end(answer == 0))
                .orElseGet(() -> CompletableFuture.completedFuture(false));
    }

    private CompletableFuture<Boolean> end(boolean commit) {
        return model.endTransaction(commit).handle((_, failure) -> {
            if (failure != null) {
                dialogs.error(texts.get("sheet.transaction"), failure);
            }
            return failure == null;
        });
    }
}
