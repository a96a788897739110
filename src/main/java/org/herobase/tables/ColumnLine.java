package org.herobase.tables;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.herobase.db.ColumnDesign;
import org.herobase.db.ColumnDesign.Reference;
import org.herobase.db.ColumnDesign.Rule;
import org.herobase.ui.Texts;

/** A column in the table designer: one line of fields. */
final class ColumnLine extends HBox {
    private static final List<String> USUAL_TYPES = List.of(
            "INTEGER", "TEXT", "REAL", "BLOB", "NUMERIC", "ANY", "BOOLEAN", "DATE", "DATETIME", "VARCHAR(80)",
            "DECIMAL(10, 2)");
    private static final double NAME_WIDTH = 144;
    private static final double TYPE_WIDTH = 136;
    private static final double RULE_WIDTH = 64;
    private static final double SQL_WIDTH = 112;
    private static final double REFERENCE_WIDTH = 152;

    private final Texts texts = new Texts(ColumnLine.class);
    private final TextField name = new TextField();
    private final ComboBox<String> type = new ComboBox<>();
    private final Map<Rule, CheckBox> rules = new EnumMap<>(Rule.class);
    private final TextField defaultSql = new TextField();
    private final TextField checkSql = new TextField();
    private final Button referenceButton = new Button();
    private final Runnable onChange;
    private Reference reference;

    /**
     * @param onReference lets the user choose a foreign key
     * @param onChange is told of each change
     */
    ColumnLine(Consumer<ColumnLine> onReference, Runnable onChange) {
        this.onChange = onChange;
        getStyleClass().add("design-line");
        add(name, "column-name", texts.get("design.column.name"), NAME_WIDTH, true);
        type.setEditable(true);
        type.getItems().setAll(USUAL_TYPES);
        add(type, "column-type", texts.get("design.column.type"), TYPE_WIDTH, false);
        addRule(Rule.PRIMARY_KEY, "column-key", texts.get("design.column.key.long"));
        addRule(Rule.NOT_NULL, "column-not-null", texts.get("design.column.notNull"));
        addRule(Rule.UNIQUE, "column-unique", texts.get("design.column.unique"));
        add(defaultSql, "column-default", texts.get("design.column.default.long"), SQL_WIDTH, false);
        add(checkSql, "column-check", texts.get("design.column.check.long"), SQL_WIDTH, true);
        add(referenceButton, "column-reference", texts.get("design.column.reference"), REFERENCE_WIDTH, false);
        defaultSql.getStyleClass().add("mono");
        checkSql.getStyleClass().add("mono");
        referenceButton.setOnAction(_ -> onReference.accept(this));
        setReference(null);
        name.textProperty().subscribe((_, _) -> onChange.run());
        // The value would follow only when the field is left.
        type.getEditor().textProperty().subscribe((_, _) -> onChange.run());
        defaultSql.textProperty().subscribe((_, _) -> onChange.run());
        checkSql.textProperty().subscribe((_, _) -> onChange.run());
    }

    /** The titles above such lines. */
    static Node header(Texts texts) {
        var header = new HBox(
                title(texts.get("design.column.name"), NAME_WIDTH, true),
                title(texts.get("design.column.type"), TYPE_WIDTH, false),
                title(texts.get("design.column.key"), RULE_WIDTH, false),
                title(texts.get("design.column.notNull"), RULE_WIDTH, false),
                title(texts.get("design.column.unique"), RULE_WIDTH, false),
                title(texts.get("design.column.default"), SQL_WIDTH, false),
                title(texts.get("design.column.check"), SQL_WIDTH, true),
                title(texts.get("design.column.reference"), REFERENCE_WIDTH, false));
        header.getStyleClass().add("design-header");
        return header;
    }

    /** Where typing begins. */
    Node first() {
        return name;
    }

    /** Fills it. */
    void fill(ColumnDesign column) {
        name.setText(column.name());
        type.setValue(column.type());
        rules.forEach((rule, box) -> box.setSelected(column.has(rule)));
        defaultSql.setText(column.defaultSql());
        checkSql.setText(column.checkSql());
        setReference(column.reference());
    }

    /** What the user filled in. */
    ColumnDesign design() {
        var chosen = EnumSet.noneOf(Rule.class);
        rules.forEach((rule, box) -> {
            if (box.isSelected()) {
                chosen.add(rule);
            }
        });
        return new ColumnDesign(
                name.getText(), type.getEditor().getText(), chosen, defaultSql.getText(), checkSql.getText(), reference);
    }

    /** Sets what the foreign key points to; null for none. */
    void setReference(Reference reference) {
        this.reference = reference;
        if (reference == null) {
            referenceButton.setText(texts.get("design.reference.none"));
        } else {
            var table = reference.table() == null ? texts.get("design.reference.self") : reference.table();
            referenceButton.setText(texts.get("design.reference.to", table, reference.column()));
        }
        onChange.run();
    }

    private void addRule(Rule rule, String styleClass, String title) {
        var box = new CheckBox();
        box.getStyleClass().add(styleClass);
        box.setAccessibleText(title);
        box.selectedProperty().subscribe((_, _) -> onChange.run());
        rules.put(rule, box);
        var place = new StackPane(box);
        setWidth(place, RULE_WIDTH, false);
        getChildren().add(place);
    }

    private void add(Region field, String styleClass, String title, double width, boolean grows) {
        field.getStyleClass().add(styleClass);
        field.setAccessibleText(title);
        setWidth(field, width, grows);
        getChildren().add(field);
    }

    private static Label title(String text, double width, boolean grows) {
        var label = new Label(text);
        setWidth(label, width, grows);
        return label;
    }

    private static void setWidth(Region region, double width, boolean grows) {
        region.setMinWidth(width);
        region.setPrefWidth(width);
        region.setMaxWidth(grows ? Double.MAX_VALUE : width);
        setHgrow(region, grows ? Priority.ALWAYS : Priority.NEVER);
    }
}
