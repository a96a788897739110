package org.herobase.console.result;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.text.Text;
import javafx.util.Duration;
import org.herobase.rows.Sort;
import org.herobase.ui.Dialogs;
import org.herobase.ui.Texts;

/**
 * The rows of one result in a table, read as they are looked at and sorted by the database. A table needs milliseconds
 * for each column, seen or not, so a very wide result is shown a hundred columns at a time. Belongs to the JavaFX thread.
 */
public final class ResultGrid {
    /** How many columns are shown at a time. */
    public static final int MOST_COLUMNS = 100;

    private static final double ROW_HEIGHT = 28;
    private static final int ROWS_LOOKED_AT = 100;
    private static final int CHARACTERS_LOOKED_AT = 60;
    private static final double NARROWEST = 56;
    private static final double WIDEST = 360;
    private static final double PADDING = 40; // with the arrow of the order

    /** What is passed by while scrolling is not read. */
    private static final Duration PASSING = Duration.millis(30);

    private final QueryResult result;
    private final ResultModel model;
    private final Texts texts = new Texts(ResultGrid.class);
    private final TableView<List<Object>> table = new TableView<>();
    private final CellEditing editing;
    private final Set<TableRow<?>> tableRows = Collections.newSetFromMap(new WeakHashMap<>());
    private final IntegerProperty firstColumn = new SimpleIntegerProperty();
    private final PauseTransition looking = new PauseTransition(PASSING);
    private VirtualFlow<?> flow; // null before the table is laid out
    private boolean isShowingSorts;

    /**
     * @param explain says why something is not saved; empty for nothing
     * @param elsewhere offers another place to edit what does not fit into a cell
     */
    ResultGrid(QueryResult result, ResultModel model, Dialogs dialogs, Consumer<String> explain, Runnable elsewhere) {
        this.result = result;
        this.model = model;
        this.editing = new CellEditing(table, model, dialogs, explain, elsewhere);
        build(explain);
        looking.setOnFinished(_ -> look());
        table.skinProperty().subscribe(skin -> {
            if (skin != null) {
                flow = (VirtualFlow<?>) table.lookup(".virtual-flow");
                flow.positionProperty().subscribe((_, _) -> looking.play());
                flow.heightProperty().subscribe(_ -> looking.play());
            }
        });
        model.rows().addListener((InvalidationListener) _ -> looking.play());
        model.onRows(this::redraw);
        model.failure().subscribe(failure -> {
            if (failure != null) {
                showSorts(); // of the rows that are there
            }
        });
        firstColumn.subscribe(this::showColumns);
        showColumns();
        model.part().subscribe(part -> {
            if (part != null) {
                table.getColumns().forEach(column -> column.setSortable(true));
            }
        });
        showColumnsAgainWithValues();
    }

    /** The table; nobody else changes its columns and rows. */
    TableView<List<Object>> table() {
        return table;
    }

    /** What edits its cells. */
    CellEditing editing() {
        return editing;
    }

    /** The first column that is shown, from 0, a multiple of {@link #MOST_COLUMNS}. */
    IntegerProperty firstColumn() {
        return firstColumn;
    }

    /** Shows the rows anew that have come in their places. */
    private void redraw() {
        tableRows.forEach(row -> row.updateIndex(row.getIndex()));
        looking.play();
    }

    /** Which column of the result a column of the table shows. */
    static int indexOf(TableColumn<?, ?> column) {
        return (int) column.getUserData();
    }

    private void build(Consumer<String> explain) {
        table.setItems(model.rows());
        table.getStyleClass().add("result-grid");
        table.setFixedCellSize(ROW_HEIGHT);
        table.setPlaceholder(new Label(texts.get("result.none")));
        table.setAccessibleText(texts.get("result.accessible"));
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getSelectionModel().setCellSelectionEnabled(true);
        table.setRowFactory(_ -> {
            var row = new TableRow<List<Object>>();
            tableRows.add(row);
            return row;
        });
        // The database sorts: the rows in memory are only some of them.
        table.setSortPolicy(_ -> {
            if (!isShowingSorts) {
                model.setSorts(sorts());
            }
            return true;
        });
        new ResultCopy(table, model, explain); // before what copies the rows in memory
        TableCopy.install(table, value -> ResultCell.copied(texts, value));
    }

