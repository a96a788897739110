package org.herobase.ui;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.herobase.sql.SqlKeywords;
import org.herobase.sql.SqlToken;

/** Finds the style classes of SQL text. */
public final class SqlHighlighter {
    /** Longer texts are better left without colours: typing and looking must not wait for them. */
    public static final int LONGEST = 200_000;

    private SqlHighlighter() {}

    /**
     * The style classes of a text.
     *
     * @param text not empty
     */
    public static StyleSpans<Collection<String>> spans(String text) {
        var spans = new StyleSpansBuilder<Collection<String>>();
        for (var token : SqlToken.of(text)) {
            spans.add(classes(text, token), token.end() - token.start());
        }
        return spans.create();
    }

    /** The style classes of one token. */
    public static Collection<String> classes(String text, SqlToken token) {
        return switch (token.kind()) {
            case COMMENT -> List.of("sql-comment");
            case STRING -> List.of("sql-string");
            case NUMBER -> List.of("sql-number");
            case NAME -> List.of("sql-name");
            case PARAMETER -> List.of("sql-parameter");
            case WORD -> {
                var word = text.substring(token.start(), token.end()).toUpperCase(Locale.ROOT);
                yield SqlKeywords.ALL.contains(word) ? List.of("sql-keyword") : List.of();
            }
            case BLANK, SEMICOLON, OTHER -> List.of();
        };
    }
}
