package org.herobase.console.editor;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javafx.scene.control.IndexRange;

/** Where a pattern was found in a text: at most {@value #MOST} times. */
final class Found {
    static final int MOST = 100_000;
    static final Found NOTHING = new Found(new int[0], new int[0], false);

    private final int[] starts;
    private final int[] ends;
    private final boolean hasMore;

    private Found(int[] starts, int[] ends, boolean hasMore) {
        this.starts = starts;
        this.ends = ends;
        this.hasMore = hasMore;
    }

    /**
     * Looks through a text. A regular expression can take for ever, so it can be told to stop.
     *
     * @param isStopped asked at each character that is looked at
     * @throws CancellationException if it was stopped
     * @throws StackOverflowError if the regular expression is too deep for the text
     */
    static Found in(String text, Pattern pattern, BooleanSupplier isStopped) {
        var starts = IntStream.builder();
        var ends = IntStream.builder();
        var count = 0;
        var matcher = pattern.matcher(new StoppableText(text, isStopped));
        while (matcher.find()) {
            if (matcher.end() > matcher.start()) { // nothing cannot be shown or replaced
                if (count == MOST) {
                    return new Found(starts.build().toArray(), ends.build().toArray(), true);
                }
                starts.add(matcher.start());
                ends.add(matcher.end());
                count++;
            }
        }
        return new Found(starts.build().toArray(), ends.build().toArray(), false);
    }

    int count() {
        return starts.length;
    }

    /** Whether there are more than could be kept. */
    boolean hasMore() {
        return hasMore;
    }

    IndexRange get(int index) {
        return new IndexRange(starts[index], ends[index]);
    }

    /** The index of the first one that does not begin before an offset; the count if there is none. */
    int indexFrom(int offset) {
        var index = Arrays.binarySearch(starts, offset);
        return index >= 0 ? index : -index - 1;
    }

    /** The index of exactly that stretch; negative if it is none. */
    int indexOf(IndexRange range) {
        var index = Arrays.binarySearch(starts, range.getStart());
        return index >= 0 && ends[index] == range.getEnd() ? index : -1;
    }

    /** Those that have a character between two offsets. */
    List<IndexRange> between(int start, int end) {
        var first = Math.max(0, indexFrom(start) - 1);
        return IntStream.range(first, starts.length)
                .takeWhile(i -> starts[i] < end)
                .filter(i -> ends[i] > start)
                .mapToObj(this::get)
                .toList();
    }
}
