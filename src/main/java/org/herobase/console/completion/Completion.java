package org.herobase.console.completion;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.util.Duration;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.RichTextChange;
import org.herobase.ui.Background;

/**
 * Proposes what can be put at the caret of an editor, as the user types and at Ctrl+Space.
 *
 * <p>Typing goes before proposing. A proposal is put in by Enter only if the user has asked for proposals, has gone to
 * one, or has begun a word that can be nothing of the user's own; never if the word is there already, nor before what is
 * proposed is for the text as it is. So a script that is typed without looking comes out as it was typed.
 */
public final class Completion {
    private static final Duration PAUSE = Duration.millis(80); // of the user's typing
    private static final KeyCombination ASK = new KeyCodeCombination(KeyCode.SPACE, KeyCombination.CONTROL_DOWN);

    private static final Set<String> PAIRS = Set.of("()", "[]", "\"\"", "``");

    /** How much of a long script is looked at: more than any statement should have. */
    private static final int REACH = 100_000;

    private static final int LONGEST_TYPED = 1_000;

    private final CodeArea editor;
    private final Supplier<Schema> schema;
    private final ProposalList list;
    private final ParameterHint hint;
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private Proposals shown = Proposals.NONE;
    private boolean asked;
    private boolean putting;
    private int caret;
    private int offset;
    private int question;
    private int answered;

    /** The part of the script that is looked at. */
    private record Excerpt(String text, int offset, int caret) {}

    /**
     * @param editor what is typed into
     * @param schema what is proposed from, such as {@link SchemaCache#schema()}; asked often, on the JavaFX thread
     */
    public Completion(CodeArea editor, Supplier<Schema> schema) {
        this.editor = editor;
        this.schema = schema;
        this.list = new ProposalList(this::onKey, this::put);
        this.hint = new ParameterHint(editor);
    }

