package org.herobase.tables;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.controlsfx.control.SearchableComboBox;
import org.herobase.db.ColumnDesign.Action;
import org.herobase.db.ColumnDesign.Reference;
import org.herobase.ui.Dialogs;
import org.herobase.ui.FormDialog;
import org.herobase.ui.FormFields;
import org.herobase.ui.TextConverter;
import org.herobase.ui.Texts;

/** Lets the user choose what a column's foreign key points to, in a window of its own. */
final class ReferenceChooser {
    private final Texts texts = new Texts(ReferenceChooser.class);
    private final Dialogs dialogs;
    private final ComboBox<Parent> table = new SearchableComboBox<>();
    private final ComboBox<String> column = new ComboBox<>();
    private final ComboBox<Action> onDelete = actions("designOnDelete");
    private final ComboBox<Action> onUpdate = actions("designOnUpdate");

    /**
     * A table to point to.
     *
     * @param table its name; null for the designed one itself
     * @param title its name, or what stands for it
     * @param keys the columns that can be pointed to; empty if it stands for no foreign key at all
     */
    record Parent(String table, String title, List<String> keys) {
        @Override
        public String toString() {
            return title; // what is searched
        }
    }

    ReferenceChooser(Dialogs dialogs) {
        this.dialogs = dialogs;
        table.setId("designParent");
        column.setId("designParentColumn");
        column.setMaxWidth(Double.MAX_VALUE);
        table.setMaxWidth(Double.MAX_VALUE);
        table.valueProperty().subscribe(this::showKeys);
    }

    /**
     * Asks.
     *
     * @param owner the window it belongs to
     * @param child the column's name
     * @param old what it points to now, or null
     * @param parents what there is to point to
     * @param onChosen gets the choice; null for no foreign key
     */
    void show(Window owner, String child, Reference old, List<Parent> parents, Consumer<Reference> onChosen) {
        var none = new Parent(null, texts.get("design.reference.none"), List.of());
        var choices = FXCollections.observableArrayList(none);
        choices.addAll(parents);
        table.setItems(choices);
        table.setValue(none);
        if (old != null) {
            parents.stream()
                    .filter(parent -> parent.table() == null
                            ? old.table() == null
                            : parent.table().equals(old.table()))
                    .findFirst()
                    .ifPresent(table::setValue);
            column.setValue(old.column());
            onDelete.setValue(old.onDelete());
            onUpdate.setValue(old.onUpdate());
        }
        var fields = new VBox();
        fields.getStyleClass().add("form-fields");
        var form = new FormFields(fields);
        form.add(texts.get("design.reference.table"), table);
        form.add(texts.get("design.reference.column"), column);
        form.add(texts.get("design.reference.onDelete"), onDelete);
        form.add(texts.get("design.reference.onUpdate"), onUpdate);
        var title = texts.get("design.reference.title", child);
        new FormDialog<Reference>(owner, title, fields, table, dialogs)
                .withAction(texts.get("design.reference.set"), new SimpleStringProperty(""))
                .show(form.validProperty(), () -> CompletableFuture.completedFuture(chosen()), () -> child, onChosen);
    }

    private Reference chosen() {
        var parent = table.getValue();
        return parent == null || column.getValue() == null
                ? null
                : new Reference(parent.table(), column.getValue(), onDelete.getValue(), onUpdate.getValue());
    }

    private void showKeys(Parent parent) {
        var keys = parent == null ? List.<String>of() : parent.keys();
        column.getItems().setAll(keys);
        column.setValue(keys.isEmpty() ? null : keys.getFirst());
        for (var dependent : List.of(column, onDelete, onUpdate)) {
            dependent.setDisable(keys.isEmpty());
        }
    }

    private static ComboBox<Action> actions(String id) {
        var box = new ComboBox<>(FXCollections.observableArrayList(Action.values()));
        box.setId(id);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new TextConverter<>(Action::sql));
        box.setValue(Action.NO_ACTION);
        return box;
    }
}
