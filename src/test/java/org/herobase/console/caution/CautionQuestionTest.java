package org.herobase.console.caution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.herobase.db.Catalog;
import org.herobase.db.DropConsequences;
import org.herobase.undo.UndoForecast;
import org.junit.jupiter.api.Test;

class CautionQuestionTest {
    private final CautionQuestion questions = new CautionQuestion();

    @Test
    void saysHowManyRowsChange() {
        var question =
                questions.of(new SweepCount.Rows("DELETE", "hero", 10_000_000L, 10_000_000L), UndoForecast.NEVER);
        assertThat(question.headline().replaceAll("\\D0", "0").replaceAll("(\\d)\\D(?=\\d{3})", "$1"))
                .isEqualTo("DELETE changes 10000000 of 10000000 rows of hero");
        assertThat(question.text()).contains("no WHERE");
        assertThat(question.answers()).containsExactly("Delete rows");
        assertThat(question.destructive()).isTrue();
    }

    @Test
    void saysWhatCouldNotBeCounted() {
        var tried = questions.of(new SweepCount.Rows("UPDATE", "hero", null, 3L), UndoForecast.NEVER);
        assertThat(tried.headline()).isEqualTo("UPDATE changes every row of hero");
        assertThat(tried.text()).contains("The table has 3 rows");
        assertThat(tried.answers()).containsExactly("Update rows");
        assertThat(questions
                        .of(new SweepCount.Rows("UPDATE", "hero", null, null), UndoForecast.NEVER)
                        .text())
                .contains("could not be counted");
        var drop = questions.of(
                new SweepCount.Drop(new Catalog.Entry(Catalog.Kind.TABLE, "hero"), null), UndoForecast.NEVER);
        assertThat(drop.text()).contains("could not be counted");
        assertThat(questions
                        .of(new SweepCount.Column("hero", "age", null), UndoForecast.WHILE_ALONE)
                        .text())
                .contains("could not be counted");
    }

    @Test
    void saysWhatIsDropped() {
        var consequences = new DropConsequences(5, 1, 0, List.of(), List.of("link"), List.of());
        var drop = questions.of(
                new SweepCount.Drop(new Catalog.Entry(Catalog.Kind.TABLE, "hero"), consequences),
                UndoForecast.WHILE_ALONE);
        assertThat(drop.headline()).isEqualTo("Drop the table “hero”?");
        assertThat(drop.text()).contains("5 rows").contains("link").contains("Undo brings it back");
        assertThat(drop.answers()).containsExactly("Drop table");
        var column = questions.of(new SweepCount.Column("hero", "age", 3L), UndoForecast.NEVER);
        assertThat(column.headline()).isEqualTo("Drop the column age of hero?");
        assertThat(column.text()).contains("3 values").endsWith("Undo cannot bring it back.");
    }
}
