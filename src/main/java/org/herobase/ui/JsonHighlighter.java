package org.herobase.ui;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/** Finds the style classes of JSON text. */
final class JsonHighlighter {
    // Possessive: a string of a million characters must not need as many frames of the stack.
    private static final Pattern TOKEN = Pattern.compile("""
            (?<string>"(?:[^"\\\\\\n]|\\\\.)*+"?)(?<name>\\s*+:)?|(?<number>-?\\d[\\d.eE+-]*+)|(?<word>true|false|null)""");

    private JsonHighlighter() {}

    /**
     * The style classes of a text.
     *
     * @param text not empty
     */
    static StyleSpans<Collection<String>> spans(String text) {
        var spans = new StyleSpansBuilder<Collection<String>>();
        var tokens = TOKEN.matcher(text);
        var end = 0;
        while (tokens.find()) {
            spans.add(List.of(), tokens.start() - end);
            if (tokens.start("string") >= 0) {
                spans.add(
                        List.of(tokens.start("name") >= 0 ? "json-name" : "json-string"),
                        tokens.end("string") - tokens.start());
                end = tokens.end("string");
            } else {
                spans.add(
                        List.of(tokens.start("number") >= 0 ? "json-number" : "json-word"),
                        tokens.end() - tokens.start());
                end = tokens.end();
            }
        }
        spans.add(List.of(), text.length() - end);
        return spans.create();
    }
}
