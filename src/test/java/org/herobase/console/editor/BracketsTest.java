package org.herobase.console.editor;

import static org.assertj.core.api.Assertions.assertThat;

import org.herobase.console.editor.Brackets.Pair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BracketsTest {
    @Test
    void findsThePartnerOfABracketAtTheCaret() {
        var text = "f(a, g(b), ')', \"(\" /* ) */ -- )\n)";
        assertThat(Brackets.at(new Stretch(0, text), 2)).contains(new Pair(1, text.length() - 1));
        assertThat(Brackets.at(new Stretch(0, text), text.length())).contains(new Pair(1, text.length() - 1));
        assertThat(Brackets.at(new Stretch(0, text), 6)).contains(new Pair(6, 8));
    }

    @Test
    void prefersTheBracketBeforeTheCaret() {
        assertThat(Brackets.at(new Stretch(0, "(a)(b)"), 3)).contains(new Pair(0, 2));
    }

    @Test
    void findsNoPartnerInAStringOrInAnotherStatement() {
        assertThat(Brackets.at(new Stretch(0, "'(' )"), 2)).isEmpty();
        assertThat(Brackets.at(new Stretch(0, "SELECT (1; SELECT 2)"), 8)).isEmpty();
        assertThat(Brackets.at(new Stretch(0, "SELECT (1; SELECT 2)"), 20)).isEmpty();
        assertThat(Brackets.at(new Stretch(0, "SELECT 1"), 3)).isEmpty();
    }

    /** The caret is at |, before and after. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '→',
            value = {
                "count|            → ( → count(|)",
                "f(g(x|))          → ) → f(g(x)|)",
                "f(g(x|)           → ) → f(g(x)|)+", // one is missing: it is put in
                "WHERE a = |       → ' → WHERE a = '|'",
                "'abc|'            → ' → 'abc'|",
                "a = x|            → ' → a = x'|'",
                "SELECT |          → \" → SELECT \"|\"",
                "SELECT |          → [ → SELECT [|]",
                "[name|]           → ] → [name]|",
            })
    void typesPairs(String before, char typed, String after) {
        var caret = before.indexOf('|');
        var text = before.replace("|", "");
        var edit = Brackets.type(new Stretch(0, text), caret, caret, "", typed);
        if (after.endsWith("+")) {
            assertThat(edit).isEmpty();
        } else {
            assertThat(edit.map(change -> applied(text, change))).contains(after);
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '→',
            value = {
                "'it|'       → (", // in a string
                "-- it|      → '", // in a comment
                "SELECT |abc → (", // before a word
                "don|        → '", // behind a word
                "'a|         → '", // ends the string
                "a|          → b",
            })
    void putsOneCharacterInWhereItIsMeantAlone(String before, char typed) {
        var caret = before.indexOf('|');
        var text = before.replace("|", "");
        assertThat(Brackets.type(new Stretch(0, text), caret, caret, "", typed)).isEmpty();
    }

    @Test
    void wrapsTheSelection() {
        var text = "SELECT abc";
        var edit = Brackets.type(new Stretch(0, text), 10, 7, "abc", '(').orElseThrow();
        assertThat(edit).isEqualTo(new Edit(7, 10, "(abc)", 8, 11));
        assertThat(Brackets.type(new Stretch(0, text), 10, 7, "abc", ')')).isEmpty();
    }

    @Test
    void deletesAnEmptyPairAsAWhole() {
        assertThat(Brackets.deleteBackward(new Stretch(0, "f()"), 2)).contains(new Edit(1, 3, "", 1));
        assertThat(Brackets.deleteBackward(new Stretch(0, "= ''"), 3)).contains(new Edit(2, 4, "", 2));
        assertThat(Brackets.deleteBackward(new Stretch(0, "f(a)"), 3)).isEmpty();
        assertThat(Brackets.deleteBackward(new Stretch(0, "'()'"), 2)).isEmpty();
        assertThat(Brackets.deleteBackward(new Stretch(0, ""), 0)).isEmpty();
    }

    private static String applied(String text, Edit edit) {
        var result = text.substring(0, edit.start()) + edit.text() + text.substring(edit.end());
        return result.substring(0, edit.caret()) + "|" + result.substring(edit.caret());
    }
}
