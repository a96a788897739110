package org.herobase.console.editor;

import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/**
 * Colours what is on screen, and nothing else: what a change or the scroll bar brings into view is coloured then. Lines
 * longer than {@link #LONGEST_LINE} stay plain: a line with thousands of differently coloured pieces takes JavaFX seconds.
 */
final class Highlighting {
    static final int LONGEST_LINE = 2_000;

    private static final BiFunction<Collection<String>, Collection<String>, Collection<String>> BOTH =
            (first, second) -> second.isEmpty()
                    ? first
                    : Stream.concat(first.stream(), second.stream()).toList();

    private static final List<String> SAME = List.of();
    private static final List<String> OTHER = List.of("other");

    private final CodeArea area;
    private final TextReading reading;
    private final BiFunction<Integer, Integer, List<Marking>> markings;
    private boolean isAsked;

    /**
     * @param markings what is marked between two offsets: in order, without overlaps within the same style class
     */
    Highlighting(CodeArea area, TextReading reading, BiFunction<Integer, Integer, List<Marking>> markings) {
        this.area = area;
        this.reading = reading;
        this.markings = markings;
    }

    /** Colours what is on screen when the event that is under way has been worked off. */
    void request() {
        if (!isAsked) {
            isAsked = true;
            Platform.runLater(() -> {
                isAsked = false;
                paint();
            });
        }
    }

    private void paint() {
        if (area.getVisibleParagraphs().isEmpty() || area.getLength() == 0) {
            return;
        }
        var first = area.firstVisibleParToAllParIndex();
        var last = area.lastVisibleParToAllParIndex();
        var from = area.getAbsolutePosition(first, 0);
        var to = from;
        var tokens = new StyleSpansBuilder<Collection<String>>();
        var stretch = reading.stretch(from, area.getAbsolutePosition(last, area.getParagraphLength(last)))
                .orElse(null);
        if (stretch == null && !reading.isCurrent()) {
            return; // the colours come when the text is known
        }
        for (var line = first; line <= last; line++) {
            var length = area.getParagraphLength(line);
            if (stretch == null || length > LONGEST_LINE) {
                tokens.add(List.of(), length);
            } else {
                addLine(tokens, stretch, to, to + length);
            }
            tokens.add(List.of(), line < last ? 1 : 0);
            to += length + (line < last ? 1 : 0);
        }
        if (to > from) {
            show(from, marked(tokens.create(), from, to));
        }
    }

    private static void addLine(
            StyleSpansBuilder<Collection<String>> spans, Stretch stretch, int lineStart, int lineEnd) {
        if (lineStart == lineEnd) {
            return;
        }
        for (var i = stretch.indexAt(lineStart); i < stretch.tokens().size(); i++) {
            var token = stretch.tokens().get(i);
            if (token.start() >= lineEnd) {
                return;
            }
            spans.add(stretch.styleOf(token), Math.min(token.end(), lineEnd) - Math.max(token.start(), lineStart));
        }
    }

    private StyleSpans<Collection<String>> marked(StyleSpans<Collection<String>> spans, int from, int to) {
        var result = spans;
        for (var marking : markings.apply(from, to)) {
            var start = Math.max(from, marking.start());
            var end = Math.min(to, marking.end());
            if (start < end) {
                var mark = new StyleSpansBuilder<Collection<String>>()
                        .add(List.of(), start - from)
                        .add(List.of(marking.styleClass()), end - start)
                        .add(List.of(), to - end)
                        .create();
                result = result.overlay(mark, BOTH);
            }
        }
        return result;
    }

    /** Changes only the lines that differ: each change of a style builds its line anew. */
    private void show(int from, StyleSpans<Collection<String>> spans) {
        var before = area.getStyleSpans(from, from + spans.length());
        var differences = before.overlay(spans, (old, now) -> List.copyOf(old).equals(now) ? SAME : OTHER);
        var first = -1;
        var last = -1;
        var at = 0;
        for (var span : differences) {
            if (span.getStyle() == OTHER && span.getLength() > 0) {
                first = first < 0 ? at : first;
                last = at + span.getLength();
            }
            at += span.getLength();
        }
        if (first >= 0) {
            area.setStyleSpans(from + first, spans.subView(first, last));
        }
    }
}
