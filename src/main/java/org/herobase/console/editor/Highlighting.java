package org.herobase.console.editor;

import java.util.ArrayList;
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
        var to = area.getAbsolutePosition(last, area.getParagraphLength(last));
        var stretch = reading.stretch(from, to).orElse(null);
        if (stretch == null && !reading.isCurrent()) {
            return; // the colours come when the text is known
        }
        var marked = markings.apply(from, to);
        var lines = new ArrayList<StyleSpans<Collection<String>>>();
        for (var line = first; line <= last; line++) {
            var end = from + area.getParagraphLength(line);
            lines.add(marked(tokens(stretch, from, end), marked, from, end));
            from = end + 1;
        }
        show(first, lines);
    }

    private static StyleSpans<Collection<String>> tokens(Stretch stretch, int lineStart, int lineEnd) {
        var spans = new StyleSpansBuilder<Collection<String>>();
        if (stretch == null || lineStart == lineEnd || lineEnd - lineStart > LONGEST_LINE) {
            return spans.add(List.of(), lineEnd - lineStart).create();
        }
        for (var i = stretch.indexAt(lineStart); i < stretch.tokens().size(); i++) {
            var token = stretch.tokens().get(i);
            if (token.start() >= lineEnd) {
                break;
            }
            spans.add(stretch.styleOf(token), Math.min(token.end(), lineEnd) - Math.max(token.start(), lineStart));
        }
        return spans.create();
    }

    private static StyleSpans<Collection<String>> marked(
            StyleSpans<Collection<String>> spans, List<Marking> markings, int from, int to) {
        var result = spans;
        for (var marking : markings) {
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

    /**
     * Changes only the lines that differ: each change of a style builds its line anew. The ends of lines are left out: they
     * have no style of their own, so they would never be as they should, and be changed for ever.
     */
    private void show(int firstLine, List<StyleSpans<Collection<String>>> lines) {
        var first = 0;
        while (first < lines.size() && isShown(firstLine + first, lines.get(first))) {
            first++;
        }
        var last = lines.size() - 1;
        while (last > first && isShown(firstLine + last, lines.get(last))) {
            last--;
        }
        if (first < lines.size()) {
            var all = new StyleSpansBuilder<Collection<String>>();
            for (var i = first; i <= last; i++) {
                all.addAll(lines.get(i));
                all.add(List.of(), i < last ? 1 : 0);
            }
            area.setStyleSpans(area.getAbsolutePosition(firstLine + first, 0), all.create());
        }
    }

    private boolean isShown(int line, StyleSpans<Collection<String>> spans) {
        return area
                .getStyleSpans(line)
                .overlay(spans, (shown, wanted) -> List.copyOf(shown).equals(List.copyOf(wanted)) ? SAME : OTHER)
                .stream()
                .noneMatch(span -> span.getStyle() == OTHER && span.getLength() > 0);
    }
}
