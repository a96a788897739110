package org.herobase.ui;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.herobase.db.Work;
import org.herobase.rows.Edits;
import org.herobase.undo.Change;
import org.herobase.undo.NeverUndoneException;
import org.herobase.undo.NumberedAnewException;
import org.herobase.undo.Reverted;
import org.herobase.undo.UnsoundCopyException;
import org.herobase.undo.WouldChangeOthersException;
import org.herobase.undo.WrittenSinceException;

/** Undoes and redoes, and tells what became of it. Belongs to the JavaFX thread. */
public final class UndoActions {
    private static final Direction UNDO =
            new Direction(Edits::undoTitle, Edits::undo, "undo.step", "undo.done", "undo.all", "undo.failed");
    private static final Direction REDO =
            new Direction(Edits::redoTitle, Edits::redo, "redo.step", "redo.done", "redo.all", "redo.failed");

    /** Undo or redo; with the keys of what is said of it. */
    private record Direction(
            Function<Edits, Optional<String>> title,
            Function<Edits, Optional<Work<Reverted>>> begin,
            String step,
            String done,
            String all,
            String failed) {}

    private final Edits edits;
    private final Dialogs dialogs;
    private final Consumer<String> say;
    private final Texts texts = new Texts(UndoActions.class);

    /**
     * @param edits what is undone
     * @param say tells of a success
     */
    public UndoActions(Edits edits, Dialogs dialogs, Consumer<String> say) {
        this.edits = edits;
        this.dialogs = dialogs;
        this.say = say;
    }

    /** Undoes the last change, if there is one. */
    public void undo() {
        edits.undoTitle().ifPresent(title -> edits.undo().ifPresent(work -> tell(work, title, UNDO)));
    }

    /** Makes the change again that was undone last, if there is one. */
    public void redo() {
        edits.redoTitle().ifPresent(title -> edits.redo().ifPresent(work -> tell(work, title, REDO)));
    }

    /**
     * Undoes a change and all that were made after it, the last one first. Stops at one that cannot be undone altogether.
     *
     * @param change one that is not undone
     * @param follow shows that work is under way, with what it is, so that it can be cancelled
     */
    public void undoTo(Change change, BiConsumer<Work<?>, String> follow) {
        var log = edits.log();
        var later = log.changes().subList(0, log.changes().indexOf(change) + 1);
        step(UNDO, 1, (int) later.stream().filter(one -> !log.stays(one)).count(), follow);
    }

    /**
     * Makes undone changes again, up to one of them; stops as above.
     *
     * @param change one that is undone
     * @param follow as above
     */
    public void redoTo(Change change, BiConsumer<Work<?>, String> follow) {
        step(REDO, 1, edits.log().undoneChanges().indexOf(change) + 1, follow);
    }

    private void step(Direction direction, int number, int last, BiConsumer<Work<?>, String> follow) {
        if (number > last) {
            sayDone(direction, last);
            return;
        }
        var title = direction.title().apply(edits).orElse("");
        direction.begin().apply(edits).ifPresent(work -> {
            follow.accept(work, texts.get(direction.step(), number, last));
            Background.of(work)
                    .onSuccess(reverted -> {
                        if (reverted.left() == 0) {
                            step(direction, number + 1, last, follow);
                        } else {
                            sayDone(direction, number);
                            tellLeft(reverted, direction);
                        }
                    })
                    .onFailure(failure -> {
                        sayDone(direction, number - 1);
                        tell(failure, title, direction);
                    });
        });
    }

    private void sayDone(Direction direction, int changes) {
        if (changes > 0) {
            say.accept(texts.get(direction.all(), changes));
        }
    }

    private void tell(Work<Reverted> work, String title, Direction direction) {
        Background.of(work)
                .onSuccess(reverted -> {
                    if (reverted.left() == 0) {
                        var done = texts.get(direction.done(), title);
                        say.accept(
                                reverted.orphans() == 0
                                        ? done
                                        : done + ". " + texts.get("undo.orphans", reverted.orphans()));
                    } else {
                        tellLeft(reverted, direction);
                    }
                })
                .onFailure(failure -> tell(failure, title, direction));
    }

    private void tellLeft(Reverted reverted, Direction direction) {
        var title = reverted.change().title();
        var headline = texts.get(reverted.rows() == 0 ? direction.failed() : direction.done(), title);
        dialogs.error(new ErrorText(headline, texts.get("undo.left", reverted.left()), ""));
    }

    private void tell(Throwable failure, String title, Direction direction) {
        var advice = switch (failure) {
            case WouldChangeOthersException others ->
                new ErrorText("", texts.get("undo.others", others.rows()), failure.getMessage());
            case NumberedAnewException _ -> new ErrorText("", texts.get("undo.numberedAnew"), "");
            case UnsoundCopyException unsound ->
                new ErrorText("", texts.get("undo.unsound"), String.valueOf(unsound.getMessage()));
            case NeverUndoneException _ -> new ErrorText("", texts.get("undo.never"), "");
            case WrittenSinceException _ -> new ErrorText("", texts.get("undo.writtenSince"), "");
            default -> dialogs.describe(title, failure);
        };
        dialogs.error(new ErrorText(texts.get(direction.failed(), title), advice.advice(), advice.details()));
    }
}
