package org.herobase.console.result;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.herobase.rows.Filter;
import org.herobase.ui.Background;
import org.herobase.ui.FilterCondition.Choosable;
import org.herobase.ui.FilterPane;
import org.herobase.ui.Texts;

/** One query's result: its head, a filter, its rows, and below them what there is to say. Belongs to the JavaFX thread. */
public final class ResultView extends VBox {
    private final QueryResult result;
    private final Texts texts = new Texts(ResultView.class);
    private final ResultModel model;
    private final ResultGrid grid;
    private final ResultHead head;
    private final ResultFoot foot;
    private final Subscription transaction;
    private ResultOrigin origin; // null until it is known
    private ResultEdits edits; // null where nothing can be edited
    private final ResultTools tools;
    private final ResultValue value;
    private final FilterPane filter = new FilterPane();
    private Subscription closing = Subscription.EMPTY;

    /**
     * @param result shown also while its rows come
     */
    public ResultView(QueryResult result, ResultTools tools) {
        this.result = result;
        model = new ResultModel(result, tools.cache());
        this.tools = tools;
        grid = new ResultGrid(result, model, tools.dialogs(), this::explain, this::showValue);
        Runnable runAgain = () -> tools.runAgain().accept(result);
        head = new ResultHead(result, model, runAgain);
        foot = new ResultFoot(model, grid, result.columns().size(), tools.dialogs(), runAgain);
        var split = new SplitPane(grid.table());
        value = new ResultValue(result, model, grid.table(), grid.page(), split, head.value(), tools);
        split.getStyleClass().add("plain-split");
        VBox.setVgrow(split, Priority.ALWAYS);
        getStyleClass().add("result");
        getChildren().addAll(head, filter, split, foot);
        head.search().setDisable(true);
        head.filter().setDisable(true);
        model.part().subscribe((before, part) -> {
            if (before == null && part != null) {
                begin(part);
            }
        });
        if (model.part().get() != null) {
            begin(model.part().get());
        }
        result.end().subscribe(_ -> sayWhatIsKept());
        transaction = tools.inTransaction()
                .subscribe(_ -> allowEdits())
                .and(tools.readOnly().subscribe(_ -> allowEdits()));
    }

    /** The result that is shown. */
    public QueryResult result() {
        return result;
    }

    /** The buttons of the head, for others to add theirs at the end. */
    public HBox actions() {
        return head.actions();
    }

    /** The rows. */
    public TableView<List<Object>> table() {
        return grid.table();
    }

    /** What is below the rows, for others to add what they have under way. */
    public HBox foot() {
        return foot;
    }

    /** All rows that are shown, filtered and in their order as they are now. */
    public ShownRows rows() {
        var part = model.part().get();
        var end = result.end().get();
        return part == null
                ? new KeptRows(result.columns(), List.copyOf(result.rows()), end != null && !end.hasMore())
                : new PartRows(
                        part, Cells.all(result.columns().size()), model.total().get());
    }

    /** The selected cells, others of their rows and columns being NULL; empty if none is selected, or all are. */
    public Optional<ShownRows> selectedRows() {
        if (table().getSelectionModel().getSelectedCells().isEmpty()) {
            return Optional.empty();
        }
        var selected = new SelectedCells(table(), grid.page());
        var part = model.part().get();
        return Optional.of(
                part == null || selected.areHere()
                        ? new KeptRows(selected.names(result.columns()), selected.values(), true)
                        : new PartRows(part, selected.cells(), OptionalLong.empty()));
    }

    /** Has something done when the view is closed. */
    public void onClose(Runnable action) {
        closing = closing.and(action::run);
    }

    /**
     * Ends what the user is entering into a cell or the value pane, which saves it.
     *
     * @return completes on the JavaFX thread with whether everything entered is saved; otherwise the user sees why, here
     */
    public CompletableFuture<Boolean> finish() {
        return grid.editing().finish().thenCombine(value.finish(), Boolean::logicalAnd);
    }

    /** Stops reading and lets the memory go; the view is of no use afterwards. */
    public void close() {
        closing.unsubscribe();
        transaction.unsubscribe();
        value.close();
        if (edits != null) {
            edits.close();
        }
        model.close();
    }

    private void begin(ResultPart part) {
        bindFilter(part);
        Background.of(part.query().runner().read(sql -> ResultOrigin.read(sql, part.query())))
                .onSuccess(found -> {
                    origin = found;
                    if (found instanceof ResultOrigin.OneTable one) {
                        edits = new ResultEdits(model, one, tools);
                    }
                    allowEdits();
                })
                .onFailure(failure -> foot.note("fth-lock", texts.get("result.readOnly.UNCLEAR")));
    }

    /** Lets cells be edited, or says in one line why not. */
    private void allowEdits() {
        if (origin == null) {
            return;
        }
        var reason = switch (origin) {
            case ResultOrigin.Other(var why, var thing) -> texts.get("result.readOnly." + why, thing);
            case ResultOrigin.OneTable _ when tools.database().isReadOnly() -> texts.get("result.readOnly.FILE");
            case ResultOrigin.OneTable _ when tools.readOnly().getValue() -> texts.get("result.readOnly.SHEET");
            case ResultOrigin.OneTable _
            when tools.inTransaction().getValue() -> texts.get("result.readOnly.TRANSACTION");
            case ResultOrigin.OneTable _ -> "";
        };
        var allowed = reason.isEmpty() ? edits : null;
        grid.editing().edit(allowed);
        value.edit(allowed, reason);
        foot.note(reason.isEmpty() ? null : "fth-lock", reason);
    }

    private void explain(String reason) {
        if (reason.isEmpty()) {
            allowEdits();
        } else {
            foot.note("fth-info", reason);
        }
    }

    private void showValue() {
        head.value().setSelected(true);
    }

    private void bindFilter(ResultPart part) {
        head.search().setDisable(false);
        head.filter().setDisable(false);
        var columns = part.source().columns();
        var choosable = IntStream.range(0, columns.size())
                .mapToObj(i -> new Choosable(
                        columns.get(i),
                        columns.get(i).name().isBlank()
                                ? texts.get("result.column.unnamed", i + 1)
                                : columns.get(i).name()))
                .toList();
        filter.bind(
                model.part().map(ResultPart::filter).orElse(Filter.NONE),
                model::setFilter,
                choosable,
                head.search(),
                head.filter());
    }

    /** Why there are no other rows than those that the run read. */
    private void sayWhatIsKept() {
        var end = result.end().get();
        if (end == null || result.query().isEmpty() || model.part().get() != null) {
            return;
        }
        var why = result.query().get().isRandom() ? "result.kept.random" : "result.kept.once";
        foot.note(
                "fth-info",
                texts.get(
                        end.hasMore() ? "result.kept.some" : "result.kept",
                        result.rows().size(),
                        texts.get(why)));
    }
}
