package org.herobase.console;

import atlantafx.base.theme.Styles;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.herobase.console.chart.ChartView;
import org.herobase.console.result.Query;
import org.herobase.ui.Dialogs;
import org.herobase.ui.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows a result's chart; the same one at each press. */
final class ChartButton extends Button {
    private ChartView chart; // null until it is first asked for

    /**
     * @param show brings a chart into view
     */
    ChartButton(Query query, Dialogs dialogs, Consumer<ChartView> show) {
        super(null, new FontIcon("fth-bar-chart-2"));
        var texts = new Texts(ChartButton.class);
        setId("resultChart");
        getStyleClass().addAll(Styles.SMALL, Styles.FLAT, Styles.BUTTON_ICON);
        setAccessibleText(texts.get("sheet.chart"));
        setTooltip(new Tooltip(texts.get("sheet.chart")));
        setOnAction(_ -> {
            if (chart == null) {
                chart = new ChartView(query, dialogs);
            }
            show.accept(chart);
            chart.open();
        });
    }
}
