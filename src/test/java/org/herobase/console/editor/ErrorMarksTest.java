package org.herobase.console.editor;

import static org.assertj.core.api.Assertions.assertThat;

import org.herobase.console.editor.ErrorMarks.Mark;
import org.junit.jupiter.api.Test;

class ErrorMarksTest {
    private final ErrorMarks marks = new ErrorMarks();

    @Test
    void moveWithWhatStandsBeforeThem() {
        marks.add(new Mark(10, 14, "no such table"));
        marks.changed(0, 2, 5);
        assertThat(marks.between(0, 100)).containsExactly(new Mark(13, 17, "no such table"));
        marks.changed(17, 0, 3); // behind it
        marks.changed(13, 0, 1); // directly before it
        assertThat(marks.between(0, 100)).containsExactly(new Mark(14, 18, "no such table"));
    }

    @Test
    void goWhenTheirTextIsEdited() {
        marks.add(new Mark(10, 14, "one"));
        marks.add(new Mark(20, 24, "two"));
        marks.changed(12, 0, 1);
        assertThat(marks.between(0, 100)).extracting(Mark::sentence).containsExactly("two");
        marks.changed(0, 30, 0);
        assertThat(marks.isEmpty()).isTrue();
    }

    @Test
    void areKnownByTheirPlace() {
        marks.add(new Mark(10, 14, "one"));
        marks.add(new Mark(12, 16, "two"));
        assertThat(marks.sentences(13, 14)).isEqualTo("one\ntwo");
        assertThat(marks.sentences(15, 16)).isEqualTo("two");
        assertThat(marks.sentences(16, 17)).isEmpty();
    }
}
