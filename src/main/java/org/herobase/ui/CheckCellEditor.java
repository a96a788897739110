package org.herobase.ui;

import javafx.scene.control.CheckBox;
import javafx.scene.layout.Region;

/** Edits 1 and 0 as true and false, and NULL as neither. */
public final class CheckCellEditor implements CellEditor {
    private final CheckBox box = new CheckBox();

    /**
     * @param value 1L, 0L or null
     * @param nullable whether neither is a choice as well
     */
    public CheckCellEditor(Object value, boolean nullable) {
        box.setAllowIndeterminate(nullable);
        restore(value);
    }

    @Override
    public Region node() {
        return box;
    }

    @Override
    public void begin() {
        box.requestFocus();
    }

    @Override
    public Object draft() {
        return box.isIndeterminate() ? null : Long.valueOf(box.isSelected() ? 1 : 0);
    }

    @Override
    public void restore(Object draft) {
        box.setIndeterminate(draft == null);
        box.setSelected(Long.valueOf(1).equals(draft));
    }

    @Override
    public Parsed parse() {
        return new Parsed.Valid(draft());
    }

    @Override
    public void onChanged(Runnable action) {
        box.selectedProperty().subscribe((_, _) -> action.run());
        box.indeterminateProperty().subscribe((_, _) -> action.run());
    }
}
