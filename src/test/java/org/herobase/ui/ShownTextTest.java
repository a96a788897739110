package org.herobase.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.herobase.ui.ShownText.Obstacle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an editor makes of a text, and gives back. */
class ShownTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a\nb",
                "a\r\nb\rc\n\nd\r",
                "\r\r\n\n",
                "a  \n  ",
                "\u202eabc\u202c",
                "\ufeffa",
                "𝄞\u2028"
            })
    void whatIsNotChangedStays(String text) {
        var shown = ShownText.of(text);
        assertThat(shown.obstacle()).isNull();
        assertThat(shown.shown()).doesNotContain("\r");
        assertThat(shown.edited(shown.shown())).isEqualTo(text);
    }

    @Test
    void aChangeLeavesTheOtherLinesTheirEnds() {
        assertThat(ShownText.of("a\r\nb\nc\rd").edited("a\nB\nc\nd")).isEqualTo("a\r\nB\nc\rd");
        assertThat(ShownText.of("a\r\nb").edited("a\nb\nc")).isEqualTo("a\r\nb\r\nc");
        assertThat(ShownText.of("a\rb").edited("a\nb\nc")).isEqualTo("a\rb\rc");
        assertThat(ShownText.of("a\nb").edited("a\nb\nc")).isEqualTo("a\nb\nc");
        assertThat(ShownText.of("a\r\nb\r\n").edited("")).isEmpty();
        assertThat(ShownText.of("aa").edited("aaa")).isEqualTo("aaa");
    }

    @Test
    void whatWouldNotSurviveIsOnlyLookedAt() {
        assertThat(ShownText.of("a\0b")).isEqualTo(new ShownText("a\0b", "a␀b", Obstacle.NUL));
        assertThat(ShownText.of("a\ud800").obstacle()).isEqualTo(Obstacle.NOT_UTF8);
        assertThat(ShownText.of("a\ufffd").obstacle()).isEqualTo(Obstacle.NOT_UTF8);
    }

    @Test
    void aLongLineIsBroken() {
        var shown = ShownText.of("𝄞".repeat(2_500_000 / 2) + "\nend");
        assertThat(shown.obstacle()).isEqualTo(Obstacle.LONG_LINE);
        assertThat(shown.shown().lines())
                .allMatch(line -> line.length() <= 1_001
                        && line.codePoints().noneMatch(point -> point >= 0xd800 && point <= 0xdfff));
        assertThat(shown.shown().replace("\n", "")).hasSize(2_500_003);
    }

    @Test
    void ofAVeryLongTextTheStartIsShown() {
        var shown = ShownText.of("line\n".repeat(1_000_000));
        assertThat(shown.obstacle()).isEqualTo(Obstacle.LONG);
        assertThat(shown.shown()).hasSize(ShownText.SHOWN);
    }
}
