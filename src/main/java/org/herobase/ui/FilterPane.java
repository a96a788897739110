package org.herobase.ui;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.herobase.rows.Criterion;
import org.herobase.rows.Filter;
import org.herobase.rows.View;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The filter of a grid: a searched text, a list of conditions, and a line that says what is filtered as long as something
 * is. For use in FXML; {@link #bind} brings it to life.
 */
public final class FilterPane extends VBox {
    private static final Duration TYPING = Duration.millis(250);

    private final Texts texts = new Texts(FilterPane.class);
    private final VBox conditions = new VBox(8);
    private final ComboBox<Filter.Join> join = new ComboBox<>();
    private final VBox pane = new VBox(8);
    private final HBox summary = new HBox(8);
    private final Presence panePresence;
    private final Presence summaryPresence;
    private final Label summaryText = new Label();
    private final PauseTransition typing = new PauseTransition(TYPING);
    private List<FilterCondition.Choosable> columns = List.of();
    private ObservableValue<Filter> filter;
    private Consumer<Filter> onFilter; // null before the pane is tied
    private TextField search;

    /** An empty pane, hidden. */
    public FilterPane() {
        getStyleClass().add("filter");
        buildPane();
        buildSummary();
        getChildren().addAll(pane, summary);
        summaryPresence = new Presence(summary);
        summaryPresence.set(false);
        panePresence = new Presence(pane);
        panePresence.set(false);
        typing.setOnFinished(_ -> apply());
    }

    /**
     * Ties the pane to a model, once.
     *
     * @param filtered what conditions can be made of
     * @param searchField where the searched text is typed
     * @param toggle shows and hides the conditions
     */
    public void bind(
            GridModel<?> model, List<FilterCondition.Choosable> filtered, TextField searchField, ToggleButton toggle) {
        bind(model.viewProperty().map(View::filter), model::setFilter, filtered, searchField, toggle);
    }

    /**
     * Ties the pane to whatever can be filtered, once.
     *
     * @param shown the filter of what is shown
     * @param show filters anew
     * @param filtered what conditions can be made of
     * @param searchField where the searched text is typed
     * @param toggle shows and hides the conditions
     */
    public void bind(
            ObservableValue<Filter> shown,
            Consumer<Filter> show,
            List<FilterCondition.Choosable> filtered,
            TextField searchField,
            ToggleButton toggle) {
        filter = shown;
        onFilter = show;
        columns = filtered;
        search = searchField;
        search.textProperty().subscribe((_, _) -> typing.playFromStart());
        search.setOnAction(_ -> apply());
        toggle.selectedProperty().subscribe(selected -> {
            panePresence.set(selected);
            if (selected && conditions.getChildren().isEmpty()) {
                add();
            }
        });
        filter.subscribe(this::showSummary);
    }

    /** Replaces the filter, as if the user had typed it. */
    public void set(Filter filter) {
        search.setText(filter.search());
        join.setValue(filter.join());
        conditions.getChildren().clear();
        for (var criterion : filter.criteria()) {
            var condition = add();
            condition.set(criterion);
        }
        apply();
    }

    private void buildPane() {
        pane.setId("filterPane");
        pane.getStyleClass().add("filter-pane");
        join.setId("filterJoin");
        join.getItems().setAll(Filter.Join.values());
        join.setConverter(new TextConverter<>(value -> texts.get("filter.join." + value)));
        join.setValue(Filter.Join.ALL);
        join.setAccessibleText(texts.get("filter.join"));
        join.valueProperty().subscribe((_, _) -> apply());
        var add = new Button(texts.get("filter.add"), new FontIcon("fth-plus"));
        add.setId("filterAdd");
        add.getStyleClass().add(Styles.FLAT);
        add.setOnAction(_ -> add());
        var head = new HBox(8, new Label(texts.get("filter.join")), join, space(), add);
        head.setAlignment(Pos.CENTER_LEFT);
        pane.getChildren().addAll(head, conditions);
    }

    private void buildSummary() {
        summary.setId("filterSummary");
        summary.getStyleClass().add("filter-summary");
        summary.setAlignment(Pos.CENTER_LEFT);
        summaryText.setMinWidth(0);
        var clear = new Button(texts.get("filter.clear"), new FontIcon("fth-x"));
        clear.setId("filterClear");
        clear.setMinWidth(Region.USE_PREF_SIZE);
        clear.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        clear.setOnAction(_ -> set(Filter.NONE));
        summary.getChildren().addAll(new FontIcon("fth-filter"), summaryText, space(), clear);
    }

    private FilterCondition add() {
        var condition = new FilterCondition(columns, typing::playFromStart, this::remove);
        conditions.getChildren().add(condition);
        return condition;
    }

    private void remove(FilterCondition condition) {
        conditions.getChildren().remove(condition);
        apply();
    }

    private void apply() {
        if (onFilter == null) {
            return;
        }
        typing.stop();
        var criteria = new ArrayList<Criterion>();
        for (var node : conditions.getChildren()) {
            ((FilterCondition) node).criterion().ifPresent(criteria::add);
        }
        onFilter.accept(new Filter(search.getText(), join.getValue(), List.copyOf(criteria)));
    }

    private void showSummary(Filter filter) {
        summaryPresence.set(!filter.isEmpty());
        var parts = new ArrayList<String>();
        if (!filter.search().isEmpty()) {
            parts.add(texts.get("filter.summary.search", filter.search()));
        }
        if (!filter.criteria().isEmpty()) {
            var word = texts.get("filter.summary." + filter.join());
            parts.add(filter.criteria().stream().map(this::describe).collect(Collectors.joining(" " + word + " ")));
        }
        summaryText.setText(texts.get("filter.summary", String.join(" · ", parts)));
    }

    private String describe(Criterion criterion) {
        var title = columns.stream()
                .filter(column -> column.column().equals(criterion.column()))
                .map(FilterCondition.Choosable::title)
                .findFirst()
                .orElse(criterion.column().name());
        return (title + " " + texts.get("filter.operator." + criterion.operator()) + " "
                        + String.join(", ", criterion.values()))
                .strip();
    }

    private static Region space() {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }
}
