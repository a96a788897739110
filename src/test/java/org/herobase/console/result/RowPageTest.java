package org.herobase.console.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class RowPageTest {
    private final ResultRows all = new ResultRows(FXCollections.observableArrayList(rows(25)), new RowCache(1_000), 10);
    private final RowPage page = new RowPage(all, 10);
    private final List<List<Object>> copy = FXCollections.observableArrayList();

    @Test
    void showsOnePageAfterTheOther() {
        assertThat(page).containsExactlyElementsOf(rows(25).subList(0, 10));
        page.first().set(20);
        assertThat(page).containsExactlyElementsOf(rows(25).subList(20, 25));
        assertThat(page.placeOf(3)).isEqualTo(23);
    }

    @Test
    void growsAndShrinksWithTheRows() {
        page.first().set(20);
        all.setSize(28);
        assertThat(page).hasSize(8).endsWith(ResultRows.NOT_YET);
        all.setSize(22);
        assertThat(page).containsExactlyElementsOf(rows(25).subList(20, 22));
        all.setSize(20);
        assertThat(page.first().get()).as("as there is no such page").isZero();
        assertThat(page).containsExactlyElementsOf(rows(25).subList(0, 10));
    }

    @Test
    void beginsAtTheFirstOfOtherRows() {
        page.first().set(10);
        var others = rows(100).subList(50, 75);
        all.restart(others, 25);
        assertThat(page.first().get()).isZero();
        assertThat(page).containsExactlyElementsOf(others.subList(0, 10));
    }

    @Test
    void tellsOfEachChange() {
        copy.addAll(page);
        page.addListener((ListChangeListener<List<Object>>) change -> {
            while (change.next()) {
                copy.subList(change.getFrom(), change.getFrom() + change.getRemovedSize())
                        .clear();
                copy.addAll(change.getFrom(), page.subList(change.getFrom(), change.getFrom() + change.getAddedSize()));
            }
            assertThat(copy).containsExactlyElementsOf(page);
        });
        page.first().set(20);
        all.setSize(28);
        all.setSize(21);
        all.setSize(12);
        var others = rows(100).subList(50, 62);
        all.restart(others, 12);
        assertThat(copy).containsExactlyElementsOf(others.subList(0, 10));
    }

    private static List<List<Object>> rows(int count) {
        return LongStream.range(0, count).mapToObj(List::<Object>of).toList();
    }
}
