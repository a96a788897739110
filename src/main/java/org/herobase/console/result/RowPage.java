package org.herobase.console.result;

import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.TransformationList;

/**
 * The rows that can be scrolled through. At each layout JavaFX walks over all rows of a table before those on screen, also
 * where all are of one height, so very many are shown a million at a time. Belongs to the JavaFX thread.
 */
final class RowPage extends TransformationList<List<Object>, List<Object>> {
    /** How many rows are shown at a time. */
    static final int MOST_ROWS = 1_000_000;

    private final int most;
    private final IntegerProperty first = new SimpleIntegerProperty();
    private int size;

    RowPage(ResultRows all, int most) {
        super(all);
        this.most = most;
        size = Math.min(most, all.size());
        first.subscribe(this::showAnew);
    }

    /** The place among all rows of the first one that is shown, a multiple of the size of a page. */
    IntegerProperty first() {
        return first;
    }

    /** The place among all rows of a row of the page. */
    int placeOf(int row) {
        return first.get() + row;
    }

    /** How many rows a page has at most. */
    int most() {
        return most;
    }

    @Override
    protected void sourceChanged(ListChangeListener.Change<? extends List<Object>> change) {
        var isAnew = false;
        while (change.next()) {
            isAnew |= change.wasReplaced();
        }
        if (isAnew && first.get() != 0
                || first.get() > 0 && first.get() >= getSource().size()) {
            first.set(0);
        } else if (isAnew) {
            showAnew();
        } else {
            resize();
        }
    }

    @Override
    public int getSourceIndex(int index) {
        return placeOf(index);
    }

    @Override
    public int getViewIndex(int index) {
        return index - first.get();
    }

    @Override
    public List<Object> get(int index) {
        return getSource().get(placeOf(index));
    }

    @Override
    public int size() {
        return size;
    }

    private void showAnew() {
        var before = size;
        size = sizeNow();
        beginChange();
        nextReplace(0, size, ResultRows.notYet(before));
        endChange();
    }

    private void resize() {
        var before = size;
        size = sizeNow();
        beginChange();
        if (size > before) {
            nextAdd(before, size);
        } else if (size < before) {
            nextRemove(size, ResultRows.notYet(before - size));
        }
        endChange();
    }

    private int sizeNow() {
        return Math.min(most, getSource().size() - first.get());
    }
}
