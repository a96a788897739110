package org.herobase.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class SqlHighlighterTest {
    @Test
    void tellsTheKindsOfWords() {
        var text = "select \"select\", 'x;', 1.5, x'00' from t -- end";
        var found = new ArrayList<String>();
        var at = 0;
        for (var span : SqlHighlighter.spans(text)) {
            for (var style : span.getStyle()) {
                found.add(style + " " + text.substring(at, at + span.getLength()));
            }
            at += span.getLength();
        }
        assertThat(at).isEqualTo(text.length());
        assertThat(found)
                .containsExactly(
                        "sql-keyword select",
                        "sql-name \"select\"",
                        "sql-string 'x;'",
                        "sql-number 1.5",
                        "sql-string x'00'",
                        "sql-keyword from",
                        "sql-comment -- end");
    }
}
