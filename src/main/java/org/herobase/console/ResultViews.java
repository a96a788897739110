package org.herobase.console;

import java.util.function.Consumer;
import org.herobase.console.chart.ChartView;
import org.herobase.console.export.ExportActions;
import org.herobase.console.result.QueryResult;
import org.herobase.console.result.ResultTools;
import org.herobase.console.result.ResultView;

/** Makes the views of a sheet's results, with all that can be done with a result. */
final class ResultViews {
    private final ResultTools tools;
    private final Consumer<ChartView> showChart;

    ResultViews(ResultTools tools, Consumer<ChartView> showChart) {
        this.tools = tools;
        this.showChart = showChart;
    }

    /** The view of a result. */
    ResultView of(QueryResult result) {
        var view = new ResultView(result, tools);
        result.query()
                .ifPresent(
                        query -> view.actions().getChildren().add(new ChartButton(query, tools.dialogs(), showChart)));
        ExportActions.addTo(view, tools.dialogs());
        return view;
    }
}
