package org.herobase.console.result;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.herobase.rows.Filter;
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
    private final FilterPane filter = new FilterPane();

    /**
     * @param result shown also while its rows come
     */
    public ResultView(QueryResult result, ResultTools tools) {
        this.result = result;
        model = new ResultModel(result, tools.cache());
        grid = new ResultGrid(result, model);
        Runnable runAgain = () -> tools.runAgain().accept(result);
        head = new ResultHead(result, model, runAgain);
        foot = new ResultFoot(model, grid, result.columns().size(), tools.dialogs(), runAgain);
        var split = new SplitPane(grid.table());
        split.getStyleClass().add("plain-split");
        VBox.setVgrow(split, Priority.ALWAYS);
        getStyleClass().add("result");
        getChildren().addAll(head, filter, split, foot);
        head.search().setDisable(true);
        head.filter().setDisable(true);
        model.part().subscribe((before, part) -> {
            if (before == null && part != null) {
                bindFilter(part);
            }
        });
        if (model.part().get() != null) {
            bindFilter(model.part().get());
        }
        result.end().subscribe(_ -> sayWhatIsKept());
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

    /** Stops reading and lets the memory go; the view is of no use afterwards. */
    public void close() {
        model.close();
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
