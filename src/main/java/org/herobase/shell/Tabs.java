package org.herobase.shell;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.herobase.ui.OpenView;
import org.kordamp.ikonli.javafx.FontIcon;

/** The tabs of the open database: one for each place that the user went to. Belongs to the JavaFX thread. */
final class Tabs {
    private record Open(Tab tab, OpenView view) {}

    private final TabPane pane;
    private final Function<Place, String> title;
    private final Map<Place, Open> open = new LinkedHashMap<>();
    private final Set<Place> stale = new HashSet<>();

    /**
     * @param title what a place is called
     */
    Tabs(TabPane pane, Function<Place, String> title) {
        this.pane = pane;
        this.title = title;
        pane.getSelectionModel().selectedItemProperty().subscribe(this::refreshIfStale);
    }

    /**
     * Goes to a place.
     *
     * @param make makes its view if it has no tab yet
     * @return its view
     */
    OpenView show(Place place, Function<Place, OpenView> make) {
        var shown = open.computeIfAbsent(place, _ -> {
            var view = make.apply(place);
            var tab = new Tab(title.apply(place), view.root());
            tab.setGraphic(new FontIcon(place.icon()));
            tab.setOnClosed(_ -> forget(place));
            pane.getTabs().add(tab);
            return new Open(tab, view);
        });
        pane.getSelectionModel().select(shown.tab());
        Platform.runLater(shown.view()::focus); // once its tab shows it
        return shown.view();
    }

    /** Reads the view on show again, and each other one when it is next shown. */
    void refresh() {
        stale.addAll(open.keySet());
        refreshIfStale(pane.getSelectionModel().getSelectedItem());
    }

    /** Whether every view has saved what the user was entering. */
    CompletableFuture<Boolean> mayClose() {
        var all = CompletableFuture.completedFuture(true);
        for (var shown : open.values()) {
            all = all.thenCombine(shown.view().mayClose(), Boolean::logicalAnd);
        }
        return all;
    }

    /** Closes the tab on show. */
    void closeCurrent() {
        var current = pane.getSelectionModel().getSelectedItem();
        close((_, tab) -> tab == current);
    }

    /** Closes all tabs but those whose place is still there. */
    void keep(Predicate<Place> isThere) {
        close((place, _) -> !isThere.test(place));
    }

    private void close(Choice chosen) {
        for (var entry : List.copyOf(open.entrySet())) {
            if (chosen.includes(entry.getKey(), entry.getValue().tab())) {
                pane.getTabs().remove(entry.getValue().tab());
                forget(entry.getKey());
            }
        }
    }

    private void forget(Place place) {
        stale.remove(place);
        var closed = open.remove(place);
        if (closed != null) {
            closed.view().close();
        }
    }

    private void refreshIfStale(Tab tab) {
        open.forEach((place, shown) -> {
            if (shown.tab() == tab && stale.remove(place)) {
                shown.view().refresh();
            }
        });
    }

    private interface Choice {
        boolean includes(Place place, Tab tab);
    }
}
