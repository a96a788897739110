package org.herobase.shell;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import org.herobase.ui.Background;
import org.herobase.ui.OpenView;
import org.kordamp.ikonli.javafx.FontIcon;

/** The tabs of the open database: one for each place that the user went to. Belongs to the JavaFX thread. */
final class Tabs {
    private static final double WIDEST = 200;
    private static final double WIDEST_TIP = 480;

    private record Open(Tab tab, OpenView view) {}

    private final TabPane pane;
    private final Function<Place, String> title;
    private final Trail trail;
    private final Map<Place, Open> open = new LinkedHashMap<>();
    private final Set<Place> stale = new HashSet<>();

    /**
     * @param title what a place is called
     * @param trail leads back to a tab that the user closed, too
     */
    Tabs(TabPane pane, Function<Place, String> title, Trail trail) {
        this.pane = pane;
        this.title = title;
        this.trail = trail;
        pane.setTabMaxWidth(WIDEST);
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
            tab.setTooltip(whole(tab.getText()));
            tab.setGraphic(new FontIcon(place.icon()));
            tab.setOnCloseRequest(request -> {
                request.consume();
                askAndClose(place);
            });
            pane.getTabs().add(tab);
            return new Open(tab, view);
        });
        pane.getSelectionModel().select(shown.tab());
        Platform.runLater(shown.view()::focus); // once its tab shows it
        return shown.view();
    }

    /** Where the user is, with what is on show there; empty if no tab is open. */
    Optional<Trail.Stop> here() {
        return current()
                .map(place -> new Trail.Stop(place, open.get(place).view().bookmark()));
    }

    /** Goes to the next tab, or the one before; after the last comes the first. */
    void cycle(int direction) {
        var tabs = pane.getTabs().size();
        if (tabs > 0) {
            var next = Math.floorMod(pane.getSelectionModel().getSelectedIndex() + direction, tabs);
            pane.getSelectionModel().select(next);
            current().ifPresent(place -> Platform.runLater(open.get(place).view()::focus));
        }
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

    /** Closes the tab on show, unless something entered in it could not be saved. */
    void closeCurrent() {
        current().ifPresent(this::askAndClose);
    }

    /** Closes all tabs but those whose place is still there. */
    void keep(Predicate<Place> isThere) {
        for (var place : List.copyOf(open.keySet())) {
            if (!isThere.test(place)) {
                close(place);
            }
        }
    }

    /** Makes the views anew that show what the schema has: columns may have come or gone. The user stays where he is. */
    void remake(Function<Place, OpenView> make) {
        for (var place : List.copyOf(open.keySet())) {
            var old = open.get(place);
            if (place instanceof Place.Search || place instanceof Place.Changes) {
                continue; // what was found or done stays
            }
            Background.of(old.view().mayClose()).onSuccess(saved -> {
                if (saved && open.get(place) == old) {
                    var view = make.apply(place);
                    if (old.view().isStructureShown()) {
                        view.showStructure();
                    }
                    old.view().close();
                    open.put(place, new Open(old.tab(), view));
                    old.tab().setContent(view.root());
                    stale.remove(place);
                }
            });
        }
    }

    /** What the tab has no room for. */
    private static Tooltip whole(String title) {
        var tip = new Tooltip(title);
        tip.setWrapText(true);
        tip.setMaxWidth(WIDEST_TIP);
        return tip;
    }

    private Optional<Place> current() {
        var tab = pane.getSelectionModel().getSelectedItem();
        return open.keySet().stream()
                .filter(place -> open.get(place).tab() == tab)
                .findFirst();
    }

    private void askAndClose(Place place) {
        var asked = open.get(place);
        Background.of(asked.view().mayClose()).onSuccess(agreed -> {
            if (open.get(place) != asked) {
                return; // closed meanwhile
            }
            if (agreed) {
                here().filter(stop -> stop.place().equals(place)).ifPresent(trail::leave);
                close(place);
            } else {
                pane.getSelectionModel().select(asked.tab()); // which says why it stays
            }
        });
    }

    private void close(Place place) {
        var gone = open.remove(place);
        stale.remove(place);
        pane.getTabs().remove(gone.tab());
        gone.view().close();
        trail.closed(place);
    }

    private void refreshIfStale(Tab tab) {
        open.forEach((place, shown) -> {
            if (shown.tab() == tab && stale.remove(place)) {
                shown.view().refresh();
            }
        });
    }
}
