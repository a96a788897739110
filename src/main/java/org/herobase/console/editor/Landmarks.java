package org.herobase.console.editor;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.herobase.sql.Script;
import org.herobase.sql.SqlToken;

/**
 * What is kept of a look at a whole text: its statements, and one start of a token every few thousand characters. From there
 * any part of the text can be cut into tokens again in no time, and a script of 5 MB needs no memory for all of its own.
 */
final class Landmarks {
    private static final int DISTANCE = 2_000;

    private final int[] starts;
    private final Script script;
    private final int longestLine;

    private Landmarks(int[] starts, Script script, int longestLine) {
        this.starts = starts;
        this.script = script;
        this.longestLine = longestLine;
    }

    /** Looks at a text; takes a moment for a long one. */
    static Landmarks of(String text) {
        var starts = IntStream.builder();
        starts.add(0);
        var last = 0;
        for (var at = 0; at < text.length(); at = SqlToken.at(text, at).end()) {
            if (at - last >= DISTANCE) {
                starts.add(at);
                last = at;
            }
        }
        return new Landmarks(starts.build().toArray(), Script.of(text), LongLines.longest(text));
    }

    /** The last known start of a token that is not behind an offset. */
    int before(int offset) {
        var found = Arrays.binarySearch(starts, offset);
        return starts[found >= 0 ? found : Math.max(0, -found - 2)];
    }

    Script script() {
        return script;
    }

    int longestLine() {
        return longestLine;
    }
}
