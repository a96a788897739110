package org.herobase.ui;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.herobase.rows.ConflictException;
import org.herobase.ui.ValueView.Note;

/**
 * Saves what the user enters for a value, and loses nothing of it: another value is shown only after this one was saved or
 * given up. Belongs to the JavaFX thread.
 */
final class ValueSaving {
    private final Texts texts;
    private final Dialogs dialogs;
    private final Consumer<Note> message;
    private final BiConsumer<Object, Boolean> onSaved;
    private final Consumer<ShownValue> display;
    private ShownValue shown; // null for none
    private ValueEditor editor; // null if what is shown cannot be changed
    private Object untouched; // the value that what is entered is about to replace
    private CompletableFuture<Boolean> saving; // null if nothing is being saved
    private boolean hasFailed; // and nothing was entered since
    private boolean isConflict;
    private ShownValue newest; // of the same cell, read while something was entered; may be null
    private Runnable next; // shows what comes after this value; may be null

    /**
     * @param message says why something is not saved
     * @param onSaved called with a value that is saved now, and whether it is what the editor shows
     * @param display shows a newer state of the cell
     */
    ValueSaving(
            Texts texts,
            Dialogs dialogs,
            Consumer<Note> message,
            BiConsumer<Object, Boolean> onSaved,
            Consumer<ShownValue> display) {
        this.texts = texts;
        this.dialogs = dialogs;
        this.message = message;
        this.onSaved = onSaved;
        this.display = display;
    }

    /** Is about another value from now on; null for none. */
    void show(ShownValue value) {
        shown = value;
        forget();
    }

    /**
     * Takes what is entered from another editor from now on.
     *
     * @param newEditor null for none
     * @param value that is in it
     */
    void setEditor(ValueEditor newEditor, Object value) {
        editor = newEditor;
        untouched = value;
    }

    /** Whether the user has entered something that is not saved. */
    boolean isTouched() {
        return editor != null && editor.touched().get();
    }

    /** Takes what has been entered since as a reason to try again. */
    void retry() {
        hasFailed = false;
    }

    /**
     * Keeps a newer state of the same cell for later, if what the user entered is to stay.
     *
     * @return false if nothing was entered: it can be shown
     */
    boolean keep(ShownValue newer) {
        var isSame = shown != null && shown.cell().equals(newer.cell());
        if (!isSame || !isTouched() && saving == null) {
            return false;
        }
        next = null; // the user came back
        newest = newer;
        if (newer.isStateOf(untouched)) {
            shown = newer; // something else of its row has changed, if anything
        } else {
            adopt();
        }
        return true;
    }

    /** Does what comes next once everything entered is saved; at once if that is so. */
    void leave(Runnable then) {
        next = then;
        // What could not be saved stays until the user does something about it.
        if (saving == null && !(isTouched() && hasFailed)) {
            goOn();
        }
    }

    /**
     * Saves what is entered.
     *
     * @return whether everything entered is saved; otherwise the user sees why
     */
    CompletableFuture<Boolean> save() {
        if (saving != null) { // and more may have been entered since
            return saving.thenCompose(isSaved -> isSaved ? save() : CompletableFuture.completedFuture(false));
        }
        if (!isTouched()) {
            return CompletableFuture.completedFuture(true);
        }
        return switch (editor.entered()) {
            case Parsed.Invalid(var reason) -> {
                hasFailed = true;
                message.accept(new Note(reason, true));
                yield CompletableFuture.completedFuture(false);
            }
            case Parsed.Valid(var value) -> store(value, true);
            case Parsed.Doubtful doubtful -> store(doubtful.value(), true);
        };
    }

    /**
     * Saves a value that comes from elsewhere.
     *
     * @return whether it is saved; otherwise the user sees why
     */
    CompletableFuture<Boolean> store(Object value) {
        return store(value, false);
    }

    /** Gives up what is entered. */
    void revert() {
        if (!isTouched()) {
            return;
        }
        editor.revert();
        message.accept(Note.NONE);
        hasFailed = false;
        showNewest();
        goOn();
    }

    private CompletableFuture<Boolean> store(Object value, boolean isEntered) {
        var outcome = new CompletableFuture<Boolean>();
        saving = outcome;
        message.accept(Note.NONE);
        var from = editor;
        var target = shown;
        Background.of(target.save().apply(value))
                .onSuccess(_ -> {
                    saving = null;
                    if (shown == null) { // the pane was closed meanwhile
                        outcome.complete(true);
                        return;
                    }
                    isConflict = false;
                    hasFailed = false;
                    untouched = value;
                    if (isEntered) {
                        from.keep(value);
                    }
                    onSaved.accept(value, isEntered);
                    outcome.complete(true);
                    showNewest();
                    goOn();
                })
                .onFailure(failure -> {
                    saving = null;
                    if (shown == null) {
                        dialogs.error(target.title(), failure); // the pane was closed, and cannot say it
                    } else {
                        fail(failure);
                    }
                    outcome.complete(false);
                })
                .onCancelled(cancellation -> {
                    saving = null;
                    if (shown != null) {
                        fail(cancellation);
                    }
                    outcome.complete(false);
                });
        return outcome;
    }

    private void fail(Throwable failure) {
        hasFailed = true;
        isConflict = failure instanceof ConflictException;
        if (isConflict) {
            message.accept(new Note(texts.get("value.conflict", shown.title()), true));
            adopt();
        } else {
            var error = dialogs.describe(shown.title(), failure);
            message.accept(new Note(texts.get("value.notSaved", error.headline(), error.advice()), true));
        }
    }

    /** After a conflict the next try is made knowing what is there now. */
    private void adopt() {
        if (isConflict && newest != null) {
            shown = newest;
            isConflict = false;
            message.accept(new Note(texts.get("value.conflict.now", shown.title(), ValueText.of(shown.start())), true));
        }
    }

    /** What was read meanwhile is shown after all, unless the user has gone elsewhere. */
    private void showNewest() {
        if (newest != null && next == null && !isTouched()) {
            var read = newest;
            next = () -> display.accept(read);
        }
    }

    private void forget() {
        hasFailed = false;
        isConflict = false;
        newest = null;
        next = null;
    }

    private void goOn() {
        if (isTouched() && saving == null && next != null) {
            save();
        } else if (saving == null && next != null) {
            var action = next;
            forget();
            action.run();
        }
    }
}
