package org.herobase.console.editor;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.PatternSyntaxException;
import org.herobase.ui.Background;
import org.herobase.ui.Texts;

/** Finds and replaces in the editor; looks through the text in the background. */
final class Search {
    private final SqlEditor editor;
    private final Texts texts;
    private final Runnable changed;
    private final AtomicInteger asked = new AtomicInteger();
    private FindTerm term; // null for none
    private Found found = Found.NOTHING;
    private boolean isLooking;
    private String problem = "";

    /**
     * @param changed called when there is something else to say
     */
    Search(SqlEditor editor, Texts texts, Runnable changed) {
        this.editor = editor;
        this.texts = texts;
        this.changed = changed;
        editor.textChanges().subscribe(_ -> {
            if (term != null) {
                look(term, () -> {});
            }
        });
    }

    /**
     * Looks for something, and gives up what it looked for before.
     *
     * @param term null for nothing
     * @param then called when it was found, or was not
     */
    void look(FindTerm term, Runnable then) {
        this.term = term;
        found = Found.NOTHING;
        problem = "";
        isLooking = false;
        asked.incrementAndGet();
        if (term != null) {
            try {
                var pattern = term.pattern();
                inBackground((text, isStopped) -> Found.in(text, pattern, isStopped), result -> {
                    found = result;
                    editor.showFound(found);
                    then.run();
                });
            } catch (PatternSyntaxException wrong) {
                problem = wrong.getIndex() < 0
                        ? texts.get("find.wrongRegex", wrong.getDescription())
                        : texts.get("find.wrongRegex.at", wrong.getDescription(), wrong.getIndex() + 1);
            }
        }
        editor.showFound(found);
        changed.run();
    }

    /** What is looked for; null for nothing. */
    FindTerm term() {
        return term;
    }

    boolean isLooking() {
        return isLooking;
    }

    Found found() {
        return found;
    }

    /** What is wrong with the term or the replacement; empty if nothing is. */
    String problem() {
        return problem;
    }

    /** The index of the match that is selected; negative if none is. */
    int current() {
        return found.indexOf(editor.getSelection());
    }

    /** Selects the first match from an offset on, or the first of all. */
    void selectFrom(int offset) {
        if (found.count() > 0) {
            select(found.indexFrom(offset) % found.count());
        }
    }

    /** Selects the next match, from the end on from the beginning. */
    void next() {
        selectFrom(editor.getSelection().getEnd());
    }

    /** Selects the match before, from the beginning on from the end. */
    void previous() {
        if (found.count() > 0) {
            select((found.indexFrom(editor.getSelection().getStart()) + found.count() - 1) % found.count());
        }
    }

    private void select(int index) {
        var range = found.get(index);
        editor.selectRange(range.getStart(), range.getEnd());
        editor.requestFollowCaret();
        changed.run();
    }

    /** Replaces the match that is selected and goes to the next one; if none is, only goes there. */
    void replace(String by) {
        var at = editor.getSelection();
        if (current() < 0) {
            next();
        } else {
            var pattern = term.pattern();
            var written = written(by);
            inBackground((text, isStopped) -> Replacing.one(at, text, pattern, written, isStopped), edit -> {
                editor.apply(edit);
                look(term, () -> selectFrom(edit.caret()));
            });
        }
    }

    /** Replaces all matches, undone as one. */
    void replaceAll(String by) {
        if (found.count() > 0) {
            var first = found.get(0).getStart();
            var pattern = term.pattern();
            var written = written(by);
            inBackground(
                    (text, isStopped) -> editor.prepared(Replacing.all(first, text, pattern, written, isStopped)),
                    Runnable::run);
        }
    }

    private String written(String by) {
        return term.isRegex() ? by : Matcher.quoteReplacement(by);
    }

    /** Works until something else is looked for or the text changes: a regular expression can take for ever. */
    private <T> void inBackground(BiFunction<String, BooleanSupplier, T> work, Consumer<T> then) {
        var ticket = asked.incrementAndGet();
        var snapshot = editor.snapshot();
        isLooking = true;
        problem = "";
        changed.run();
        Background.of(CompletableFuture.supplyAsync(() -> work.apply(snapshot.get(), () -> asked.get() != ticket)))
                .onSuccess(made -> {
                    if (asked.get() == ticket) {
                        isLooking = false;
                        then.accept(made);
                        changed.run();
                    }
                })
                .onFailure(failure -> {
                    if (asked.get() == ticket) {
                        isLooking = false;
                        var isWrong = failure instanceof IllegalArgumentException
                                || failure instanceof IndexOutOfBoundsException;
                        problem = texts.get(isWrong ? "find.wrongReplacement" : "find.deepRegex");
                        changed.run();
                    }
                });
    }
}
