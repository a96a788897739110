package org.herobase.console.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javafx.scene.control.IndexRange;
import org.junit.jupiter.api.Test;

class ReplacingTest {
    private static final Pattern WORD = Pattern.compile("(a)(\\d)");

    @Test
    void replacesOneMatchByItsGroups() {
        var edit = Replacing.one(new IndexRange(3, 5), "a1 a2 a3", WORD, "$2$1$1", () -> false);
        assertThat(edit).isEqualTo(new Edit(3, 5, "2aa", 6));
    }

    @Test
    void changesNothingWhereThereIsNoMatch() {
        var edit = Replacing.one(new IndexRange(0, 1), "a1", WORD, "b", () -> false);
        assertThat(edit).isEqualTo(Edit.caretTo(1));
    }

    @Test
    void replacesAllMatchesFromTheFirstOneOn() {
        var edit = Replacing.all(3, "-- a1 a2\n", WORD, "$2", () -> false);
        assertThat(edit).isEqualTo(new Edit(3, 9, "1 2\n", 3));
    }

    @Test
    void givesUpWhenItIsStopped() {
        var runaway = Pattern.compile("(a|aa)+b\\1");
        var text = "a".repeat(100);
        var looks = new AtomicInteger();
        assertThatThrownBy(() -> Replacing.all(0, text, runaway, "", () -> looks.incrementAndGet() > 100_000))
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(() ->
                        Replacing.one(new IndexRange(0, 1), text, runaway, "", () -> looks.incrementAndGet() > 200_000))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void refusesAMalformedReplacement() {
        assertThatThrownBy(() -> Replacing.all(0, "a1", WORD, "$7", () -> false))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Replacing.all(0, "a1", WORD, "$", () -> false))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
