package org.herobase.console.result;

import atlantafx.base.theme.Styles;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.herobase.ui.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** Above a result: its statement, how many rows in what time, and what can be done with it. */
final class ResultHead extends HBox {
    private static final int LONGEST_TOOLTIP = 2_000;

    private final QueryResult result;
    private final ResultModel model;
    private final Texts texts = new Texts(ResultHead.class);
    private final Label rows = new Label();
    private final TextField search = new TextField();
    private final ToggleButton filter = toggle("resultFilter", "fth-filter", "result.filter");
    private final ToggleButton value = toggle("resultValue", "fth-sidebar", "result.value");
    private final HBox actions = new HBox();

    ResultHead(QueryResult result, ResultModel model, Runnable runAgain) {
        this.result = result;
        this.model = model;
        getStyleClass().add("result-head");
        rows.getStyleClass().add("summary");
        rows.setId("resultSummary");
        rows.setMinWidth(Region.USE_PREF_SIZE);
        search.setId("resultSearch");
        search.setPromptText(texts.get("result.search"));
        search.setAccessibleText(texts.get("result.search"));
        search.getStyleClass().add(Styles.SMALL);
        search.setMinWidth(120);
        var pin = toggle("resultPin", "fth-bookmark", "result.pin");
        pin.selectedProperty().bindBidirectional(result.pinned());
        var again = new Button(null, new FontIcon("fth-refresh-cw"));
        dress(again, "resultAgain", "result.again");
        again.setOnAction(_ -> runAgain.run());
        // A statement that changes something must not be run by a click on an arrow.
        again.setDisable(result.query().filter(Query::isRepeatable).isEmpty());
        actions.getStyleClass().add("result-actions");
        actions.getChildren().addAll(pin, filter, again, value);
        getChildren().addAll(statement(), rows, search, actions);
        result.summary().subscribe(this::showRows);
        model.total().subscribe(this::showRows);
        model.part().subscribe(this::showRows);
        model.rows().subscribe(this::showRows);
        showRows();
    }

    /** The buttons in their order, for others to add theirs. */
    HBox actions() {
        return actions;
    }

    TextField search() {
        return search;
    }

    ToggleButton filter() {
        return filter;
    }

    /** Shows and hides the value of the focused cell. */
    ToggleButton value() {
        return value;
    }

    /** Says why rows can be neither filtered nor sorted. */
    void refuseFilter(String reason) {
        search.setDisable(true);
        filter.setDisable(true);
        search.setPromptText(reason);
    }

    private Node statement() {
        var sql = result.query().map(Query::sql).orElse("");
        var label = new Label(sql.strip().replaceAll("\\s+", " "));
        label.getStyleClass().addAll("mono", "result-statement");
        label.setMinWidth(0);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        if (!sql.isEmpty()) {
            var tooltip = new Tooltip(sql.length() > LONGEST_TOOLTIP ? sql.substring(0, LONGEST_TOOLTIP) + "…" : sql);
            tooltip.getStyleClass().add("mono");
            label.setTooltip(tooltip);
        }
        return label;
    }

    private void showRows() {
        var part = model.part().get();
        if (part == null) {
            rows.setText(result.summary().get());
            return;
        }
        var total = model.total().get();
        var duration = result.end().get().duration();
        var count = total.isEmpty()
                ? texts.get("result.rows.atLeast", read())
                : part.filter().isEmpty()
                        ? texts.get("result.rows", total.getAsLong())
                        : model.all().get().isPresent()
                                ? texts.get(
                                        "result.rows.of",
                                        total.getAsLong(),
                                        model.all().get().getAsLong())
                                : texts.get("result.rows.found", total.getAsLong());
        rows.setText(texts.get("result.rows.time", count, milliseconds(duration.toNanos() / 1e6)));
    }

    /** As many are known to be there. */
    private int read() {
        return Math.max(0, model.rows().size() - model.rows().chunkRows());
    }

    /** Short times with one decimal. */
    private static double milliseconds(double time) {
        return time < 10 ? Math.round(time * 10) / 10.0 : Math.round(time);
    }

    private ToggleButton toggle(String id, String icon, String key) {
        var toggle = new ToggleButton(null, new FontIcon(icon));
        dress(toggle, id, key);
        return toggle;
    }

    private void dress(ButtonBase button, String id, String key) {
        button.setId(id);
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        button.setAccessibleText(texts.get(key));
        button.setTooltip(new Tooltip(texts.get(key)));
    }
}
