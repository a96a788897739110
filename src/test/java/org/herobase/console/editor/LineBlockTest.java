package org.herobase.console.editor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Texts have | at the caret and ^ at the other end of the selection. */
class LineBlockTest {
    @Test
    void indentsLines() {
        assertThat(after("a^\n\n  b|", Indentation.indent(block("a^\n\n  b|")))).isEqualTo("  a^\n\n    b|");
    }

    @Test
    void outdentsLinesByWhatThereIs() {
        var text = "a\n ^b\n    c\n\td|";
        assertThat(after(text, Indentation.outdent(block(text)))).isEqualTo("a\n^b\n  c\nd|");
    }

    @Test
    void keepsTheIndentationOnANewLine() {
        assertThat(Indentation.newLine("  SELECT", " 1", 8, 8, false)).isEqualTo(new Edit(8, 9, "\n  ", 11));
    }

    @Test
    void indentsBehindAnOpeningBracket() {
        assertThat(Indentation.newLine("  f (", "", 5, 5, true)).isEqualTo(new Edit(5, 5, "\n    ", 10));
        assertThat(Indentation.newLine("f(", ")", 2, 2, true)).isEqualTo(new Edit(2, 2, "\n  \n", 5));
    }

    @Test
    void commentsAtTheSameColumn() {
        var text = "^  SELECT 1,\n\n    2|";
        var comment = LineComments.toggle(block(text));
        assertThat(after(text, comment)).isEqualTo("^  -- SELECT 1,\n\n  --   2|");
    }

    @Test
    void uncommentsWhatItCommented() {
        var text = "  -- SELECT^ 1,\n\n  --   2|\n--3";
        assertThat(after(text, LineComments.toggle(block(text)))).isEqualTo("  SELECT^ 1,\n\n    2|\n3");
    }

    @Test
    void commentsAgainWhereALineHasNoMarkYet() {
        var text = "^-- a\nb|";
        assertThat(after(text, LineComments.toggle(block(text)))).isEqualTo("-- ^-- a\n-- b|");
    }

    @Test
    void beginsACommentInAnEmptyLine() {
        assertThat(after("^|", LineComments.toggle(block("^|")))).isEqualTo("-- ^|");
    }

    @Test
    void duplicatesLines() {
        assertThat(after("a^b|", block("a^b|").duplicated())).isEqualTo("ab\na^b|");
    }

    @Test
    void movesLines() {
        assertThat(new LineBlock(2, "b\nc", 2, 5).movedAbove("a")).isEqualTo(new Edit(0, 5, "b\nc\na", 0, 3));
        assertThat(new LineBlock(2, "b\nc", 2, 5).movedBelow("d")).isEqualTo(new Edit(2, 7, "d\nb\nc", 4, 7));
    }

    private static LineBlock block(String marked) {
        var text = marked.replace("|", "").replace("^", "");
        return new LineBlock(
                0,
                text,
                marked.replace("|", "").indexOf('^'),
                marked.replace("^", "").indexOf('|'));
    }

    private static String after(String marked, Edit edit) {
        var text = marked.replace("|", "").replace("^", "");
        var result = new StringBuilder(text.substring(0, edit.start()) + edit.text() + text.substring(edit.end()));
        return result.insert(edit.caret(), '|').insert(edit.anchor(), '^').toString();
    }
}
