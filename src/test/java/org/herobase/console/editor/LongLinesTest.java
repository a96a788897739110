package org.herobase.console.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.herobase.sql.SqlToken;
import org.junit.jupiter.api.Test;

class LongLinesTest {
    @Test
    void knowsTheLongestLine() {
        assertThat(LongLines.longest("a\nbcd\nef")).isEqualTo(3);
        assertThat(LongLines.longest("")).isZero();
    }

    @Test
    void breaksLinesBetweenTokens() {
        var text = "INSERT INTO t VALUES " + "(1,'a, b',\"c d\"), /* e, f */ ".repeat(1_000) + "(1)";
        var broken = LongLines.broken(text);
        assertThat(LongLines.longest(broken)).isLessThan(150);
        assertThat(words(broken)).isEqualTo(words(text));
    }

    @Test
    void leavesALongStringAndShortLinesAlone() {
        var text = "SELECT '" + "a, b ".repeat(1_000) + "';\nSELECT 1, 2\n";
        assertThat(LongLines.broken(text)).isEqualTo(text);
    }

    private static List<String> words(String text) {
        return SqlToken.of(text).stream()
                .filter(token -> token.kind() != SqlToken.Kind.BLANK)
                .map(token -> text.substring(token.start(), token.end()))
                .toList();
    }
}
