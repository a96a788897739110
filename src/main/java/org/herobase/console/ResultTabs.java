package org.herobase.console;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.herobase.console.result.QueryResult;
import org.herobase.console.result.ResultView;
import org.herobase.db.SqlLog;
import org.herobase.ui.Texts;

/** What a sheet's runs gave, one tab a result, before its messages and the SQL log. */
final class ResultTabs {
    private final TabPane pane;
    private final Tab messages;
    private final Tab log;
    private final ObservableList<QueryResult> results;
    private final Function<QueryResult, Node> view;
    private final SqlLogView logView;
    private final Texts texts;
    private final List<Tab> shown = new ArrayList<>(); // of the newest run, in their order

    /**
     * @param results of the newest run
     * @param view makes what a result's tab holds
     */
    ResultTabs(
            TabPane pane,
            Tab messages,
            Tab log,
            ObservableList<QueryResult> results,
            Function<QueryResult, Node> view,
            SqlLog sqlLog,
            Texts texts) {
        this.pane = pane;
        this.messages = messages;
        this.log = log;
        this.results = results;
        this.view = view;
        this.texts = texts;
        this.logView = new SqlLogView(sqlLog, texts);
        log.setContent(logView);
        log.setOnSelectionChanged(_ -> followLog(true));
        results.addListener((ListChangeListener<QueryResult>) _ -> showResults());
    }

    /** Shows the messages. */
    void showMessages() {
        pane.getSelectionModel().select(messages);
    }

    /** Whether the log is followed while its tab is selected: not while nobody sees the sheet. */
    void followLog(boolean visible) {
        logView.setShown(visible && log.isSelected());
    }

    /** The first is shown as soon as it is there. */
    private void showResults() {
        if (results.size() < shown.size()) {
            shown.stream()
                    .map(Tab::getContent)
                    .filter(ResultView.class::isInstance)
                    .forEach(content -> ((ResultView) content).close());
            pane.getTabs().removeAll(shown);
            shown.clear();
        }
        for (var index = shown.size(); index < results.size(); index++) {
            var tab = tab(index);
            shown.add(tab);
            pane.getTabs().add(pane.getTabs().indexOf(messages), tab);
            if (index == 0) {
                pane.getSelectionModel().select(tab);
            }
        }
    }

    private Tab tab(int index) {
        var tab = new Tab(texts.get("console.result", index + 1));
        var result = results.get(index);
        // A grid costs time: many are never looked at.
        tab.setOnSelectionChanged(_ -> {
            if (tab.isSelected() && tab.getContent() == null) {
                tab.setContent(view.apply(result));
            }
        });
        return tab;
    }
}