    /** Begins to follow the editor; once. */
    public void install() {
        pause.setOnFinished(_ -> propose());
        editor.multiRichChanges().subscribe(changes -> changes.forEach(this::onChange));
        editor.caretPositionProperty().addListener((_, _, _) -> onCaret());
        editor.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                hide();
                hint.hide();
            }
        });
        editor.addEventFilter(ScrollEvent.SCROLL, _ -> hide());
        editor.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (ASK.match(event)) {
                asked = true;
                pause.stop();
                propose();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE && hint.isShowing()) {
                hint.hide();
                event.consume();
            }
        });
    }

    /** Whether proposals are shown. */
    public boolean isShowing() {
        return list.isShowing();
    }

    /** Whether proposals are yet to come for what was typed. */
    boolean isThinking() {
        return pause.getStatus() == Animation.Status.RUNNING || answered < question;
    }

    /** Puts no text together that is too long to have been typed. */
    private void onChange(RichTextChange<?, ?, ?> change) {
        var removed = change.getRemoved().length();
        var inserted = change.getInserted().length();
        if (Math.max(removed, inserted) <= LONGEST_TYPED) {
            var plain = change.toPlainTextChange();
            if (!plain.isIdentity()) { // of more than colours
                onChange(plain);
            }
        } else if (removed != inserted) {
            hide();
        }
    }

    private void onChange(PlainTextChange change) {
        if (putting || !editor.isFocused()) {
            return;
        }
        var inserted = change.getInserted();
        var isPair = PAIRS.contains(inserted); // whose second one the editor adds
        var isTyped = change.getRemoved().isEmpty() && (inserted.length() == 1 || isPair);
        var isCorrected = inserted.isEmpty() && change.getRemoved().length() == 1 && isShowing();
        if (isTyped && callsForProposals(inserted.charAt(0)) || isCorrected) {
            pause.playFromStart();
        } else {
            hide();
        }
        if (isTyped && "(,".indexOf(inserted.charAt(0)) >= 0) {
            hint.want();
        }
    }

    private static boolean callsForProposals(char typed) {
        return Character.isLetterOrDigit(typed) || "_. \"`[(".indexOf(typed) >= 0;
    }

    private void onCaret() {
        if (isShowing()
                && pause.getStatus() != Animation.Status.RUNNING
                && editor.getCaretPosition() != caret
                && !putting) {
            hide();
        }
        if (hint.isWanted()) {
            var excerpt = excerpt();
            Background.of(CompletableFuture.supplyAsync(
                            () -> new Completer(schema.get()).call(excerpt.text(), excerpt.caret()),
                            Thread::startVirtualThread))
                    .onSuccess(call -> {
                        if (excerpt.offset() + excerpt.caret() == editor.getCaretPosition()) {
                            hint.show(call);
                        }
                    })
                    .reportingFailure();
        }
    }

    private void propose() {
        var excerpt = excerpt();
        var known = schema.get();
        var number = ++question;
        Background.of(CompletableFuture.supplyAsync(
                        () -> new Completer(known).at(excerpt.text(), excerpt.caret()), Thread::startVirtualThread))
                .onSuccess(proposals -> {
                    answered = Math.max(answered, number);
                    var position = excerpt.offset() + excerpt.caret();
                    if (number == question && editor.getCaretPosition() == position && editor.isFocused()) {
                        caret = position;
                        offset = excerpt.offset();
                        show(proposals);
                    }
                })
                .onFailure(_ -> answered = Math.max(answered, number))
                .reportingFailure();
    }

    private Excerpt excerpt() {
        var position = editor.getCaretPosition();
        var from = Math.max(0, position - REACH);
        var text = editor.getText(from, Math.min(editor.getLength(), position + REACH));
        if (from > 0) {
            // It must not begin within a string: most statements begin after a semicolon at the end of a line.
            var begin = text.substring(0, position - from).indexOf(";\n") + 2;
            return new Excerpt(text.substring(begin), from + begin, position - from - begin);
        }
        return new Excerpt(text, from, position - from);
    }

    private void show(Proposals proposals) {
        shown = proposals;
        var isWorth = !proposals.prefix().isEmpty() || proposals.namesExpected();
        var isNeeded = asked || isWorth && !proposals.isComplete();
        if (proposals.list().isEmpty() || !isNeeded) {
            hide();
            return;
        }
        var place = editor.getCharacterBoundsOnScreen(offset + proposals.start(), caret)
                .or(editor::getCaretBounds);
        place.ifPresent(bounds -> list.show(editor, bounds, proposals));
        if (asked || !proposals.prefix().isEmpty() && !proposals.ownNamePossible()) {
            list.selectFirst();
        }
    }

    private void hide() {
        pause.stop();
        question++; // an answer under way is for nothing
        answered = question;
        asked = false;
        list.hide();
    }

    /** Before any other part of the window gets the key. */
    private void onKey(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case UP -> list.move(-1);
            case DOWN -> list.move(1);
            case PAGE_UP -> list.move(-ProposalList.ROWS);
            case PAGE_DOWN -> list.move(ProposalList.ROWS);
            case ESCAPE -> hide();
            case ENTER, TAB -> {
                if (event.isShiftDown() || !take(event.getCode() == KeyCode.TAB)) {
                    hide();
                    return;
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private boolean take(boolean orFirst) {
        var isForThisText = !isThinking() && editor.getCaretPosition() == caret;
        var isFirstMeant = orFirst && !shown.prefix().isEmpty();
        var chosen =
                list.selected().or(() -> isFirstMeant ? shown.list().stream().findFirst() : Optional.empty());
        if (!isForThisText || chosen.isEmpty()) {
            return false;
        }
        put(chosen.get());
        return true;
    }

    private void put(Proposal proposal) {
        var start = offset + shown.start();
        hide();
        putting = true;
        editor.getUndoManager().preventMerge();
        editor.replaceText(start, offset + shown.end(), proposal.text());
        editor.getUndoManager().preventMerge();
        editor.moveTo(start + proposal.caret());
        putting = false;
        if (proposal.text().endsWith(".")) {
            propose();
        }
        if (proposal.caret() < proposal.text().length()) {
            hint.want();
            onCaret();
        }
    }
}
