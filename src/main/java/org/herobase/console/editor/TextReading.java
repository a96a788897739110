package org.herobase.console.editor;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.fxmisc.richtext.CodeArea;
import org.herobase.sql.Script.Statement;
import org.herobase.ui.Background;

/**
 * Knows the tokens of an editor's text around any place at once, however long the text is. The whole text is looked at in
 * the background after each change; what is in front of the changes made since stays known meanwhile.
 */
final class TextReading {
    /** Further than this behind a known place, tokens are not looked for: that must not hold the JavaFX thread. */
    private static final int FARTHEST = 100_000;

    /** A longer text is looked at again only when the typing pauses. */
    private static final int LONG = 200_000;

    private static final Duration PAUSE_IN_TYPING = Duration.millis(250);

    private final CodeArea area;
    private final Runnable afterwards;
    private final PauseTransition pause = new PauseTransition(PAUSE_IN_TYPING);
    private Landmarks landmarks = Landmarks.of("");
    private int unreadFrom = Integer.MAX_VALUE; // the first change that the landmarks do not know of
    private int changedFrom = Integer.MAX_VALUE; // the first change since the look under way began
    private boolean isReading;

    /**
     * @param afterwards called on the JavaFX thread when the whole text was looked at
     */
    TextReading(CodeArea area, Runnable afterwards) {
        this.area = area;
        this.afterwards = afterwards;
        pause.setOnFinished(_ -> read());
    }

    /** Takes a change of the text from an offset on. */
    void changed(int offset) {
        unreadFrom = Math.min(unreadFrom, offset);
        changedFrom = Math.min(changedFrom, offset);
        if (!isReading) {
            begin();
        }
    }

    private void begin() {
        if (area.getLength() > LONG) {
            pause.playFromStart();
        } else {
            pause.stop();
            read();
        }
    }

    private void read() {
        isReading = true;
        changedFrom = Integer.MAX_VALUE;
        // A snapshot costs nothing and can be read on another thread; to put its text together takes its time.
        var snapshot = area.getContent().snapshot();
        Background.of(CompletableFuture.supplyAsync(() -> Landmarks.of(snapshot.getText())))
                .onSuccess(found -> {
                    landmarks = found;
                    unreadFrom = changedFrom;
                })
                .reportingFailure()
                .andFinally(() -> {
                    isReading = false;
                    if (changedFrom < Integer.MAX_VALUE) {
                        begin();
                    }
                    afterwards.run();
                });
    }

    /** Whether the whole text is known as it is now. */
    boolean isCurrent() {
        return unreadFrom == Integer.MAX_VALUE;
    }

    /**
     * A part of the text in tokens, which begins a little before; nothing where that has to wait for the look at the whole
     * text.
     */
    Optional<Stretch> stretch(int from, int to) {
        // The change can make one token of two, so the token before it counts as changed, too.
        var start = landmarks.before(Math.min(from, Math.max(0, unreadFrom - 1)));
        return to - start > FARTHEST ? Optional.empty() : Optional.of(new Stretch(start, area.getText(start, to)));
    }

    /** The last tokens of the text: at least all behind its last statement, and the last one of that. */
    Stretch lastTokens() {
        var length = area.getLength();
        for (var from = length; ; from = Math.max(0, 2 * from - length - 1)) {
            var start = landmarks.before(Math.min(from, Math.max(0, unreadFrom - 1)));
            var tokens = new Stretch(start, area.getText(start, length));
            if (start == 0 || tokens.tokens().stream().anyMatch(token -> !token.isIgnored())) {
                return tokens;
            }
        }
    }

    /** How many characters the longest line had when the text was looked at last. */
    int longestLine() {
        return landmarks.longestLine();
    }

    /** The statement that a caret means; nothing while that is not known. */
    Optional<Statement> statementAt(int caret) {
        if (!isCurrent()) {
            return Optional.empty();
        }
        return landmarks.script().statementAt(caret);
    }
}
