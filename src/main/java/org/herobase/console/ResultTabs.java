package org.herobase.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.herobase.console.result.QueryResult;
import org.herobase.console.result.ResultView;
import org.herobase.db.SqlLog;
import org.herobase.ui.Background;
import org.herobase.ui.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a sheet's runs gave, one tab a result, before its messages and the SQL log. */
final class ResultTabs {
    private final TabPane pane;
    private final Tab messages;
    private final Tab log;
    private final ObservableList<QueryResult> results;
    private final Function<QueryResult, ResultView> view;
    private final SqlLogView logView;
    private final Texts texts;
    private final Map<QueryResult, Tab> shown = new LinkedHashMap<>(); // of the newest run, in their order
    private final ListChangeListener<QueryResult> whenChanged = _ -> showResults();

    /**
     * @param results of the newest run
     * @param view makes what a result's tab holds
     */
    ResultTabs(
            TabPane pane,
            Tab messages,
            Tab log,
            ObservableList<QueryResult> results,
            Function<QueryResult, ResultView> view,
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
        results.addListener(whenChanged);
    }

    /** Shows the messages. */
    void showMessages() {
        pane.getSelectionModel().select(messages);
    }

    /**
     * Ends what the user is entering into the results, which saves it.
     *
     * @return completes on the JavaFX thread with whether everything entered is saved; otherwise the user sees why
     */
    CompletableFuture<Boolean> finish() {
        return pane.getTabs().stream()
                .map(this::finish)
                .reduce(CompletableFuture.completedFuture(true), (a, b) -> a.thenCombine(b, Boolean::logicalAnd));
    }

    private CompletableFuture<Boolean> finish(Tab tab) {
        if (!(tab.getContent() instanceof ResultView shownView)) {
            return CompletableFuture.completedFuture(true);
        }
        return shownView.finish().thenApply(isSaved -> {
            if (!isSaved) {
                pane.getSelectionModel().select(tab);
            }
            return isSaved;
        });
    }

    /** Whether the log is followed while its tab is selected: not while nobody sees the sheet. */
    void followLog(boolean visible) {
        logView.setShown(visible && log.isSelected());
    }

    /**
     * Shows something beside the results, in the same tab at each call.
     *
     * @param onClosed called when the user closes that tab
     */
    void showBeside(String title, Node content, Runnable onClosed) {
        var tab = pane.getTabs().stream()
                .filter(shownTab -> shownTab.getContent() == content)
                .findFirst()
                .orElseGet(() -> {
                    var made = new Tab(title, content);
                    made.setOnClosed(_ -> onClosed.run());
                    pane.getTabs().add(pane.getTabs().indexOf(messages), made);
                    return made;
                });
        pane.requestFocus();
        pane.getSelectionModel().select(tab);
    }

    /** Lets go of everything; nothing else is called afterwards. */
    void close() {
        results.removeListener(whenChanged); // a run under way may still tell what it read
        followLog(false);
        List.copyOf(pane.getTabs()).forEach(this::remove);
    }

    /** The first is shown as soon as it is there; those of earlier runs go, unless they are pinned. */
    private void showResults() {
        if (results.size() < shown.size()) {
            shown.forEach(this::leave);
            shown.clear();
        }
        for (var index = shown.size(); index < results.size(); index++) {
            var tab = tab(index);
            shown.put(results.get(index), tab);
            pane.getTabs().add(pane.getTabs().indexOf(messages), tab);
            if (index == 0) {
                pane.getSelectionModel().select(tab);
            }
        }
    }

    private void leave(QueryResult result, Tab tab) {
        if (result.isPinned()) {
            tab.setClosable(true);
            tab.setGraphic(new FontIcon("fth-bookmark"));
            tab.setOnCloseRequest(request -> {
                request.consume();
                finishAndRemove(tab);
            });
            result.pinned().subscribe(isPinned -> {
                if (!isPinned) {
                    finishAndRemove(tab);
                }
            });
        } else {
            remove(tab);
        }
    }

    private void finishAndRemove(Tab tab) {
        Background.of(finish(tab)).onSuccess(isSaved -> {
            if (isSaved) {
                remove(tab);
            }
        });
    }

    private void remove(Tab tab) {
        if (hasFocus(tab)) {
            pane.requestFocus(); // or it would go to whatever comes first in the window
        }
        pane.getTabs().remove(tab);
        if (tab.getContent() instanceof ResultView view) {
            view.close();
        }
    }

    private boolean hasFocus(Tab tab) {
        var owner = pane.getScene() == null ? null : pane.getScene().getFocusOwner();
        for (Node node = owner; node != null; node = node.getParent()) {
            if (node == tab.getContent()) {
                return true;
            }
        }
        return false;
    }

    private Tab tab(int index) {
        var tab = new Tab(texts.get("console.result", index + 1));
        tab.setClosable(false);
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
