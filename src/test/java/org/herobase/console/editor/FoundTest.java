package org.herobase.console.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.PatternSyntaxException;
import javafx.scene.control.IndexRange;
import org.junit.jupiter.api.Test;

class FoundTest {
    private static final String TEXT = "hero Hero heroes\nÄrger ärger a.c abc";

    @Test
    void findsWithoutLookingAtCaseUnlessAsked() {
        assertThat(found(new FindTerm("hero", false, false, false))).containsExactly("hero", "Hero", "hero");
        assertThat(found(new FindTerm("hero", true, false, false))).containsExactly("hero", "hero");
        assertThat(found(new FindTerm("ÄRGER", false, false, false))).containsExactly("Ärger", "ärger");
    }

    @Test
    void findsWholeWords() {
        assertThat(found(new FindTerm("hero", false, true, false))).containsExactly("hero", "Hero");
        assertThat(found(new FindTerm("rger", false, true, false))).isEmpty();
    }

    @Test
    void takesTextAsItIsUnlessItIsARegularExpression() {
        assertThat(found(new FindTerm("a.c", false, false, false))).containsExactly("a.c");
        assertThat(found(new FindTerm("a.c", false, false, true))).containsExactly("a.c", "abc");
        assertThat(found(new FindTerm("^\\w+", false, false, true))).containsExactly("hero", "Ärger");
        assertThat(found(new FindTerm("x*", false, false, true))).isEmpty();
    }

    @Test
    void refusesAWrongRegularExpression() {
        assertThatThrownBy(() -> new FindTerm("a)(", false, true, true).pattern())
                .isInstanceOf(PatternSyntaxException.class);
    }

    @Test
    void knowsWhichComesNext() {
        var found = Found.in(TEXT, new FindTerm("hero", false, false, false).pattern(), () -> false);
        assertThat(found.indexFrom(1)).isEqualTo(1);
        assertThat(found.indexFrom(11)).isEqualTo(3);
        assertThat(found.indexOf(new IndexRange(5, 9))).isEqualTo(1);
        assertThat(found.indexOf(new IndexRange(5, 8))).isNegative();
        assertThat(found.between(7, 10)).containsExactly(new IndexRange(5, 9));
    }

    @Test
    void keepsNoMoreThanItMay() {
        var found = Found.in("a".repeat(Found.MOST + 1), new FindTerm("a", false, false, false).pattern(), () -> false);
        assertThat(found.count()).isEqualTo(Found.MOST);
        assertThat(found.hasMore()).isTrue();
    }

    @Test
    void stopsAnEndlessRegularExpression() {
        var looks = new AtomicInteger();
        var endless = new FindTerm("(x+x+)+y", false, false, true).pattern();
        assertThatThrownBy(() -> Found.in("x".repeat(100), endless, () -> looks.incrementAndGet() > 100_000))
                .isInstanceOf(CancellationException.class);
    }

    private static List<String> found(FindTerm term) {
        return Found.in(TEXT, term.pattern(), () -> false).between(0, TEXT.length()).stream()
                .map(range -> TEXT.substring(range.getStart(), range.getEnd()))
                .toList();
    }
}
