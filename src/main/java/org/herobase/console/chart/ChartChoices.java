package org.herobase.console.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.herobase.console.chart.ChartRequest.Aggregate;
import org.herobase.console.chart.ChartRequest.Kind;
import org.herobase.ui.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where the user says what a chart shows. */
final class ChartChoices extends FlowPane {
    private static final int MOST_SERIES = 8;

    private final Texts texts = new Texts(ChartChoices.class);
    private final Runnable onChange;
    private final ComboBox<Kind> kind = new ComboBox<>(FXCollections.observableArrayList(Kind.values()));
    private final ComboBox<ChartColumn> x = new ComboBox<>();
    private final MenuButton y = new MenuButton();
    private final ComboBox<Aggregate> aggregate = new ComboBox<>(FXCollections.observableArrayList(Aggregate.values()));
    private final ComboBox<Boolean> byValue = new ComboBox<>(FXCollections.observableArrayList(false, true));
    private final CheckBox descending = new CheckBox(texts.get("chart.descending"));
    private boolean isFilling;

    /**
     * @param onChange called when the user has chosen something else
     */
    ChartChoices(Runnable onChange) {
        this.onChange = onChange;
        getStyleClass().add("chart-choices");
        kind.setId("chartKind");
        kind.setButtonCell(new KindCell());
        kind.setCellFactory(_ -> new KindCell());
        name(kind, texts.get("chart.kind"));
        x.setId("chartX");
        name(x, texts.get("chart.x"));
        y.setId("chartY");
        y.setTooltip(new Tooltip(texts.get("chart.y")));
        aggregate.setId("chartAggregate");
        aggregate.setConverter(new Shown<>(choice -> texts.get("chart.aggregate." + choice)));
        name(aggregate, texts.get("chart.aggregate"));
        byValue.setId("chartSort");
        byValue.setConverter(new Shown<>(choice -> texts.get(choice ? "chart.sort.value" : "chart.sort.x")));
        name(byValue, texts.get("chart.sort"));
        getChildren()
                .addAll(
                        kind,
                        labelled("chart.x.label", x),
                        labelled("chart.y.label", y),
                        aggregate,
                        byValue,
                        descending);
        List.of(kind, x, aggregate, byValue).forEach(box -> box.valueProperty().addListener(_ -> changed()));
        descending.selectedProperty().addListener(_ -> changed());
    }

    /** Offers columns, with a first choice. */
    void show(List<ChartColumn> columns) {
        var first = ChartColumn.firstChoice(columns);
        isFilling = true;
        x.getItems().setAll(columns);
        x.setValue(columns.get(first.x()));
        y.getItems().clear();
        for (var column : columns) {
            var item = new CheckMenuItem(column.label());
            item.setMnemonicParsing(false);
            item.setUserData(column.index());
            item.setSelected(first.ys().contains(column.index()));
            item.selectedProperty().addListener(_ -> changed());
            y.getItems().add(item);
        }
        kind.setValue(first.kind());
        aggregate.setValue(first.aggregate());
        byValue.setValue(first.byValue());
        descending.setSelected(first.descending());
        isFilling = false;
        changed();
    }

    /** What is chosen; not before columns are offered. */
    ChartRequest request() {
        return new ChartRequest(
                kind.getValue(),
                x.getValue().index(),
                ys(),
                aggregate.getValue(),
                byValue.getValue(),
                descending.isSelected());
    }

    /** What x is decides whether there are categories to sort. */
    ColumnKind xKind() {
        return x.getValue().kind();
    }

    private List<Integer> ys() {
        var ys = new ArrayList<Integer>();
        for (var item : y.getItems()) {
            if (((CheckMenuItem) item).isSelected() && ys.size() < MOST_SERIES) {
                ys.add((Integer) item.getUserData());
            }
        }
        return List.copyOf(ys);
    }

    private void changed() {
        if (isFilling) {
            return;
        }
        var names = y.getItems().stream()
                .filter(item -> ((CheckMenuItem) item).isSelected())
                .map(item -> item.getText())
                .collect(Collectors.joining(", "));
        y.setText(names.isEmpty() ? texts.get("chart.y.none") : names);
        y.setAccessibleText(texts.get("chart.y.accessible", y.getText()));
        y.setDisable(aggregate.getValue() == Aggregate.COUNT);
        var sorts = CategoryReading.isFor(request(), xKind());
        byValue.setDisable(!sorts);
        descending.setDisable(!sorts);
        onChange.run();
    }

    private HBox labelled(String key, Node control) {
        var box = new HBox(new Label(texts.get(key)), control);
        box.getStyleClass().add("labelled");
        return box;
    }

    private static void name(ComboBox<?> box, String text) {
        box.setTooltip(new Tooltip(text));
        box.setAccessibleText(text);
    }

    private final class KindCell extends ListCell<Kind> {
        @Override
        protected void updateItem(Kind item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : texts.get("chart.kind." + item));
            setGraphic(empty || item == null ? null : new FontIcon(item.icon()));
        }
    }

    /** What a choice is called. */
    private static final class Shown<T> extends StringConverter<T> {
        private final Function<T, String> name;

        Shown(Function<T, String> name) {
            this.name = name;
        }

        @Override
        public String toString(T choice) {
            return choice == null ? "" : name.apply(choice);
        }

        @Override
        public T fromString(String text) {
            throw new UnsupportedOperationException("A choice is not typed");
        }
    }
}
