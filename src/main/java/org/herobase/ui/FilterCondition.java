package org.herobase.ui;

import atlantafx.base.theme.Styles;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.herobase.rows.Criterion;
import org.herobase.rows.Operator;
import org.herobase.rows.RowSource.Column;
import org.kordamp.ikonli.javafx.FontIcon;

/** One condition of a filter, as the user puts it together. */
public final class FilterCondition extends HBox {
    /**
     * A column that a condition can be about.
     *
     * @param title as in the grid's header
     */
    public record Choosable(Column column, String title) {}

    private final Texts texts = new Texts(FilterCondition.class);
    private final ComboBox<Choosable> column = new ComboBox<>();
    private final ComboBox<Operator> operator = new ComboBox<>();
    private final TextField value = new TextField();
    private final TextField upper = new TextField();

    FilterCondition(List<Choosable> columns, Runnable onChange, Consumer<FilterCondition> onRemove) {
        super(8);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("filter-condition");
        column.getItems().setAll(columns);
        column.setConverter(new TextConverter<>(Choosable::title));
        column.setValue(columns.getFirst());
        column.setAccessibleText(texts.get("filter.column"));
        operator.getItems().setAll(Operator.values());
        operator.setConverter(new TextConverter<>(chosen -> texts.get("filter.operator." + chosen)));
        operator.setValue(Operator.EQUALS);
        operator.setAccessibleText(texts.get("filter.operator"));
        value.setAccessibleText(texts.get("filter.value"));
        upper.setAccessibleText(texts.get("filter.value.upper"));
        upper.setPromptText(texts.get("filter.value.upper"));
        column.getStyleClass().add("filter-column");
        operator.getStyleClass().add("filter-operator");
        value.getStyleClass().add("filter-value");
        upper.getStyleClass().add("filter-upper");
        setHgrow(value, Priority.ALWAYS);
        setHgrow(upper, Priority.ALWAYS);
        var remove = new Button(null, new FontIcon("fth-minus"));
        remove.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        remove.setAccessibleText(texts.get("filter.remove"));
        remove.setTooltip(new Tooltip(texts.get("filter.remove")));
        remove.setOnAction(_ -> onRemove.accept(this));
        getChildren().addAll(column, operator, value, upper, remove);
        operator.valueProperty().subscribe(_ -> showValues());
        column.valueProperty().subscribe((_, _) -> onChange.run());
        operator.valueProperty().subscribe((_, _) -> onChange.run());
        value.textProperty().subscribe((_, _) -> onChange.run());
        upper.textProperty().subscribe((_, _) -> onChange.run());
    }

    /** Shows a criterion. */
    void set(Criterion criterion) {
        column.getItems().stream()
                .filter(choosable -> choosable.column().equals(criterion.column()))
                .findFirst()
                .ifPresent(column::setValue);
        operator.setValue(criterion.operator());
        var values = criterion.values();
        if (criterion.operator() == Operator.BETWEEN) {
            value.setText(values.getFirst());
            upper.setText(values.getLast());
        } else {
            value.setText(String.join(", ", values));
        }
    }

    /** What the user put together; empty while a value is missing. */
    Optional<Criterion> criterion() {
        var entered = value.getText();
        List<String> values = switch (operator.getValue()) {
            case IS_EMPTY, IS_NOT_EMPTY -> List.of();
            case BETWEEN -> List.of(entered, upper.getText());
            case IS_ONE_OF ->
                Arrays.stream(entered.split(","))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
            default -> List.of(entered);
        };
        var complete = operator.getValue().operands() == 0
                || !values.isEmpty() && values.stream().noneMatch(String::isEmpty);
        return complete
                ? Optional.of(new Criterion(column.getValue().column(), operator.getValue(), values))
                : Optional.empty();
    }

    private void showValues() {
        var chosen = operator.getValue();
        show(value, chosen.operands() > 0);
        show(upper, chosen == Operator.BETWEEN);
        value.setPromptText(texts.get(chosen == Operator.IS_ONE_OF ? "filter.values" : "filter.value"));
    }

    private static void show(TextField field, boolean shown) {
        field.setVisible(shown);
        field.setManaged(shown);
    }
}
