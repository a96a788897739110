package org.herobase.ui;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableIntegerValue;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;

/** A row that shows when the focused cell is in it: cells are selected one by one, Edit and Delete are about rows. */
final class RecordRow<R> extends TableRow<R> {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final BooleanBinding current; // a field, as nothing else would keep it from the garbage collector

    RecordRow(ObservableIntegerValue focusedIndex) {
        current = Bindings.createBooleanBinding(
                () -> !isEmpty() && getIndex() == focusedIndex.get(), indexProperty(), emptyProperty(), focusedIndex);
        current.subscribe(isCurrent -> pseudoClassStateChanged(CURRENT, isCurrent));
    }
}
