package org.herobase.console.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The errors marked in a text. They move with what stands before them, and go when the text that they mark is edited. */
final class ErrorMarks {
    /**
     * One error.
     *
     * @param start the offset of the first character marked
     * @param end the offset after the last one
     * @param sentence what is wrong
     */
    record Mark(int start, int end, String sentence) {}

    private List<Mark> marks = List.of();

    /** Marks one more error. */
    void add(Mark mark) {
        var more = new ArrayList<>(marks);
        more.add(mark);
        marks = List.copyOf(more);
    }

    void clear() {
        marks = List.of();
    }

    boolean isEmpty() {
        return marks.isEmpty();
    }

    /** Follows a change of the text. */
    void changed(int at, int removed, int inserted) {
        if (!marks.isEmpty()) {
            marks = marks.stream()
                    .filter(mark -> at + removed <= mark.start() || at >= mark.end())
                    .map(mark -> at >= mark.end() ? mark : moved(mark, inserted - removed))
                    .toList();
        }
    }

    private static Mark moved(Mark mark, int by) {
        return new Mark(mark.start() + by, mark.end() + by, mark.sentence());
    }

    /** What is marked between two offsets. */
    List<Mark> between(int start, int end) {
        return marks.stream()
                .filter(mark -> mark.start() < end && mark.end() > start)
                .toList();
    }

    /** What is wrong between two offsets, a line each; empty if nothing is. */
    String sentences(int start, int end) {
        return between(start, end).stream().map(Mark::sentence).collect(Collectors.joining("\n"));
    }
}