    /** Tells the model what is on screen. */
    private void look() {
        table.layout(); // otherwise these can be the rows of before: an animation's end comes ahead of the layout
        var first = flow == null ? null : flow.getFirstVisibleCell();
        var last = flow == null ? null : flow.getLastVisibleCell();
        if (first != null && last != null) {
            model.look(first.getIndex(), last.getIndex());
        }
    }

    private List<Sort> sorts() {
        var columns =
                model.part().get() == null ? null : model.part().get().source().columns();
        return columns == null
                ? List.of()
                : table.getSortOrder().stream()
                        .map(column ->
                                new Sort(columns.get(indexOf(column)), column.getSortType() == SortType.DESCENDING))
                        .toList();
    }

    /** Puts the arrows where the model sorts. */
    private void showSorts() {
        var part = model.part().get();
        if (part == null) {
            return;
        }
        isShowingSorts = true;
        table.getSortOrder().clear();
        for (var sort : part.sorts()) {
            var index = part.source().columns().indexOf(sort.column());
            for (var column : table.getColumns()) {
                if (indexOf(column) == index) {
                    column.setSortType(sort.descending() ? SortType.DESCENDING : SortType.ASCENDING);
                    table.getSortOrder().add(column);
                }
            }
        }
        isShowingSorts = false;
    }

    /** The columns are as wide as the values that have come first. */
    private void showColumnsAgainWithValues() {
        if (result.rows().isEmpty()) {
            result.rows().addListener(new InvalidationListener() {
                @Override
                public void invalidated(javafx.beans.Observable rows) {
                    rows.removeListener(this);
                    showColumns();
                }
            });
        }
    }

    private void showColumns() {
        var first = firstColumn.get();
        var end = Math.min(result.columns().size(), first + MOST_COLUMNS);
        isShowingSorts = true;
        table.getSelectionModel().clearSelection();
        table.getColumns()
                .setAll(IntStream.range(first, end).mapToObj(this::column).toList());
        isShowingSorts = false;
        showSorts();
    }

    private TableColumn<List<Object>, Object> column(int index) {
        var name = result.columns().get(index);
        var column = new TableColumn<List<Object>, Object>(name);
        column.setUserData(index);
        if (name.isBlank() || Collections.frequency(result.columns(), name) > 1) {
            column.setGraphic(number(index, name));
        }
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(
                index < row.getValue().size() ? row.getValue().get(index) : ResultRows.NOT_YET));
        column.setCellFactory(_ -> new ResultCell(editing, texts));
        column.setSortable(model.part().get() != null);
        column.setReorderable(false);
        if (isForNumbers(index)) {
            column.getStyleClass().add("number-column");
        }
        column.setPrefWidth(width(index));
        return column;
    }

    /** Tells columns apart whose names do not. */
    private Label number(int index, String name) {
        var number = new Label(name.isBlank() ? texts.get("result.column.unnamed", index + 1) : index + 1 + "");
        number.getStyleClass().add("column-number");
        return number;
    }

    private boolean isForNumbers(int index) {
        var values = sample().stream()
                .map(row -> row.get(index))
                .filter(Objects::nonNull)
                .toList();
        return !values.isEmpty() && values.stream().allMatch(Number.class::isInstance);
    }

    /** Wide enough for the name and the first values. */
    private double width(int index) {
        var name = result.columns().get(index);
        var longest = name.isBlank() ? texts.get("result.column.unnamed", index + 1) : name;
        for (var row : sample()) {
            var text = ResultCell.shown(texts, row.get(index));
            if (text.length() > longest.length()) {
                longest = text;
            }
        }
        var measured = longest.substring(0, Math.min(CHARACTERS_LOOKED_AT, longest.length()));
        return Math.clamp(new Text(measured).getLayoutBounds().getWidth() * 1.1 + PADDING, NARROWEST, WIDEST);
    }

    private List<List<Object>> sample() {
        return result.rows().subList(0, Math.min(ROWS_LOOKED_AT, result.rows().size()));
    }
}
