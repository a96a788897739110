package org.herobase.console.result;

import atlantafx.base.theme.Styles;
import java.util.concurrent.CancellationException;
import javafx.beans.binding.Bindings;
import javafx.beans.property.IntegerProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.herobase.db.Problem;
import org.herobase.ui.Dialogs;
import org.herobase.ui.LateFlag;
import org.herobase.ui.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** Below a result: what is read, what went wrong, what cannot be done, and which columns are shown. */
final class ResultFoot extends HBox {
    private final ResultModel model;
    private final ResultGrid grid;
    private final Dialogs dialogs;
    private final Texts texts = new Texts(ResultFoot.class);
    private final Label problem = new Label();
    private final Button details = button("result.details");
    private final Button retry = button("result.retry");
    private final Label note = new Label();

    /**
     * @param columns how many columns the result has
     * @param runAgain runs its query anew
     */
    ResultFoot(ResultModel model, ResultGrid grid, int columns, Dialogs dialogs, Runnable runAgain) {
        this.model = model;
        this.grid = grid;
        this.dialogs = dialogs;
        getStyleClass().add("foot");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        note.getStyleClass().addAll("summary", "result-note");
        note.setMinWidth(0);
        getChildren().addAll(reading(), changed(runAgain), problem(), space, note, rowPages());
        if (columns > ResultGrid.MOST_COLUMNS) {
            getChildren().add(columnPages(columns));
        }
    }

    /**
     * Says something that lasts.
     *
     * @param icon of Feather, or null
     */
    void note(String icon, String text) {
        note.setGraphic(icon == null ? null : new FontIcon(icon));
        note.setText(text);
        note.setTooltip(text.isEmpty() ? null : new Tooltip(text));
    }

    private Node reading() {
        var wheel = new ProgressIndicator();
        wheel.getStyleClass().add("result-wheel");
        wheel.setAccessibleText(texts.get("result.reading"));
        var cancel = button("result.cancel");
        cancel.setOnAction(_ -> model.cancel());
        var box = new HBox(8, wheel, summary(texts.get("result.reading")), cancel);
        showWhile(box, new LateFlag(model.busy()));
        box.getStyleClass().add("result-state");
        return box;
    }

    private Node changed(Runnable runAgain) {
        var text = new Label(texts.get("result.changed"), new FontIcon("fth-alert-triangle"));
        text.getStyleClass().add("result-warning");
        var again = button("result.again");
        again.setOnAction(_ -> runAgain.run());
        var box = new HBox(8, text, again);
        box.getStyleClass().add("result-state");
        showWhile(box, model.changed());
        return box;
    }

    private Node problem() {
        problem.setMinWidth(0);
        retry.setOnAction(_ -> model.retry());
        var box = new HBox(8, problem, details, retry);
        box.getStyleClass().add("result-state");
        showWhile(box, model.failure().isNotNull());
        model.failure().subscribe(failure -> {
            if (failure != null) {
                show(failure);
            }
        });
        return box;
    }

    private void show(Throwable failure) {
        var isStopped = failure instanceof CancellationException || Problem.of(failure) == Problem.CANCELLED;
        problem.setText(isStopped ? texts.get("result.stopped") : texts.get("result.failed", Problem.message(failure)));
        problem.setGraphic(isStopped ? null : new FontIcon("fth-alert-circle"));
        problem.getStyleClass().setAll("label", isStopped ? "summary" : "result-error");
        showWhen(details, !isStopped);
        details.setOnAction(_ -> dialogs.error(texts.get("result.thing"), failure));
    }

    private Node columnPages(int all) {
        var label = summary("");
        label.setId("resultColumns");
        label.textProperty()
                .bind(grid.firstColumn()
                        .map(first -> texts.get(
                                "result.columns",
                                first.intValue() + 1,
                                Math.min(all, first.intValue() + ResultGrid.MOST_COLUMNS),
                                all)));
        var previous = page(
                "resultColumnsPrevious",
                "fth-chevron-left",
                "result.columns.previous",
                grid.firstColumn(),
                -ResultGrid.MOST_COLUMNS);
        previous.disableProperty().bind(grid.firstColumn().lessThan(ResultGrid.MOST_COLUMNS));
        var next = page(
                "resultColumnsNext",
                "fth-chevron-right",
                "result.columns.next",
                grid.firstColumn(),
                ResultGrid.MOST_COLUMNS);
        next.disableProperty().bind(grid.firstColumn().greaterThanOrEqualTo(all - ResultGrid.MOST_COLUMNS));
        return pages(previous, label, next);
    }

    private Node rowPages() {
        var rows = grid.page();
        var all = Bindings.size(model.rows());
        var label = summary("");
        label.setId("resultRows");
        label.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> texts.get(
                                "result.page",
                                rows.placeOf(0) + 1,
                                rows.placeOf(rows.size()),
                                model.rows().size()),
                        rows.first(),
                        all));
        var previous =
                page("resultRowsPrevious", "fth-chevron-left", "result.page.previous", rows.first(), -rows.most());
        previous.disableProperty().bind(rows.first().lessThan(rows.most()));
        var next = page("resultRowsNext", "fth-chevron-right", "result.page.next", rows.first(), rows.most());
        next.disableProperty().bind(rows.first().greaterThanOrEqualTo(all.subtract(rows.most())));
        var pages = pages(previous, label, next);
        showWhile(pages, all.greaterThan(rows.most()));
        return pages;
    }

    private static Node pages(Node previous, Node label, Node next) {
        var box = new HBox(previous, label, next);
        box.getStyleClass().add("result-state");
        box.setMinWidth(Region.USE_PREF_SIZE);
        return box;
    }

    private Button page(String id, String icon, String key, IntegerProperty first, int step) {
        var button = new Button(null, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, Styles.BUTTON_ICON);
        button.setAccessibleText(texts.get(key));
        button.setTooltip(new Tooltip(texts.get(key)));
        button.setOnAction(_ -> first.set(first.get() + step));
        return button;
    }

    private Button button(String key) {
        var button = new Button(texts.get(key));
        button.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private static Label summary(String text) {
        var label = new Label(text);
        label.getStyleClass().add("summary");
        return label;
    }

    private static void showWhile(Node node, ObservableBooleanValue flag) {
        node.visibleProperty().bind(flag);
        node.managedProperty().bind(node.visibleProperty());
    }

    private static void showWhen(Node node, boolean isShown) {
        node.setVisible(isShown);
        node.setManaged(isShown);
    }
}
