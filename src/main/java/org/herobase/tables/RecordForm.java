package org.herobase.tables;

import atlantafx.base.theme.Styles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.herobase.db.Catalog;
import org.herobase.db.CatalogTable;
import org.herobase.db.ConstraintFailure;
import org.herobase.rows.Row;
import org.herobase.rows.RowSource;
import org.herobase.rows.RowSource.Column;
import org.herobase.ui.Dialogs;
import org.herobase.ui.ErrorText;
import org.herobase.ui.Texts;
import org.herobase.ui.ValueText;
import org.jooq.Record;

/** The fields of a row of any table, made from the catalog: a new row's or an edited one's. */
final class RecordForm {
    private static final double TALLEST = 480;
    private static final double WIDTH = 480;

    private final CatalogTable table;
    private final RowSource<Record> source;
    private final TableEditors editors;
    private final ParentEditors parents;
    private final Dialogs dialogs;
    private final Texts texts = new Texts(RecordForm.class);
    private final Map<Column, RecordField> fields = new LinkedHashMap<>();
    private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper();
    private final VBox box = new VBox();
    private final ScrollPane root = new ScrollPane(box);

    /**
     * @param parents editors of the foreign keys
     * @param dialogs finds the words for errors
     * @param row what to edit; null for a new row
     */
    RecordForm(
            CatalogTable table,
            RowSource<Record> source,
            TableEditors editors,
            ParentEditors parents,
            Dialogs dialogs,
            Row<Record> row) {
        this.table = table;
        this.source = source;
        this.editors = editors;
        this.parents = parents;
        this.dialogs = dialogs;
        box.getStyleClass().add("form-fields");
        root.getStyleClass().add("record-form");
        root.setFitToWidth(true);
        root.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        root.setPrefViewportWidth(WIDTH);
        root.setMaxHeight(TALLEST);
        for (var column : table.columns()) {
            box.getChildren().add(column.generated() ? computed(column, row) : field(column, row));
        }
        check();
    }

    /** What stands in the dialog. */
    Node root() {
        return root;
    }

    /** Where typing begins: at what is missing, otherwise at the first field that the database does not number. */
    Node first() {
        var numbered = table.numbered().map(Catalog.Column::name).orElse(null);
        return fields.values().stream()
                .filter(field -> !field.isValid())
                .findFirst()
                .or(() -> fields.values().stream()
                        .filter(field -> !field.column().equals(numbered))
                        .findFirst())
                .or(() -> fields.values().stream().findFirst())
                .<Node>map(RecordField::input)
                .orElse(root);
    }

    /** Whether it has a field that the user must fill in. */
    boolean hasRequired() {
        return fields.values().stream().anyMatch(RecordField::isRequired);
    }

    /** Whether the fields may be saved. */
    ReadOnlyBooleanProperty valid() {
        return valid.getReadOnlyProperty();
    }

    /** What the user entered or changed, by column; null for NULL. */
    Map<Column, Object> values() {
        var values = new LinkedHashMap<Column, Object>();
        fields.forEach((column, field) -> {
            if (field.isTouched()) {
                values.put(column, field.value());
            }
        });
        return values;
    }

    /**
     * Says at the fields what a rule of the database has against them.
     *
     * @return whether it is about fields of this form
     */
    boolean refuse(Throwable failure) {
        var names = fields.values().stream().map(RecordField::column).toList();
        var columns = ConstraintFailure.of(failure, table.table().getName(), names)
                .map(ConstraintFailure::columns)
                .orElse(List.of());
        var refused = fields.values().stream()
                .filter(field -> columns.contains(field.column()))
                .toList();
        refused.forEach(field -> field.refuse(words(dialogs.describe(field.column(), failure))));
        refused.stream().findFirst().ifPresent(field -> {
            field.input().requestFocus();
            Platform.runLater(() -> reveal(field.node()));
        });
        return !refused.isEmpty();
    }

    private Node field(Catalog.Column described, Row<Record> row) {
        var column = source.find(described.name()).orElseThrow();
        var old = row == null ? null : row.value(column.name());
        var isFilledIn = row == null && (described.defaultSql() != null || isNumbered(described));
        var isNullable = !described.notNull() && described.keyPosition() == 0;
        var field = new RecordField(
                described,
                parents.forField(column, old)
                        .orElseGet(() -> editors.of(column).forField(old, prompt(described, row == null))),
                row == null && !isFilledIn && !isNullable,
                isNullable,
                isNullable && old == null && !isFilledIn);
        field.onChanged(this::check);
        fields.put(column, field);
        return field.node();
    }

    /** Whether the database numbers new rows in this column ("ROWIDs and the INTEGER PRIMARY KEY"). */
    private boolean isNumbered(Catalog.Column column) {
        var keys = table.columns().stream().filter(key -> key.keyPosition() > 0).count();
        return column.keyPosition() > 0
                && keys == 1
                && table.rowid() != null
                && column.declaredType().equalsIgnoreCase("INTEGER");
    }

    private String prompt(Catalog.Column column, boolean isNew) {
        if (isNew && column.defaultSql() != null) {
            return texts.get("field.default", column.defaultSql());
        }
        return isNew && isNumbered(column) ? texts.get("field.numbered") : "";
    }

    private Node computed(Catalog.Column column, Row<Record> row) {
        var type = new Label(column.declaredType());
        type.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        var label = new Label(column.name());
        var value = new TextField(row == null ? "" : ValueText.of(row.value(column.name())));
        label.setLabelFor(value);
        value.setPromptText(texts.get("field.computed"));
        value.setDisable(true);
        return new VBox(4, new HBox(8, label, type), value);
    }

    private void check() {
        valid.set(fields.values().stream().allMatch(RecordField::isValid));
    }

    private void reveal(Node node) {
        var hidden = box.getHeight() - root.getViewportBounds().getHeight();
        if (hidden > 0) {
            root.setVvalue(Math.min(1, node.getBoundsInParent().getMinY() / hidden));
        }
    }

    private static String words(ErrorText error) {
        return error.headline() + ". " + error.advice();
    }
}
