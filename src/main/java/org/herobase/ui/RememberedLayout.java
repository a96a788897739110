package org.herobase.ui;

import static org.herobase.db.generated.tables.Hero.HERO;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.util.Duration;
import org.herobase.rows.Criterion;
import org.herobase.rows.Filter;
import org.jooq.Record;

/**
 * Shows a grid as the user left it, and keeps how he leaves it now: order, width and hiding of columns, sorting and
 * filter. What was searched among secret names is not kept. Belongs to the JavaFX thread.
 *
 * @param <R> the table's record
 */
final class RememberedLayout<R extends Record> {
    private static final Duration SETTLING = Duration.millis(300);
    private static final String SECRET = HERO.SECRET_NAME.getName();

    private final RecordControls<R> controls;
    private final GridModel<R> model;
    private final GridLayouts layouts;
    private final Path file;
    private final String name;
    private final List<TableColumn<R, ?>> natural; // in the table's own order
    private final Map<TableColumn<R, ?>, Double> automatic = new HashMap<>(); // widths that the user did not choose
    private final ColumnFit<R> fit;
    private final PauseTransition settling = new PauseTransition(SETTLING);
    private GridLayout kept;
    private boolean hasFitted;

    /**
     * Shows the layout that is kept, and keeps what changes from now on.
     *
     * @param controls with the grid's columns
     * @param file whose table it is
     */
    RememberedLayout(RecordControls<R> controls, GridModel<R> model, GridLayouts layouts, Path file) {
        this.controls = controls;
        this.model = model;
        this.layouts = layouts;
        this.file = file;
        // The heroes view and the table of heroes have columns of their own.
        name = controls.view().getId() + "/" + model.source().table().getName();
        natural = List.copyOf(controls.grid().getColumns());
        natural.forEach(column -> automatic.put(column, column.getWidth()));
        fit = new ColumnFit<>(controls.grid(), model);
        new ColumnMenu(controls.grid(), column -> column.setPrefWidth(fit.wanted(column)));
        layouts.of(file, name).ifPresent(this::show);
        kept = current();
        settling.setOnFinished(_ -> keep());
        for (var column : natural) {
            column.widthProperty().subscribe((_, _) -> settling.playFromStart());
            column.visibleProperty().subscribe((_, _) -> settling.playFromStart());
        }
        controls.grid().getColumns().addListener((ListChangeListener<Object>) _ -> settling.playFromStart());
        model.viewProperty().subscribe((_, _) -> settling.playFromStart());
        model.pageProperty().subscribe(() -> fitFirst());
    }

    /** Keeps the last change. */
    void close() {
        settling.stop();
        keep();
    }

    private void keep() {
        var current = current();
        if (!current.equals(kept)) {
            kept = current;
            layouts.keep(file, name, current);
        }
    }

    private void show(GridLayout layout) {
        var known = natural.stream().collect(Collectors.toMap(RememberedLayout::nameOf, column -> column));
        var order = new ArrayList<TableColumn<R, ?>>();
        for (var remembered : layout.columns()) {
            var column = known.get(remembered.name());
            if (column == null || order.contains(column)) {
                continue; // gone from the table
            }
            order.add(column);
            column.setVisible(!remembered.hidden());
            if (remembered.width() > 0) {
                automatic.remove(column);
                column.setPrefWidth(remembered.width());
            }
        }
        for (var index = 0; index < natural.size(); index++) {
            if (!order.contains(natural.get(index))) { // new: behind its neighbour
                order.add(index == 0 ? 0 : order.indexOf(natural.get(index - 1)) + 1, natural.get(index));
            }
        }
        if (order.stream().noneMatch(TableColumn::isVisible)) {
            order.forEach(column -> column.setVisible(true));
        }
        controls.grid().getColumns().setAll(order);
        var sorted = new ArrayList<TableColumn<R, ?>>();
        for (var sort : layout.sorts()) {
            var column = known.get(sort.column());
            if (column != null && !sorted.contains(column)) {
                column.setSortType(sort.descending() ? SortType.DESCENDING : SortType.ASCENDING);
                sorted.add(column);
            }
        }
        controls.grid().getSortOrder().setAll(sorted);
        var filter = filter(layout);
        if (!filter.isEmpty()) {
            controls.filter().set(filter);
        }
    }

    private Filter filter(GridLayout layout) {
        var criteria = layout.conditions().stream()
                .flatMap(condition -> model.source().find(condition.column()).stream()
                        .map(column -> new Criterion(column, condition.operator(), condition.values())))
                .toList();
        return new Filter(layout.search(), layout.join(), criteria);
    }

    private GridLayout current() {
        var columns = controls.grid().getColumns().stream()
                .map(column -> new GridLayout.Column(nameOf(column), widthOf(column), !column.isVisible()))
                .toList();
        var view = model.viewProperty().get();
        var sorts = view.sorts().stream()
                .map(sort -> new GridLayout.Sort(sort.column().name(), sort.descending()))
                .toList();
        var filter = view.filter();
        var hasSecrets = model.source().find(SECRET).isPresent();
        var conditions = filter.criteria().stream()
                .filter(criterion -> !criterion.column().name().equalsIgnoreCase(SECRET))
                .map(criterion ->
                        new GridLayout.Condition(criterion.column().name(), criterion.operator(), criterion.values()))
                .toList();
        return new GridLayout(columns, sorts, hasSecrets ? "" : filter.search(), filter.join(), conditions);
    }

    private int widthOf(TableColumn<R, ?> column) {
        var own = automatic.get(column);
        return own != null && Math.abs(own - column.getWidth()) < 1 ? 0 : (int) Math.round(column.getWidth());
    }

    /** The first page with rows shows how much room the values need. */
    private void fitFirst() {
        if (hasFitted || controls.grid().getItems().isEmpty()) {
            return;
        }
        hasFitted = true;
        for (var column : new HashSet<>(automatic.keySet())) {
            if (widthOf(column) == 0) {
                var width = fit.first(column);
                automatic.put(column, width);
                column.setPrefWidth(width);
            }
        }
    }

    private static String nameOf(TableColumn<?, ?> column) {
        return ((GridColumn<?>) column.getUserData()).shown().name();
    }
}
