package org.herobase.console.editor;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
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
        var ticket = asked.incrementAndGet();
        if (term != null) {
            try {
                var pattern = term.pattern();
                var snapshot = editor.getContent().snapshot();
                isLooking = true;
                Background.of(CompletableFuture.supplyAsync(
                                () -> Found.in(snapshot.getText(), pattern, () -> asked.get() != ticket)))
                        .onSuccess(result -> {
                            if (asked.get() == ticket) {
                                isLooking = false;
                                found = result;
                                editor.showFound(found);
                                then.run();
                                changed.run();
                            }
                        })
                        .onFailure(failure -> {
                            if (asked.get() == ticket) {
                                isLooking = false;
                                problem = texts.get("find.deepRegex");
                                changed.run();
                            }
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
    void replace(String replacement) {
        var selection = editor.getSelection();
        if (current() < 0) {
            next();
            return;
        }
        withReplacement(() -> {
            var matcher = term.pattern().matcher(editor.getText());
            if (matcher.find(selection.getStart()) && matcher.end() == selection.getEnd()) {
                var text = new StringBuilder();
                matcher.appendReplacement(text, written(replacement));
                var put = text.substring(selection.getStart());
                var end = selection.getStart() + put.length();
                editor.apply(new Edit(selection.getStart(), selection.getEnd(), put, end));
                look(term, () -> selectFrom(end));
            }
        });
    }

    /** Replaces all matches, undone as one. */
    void replaceAll(String replacement) {
        if (found.count() > 0) {
            withReplacement(() -> {
                var start = found.get(0).getStart();
                var text = editor.getText();
                var replaced = term.pattern().matcher(text).replaceAll(written(replacement));
                editor.apply(new Edit(start, text.length(), replaced.substring(start), start));
            });
        }
    }

    private String written(String replacement) {
        return term.isRegex() ? replacement : Matcher.quoteReplacement(replacement);
    }

    private void withReplacement(Runnable work) {
        try {
            work.run();
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            problem = texts.get("find.wrongReplacement");
            changed.run();
        }
    }
}
