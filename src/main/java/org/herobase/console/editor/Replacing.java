package org.herobase.console.editor;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import javafx.scene.control.IndexRange;

/**
 * What replacing makes of a text. A regular expression can take for ever, so it can be told to stop: then it ends with a
 * {@link CancellationException}. Both ways throw IllegalArgumentException or IndexOutOfBoundsException for a replacement that
 * is malformed, and StackOverflowError if the regular expression is too deep for the text.
 */
final class Replacing {
    private Replacing() {}

    /**
     * The edit that replaces one match; only moves the caret behind it if it is none by itself.
     *
     * @param match where it was found
     */
    static Edit one(IndexRange match, String text, Pattern pattern, String by, BooleanSupplier isStopped) {
        var matcher = pattern.matcher(new StoppableText(text, isStopped));
        if (!matcher.find(match.getStart()) || matcher.end() != match.getEnd()) {
            return Edit.caretTo(match.getEnd());
        }
        var replaced = new StringBuilder();
        matcher.appendReplacement(replaced, by);
        var put = replaced.substring(match.getStart());
        return new Edit(match.getStart(), match.getEnd(), put, match.getStart() + put.length());
    }

    /**
     * The edit that replaces all matches.
     *
     * @param first where the first one begins
     */
    static Edit all(int first, String text, Pattern pattern, String by, BooleanSupplier isStopped) {
        var replaced = pattern.matcher(new StoppableText(text, isStopped)).replaceAll(by);
        return new Edit(first, text.length(), replaced.substring(first), first);
    }
}
