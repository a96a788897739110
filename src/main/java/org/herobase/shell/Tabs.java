package org.herobase.shell;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
    private final Function<Place, OpenView> make;
    private final Trail trail;
    private final Runnable changed;
    private final Map<Place, Open> open = new LinkedHashMap<>();
    private final Map<Place, Tab> waiting = new LinkedHashMap<>(); // for their views, until they are shown
    private final Set<Place> stale = new HashSet<>();
    private boolean isRestoring;

    /**
     * @param title what a place is called
     * @param make makes its view
     * @param trail leads back to a tab that the user closed, too
     * @param changed called when other tabs are open, or another one is on show
     */
    Tabs(TabPane pane, Function<Place, String> title, Function<Place, OpenView> make, Trail trail, Runnable changed) {
        this.pane = pane;
        this.title = title;
        this.make = make;
        this.trail = trail;
        this.changed = changed;
        pane.setTabMaxWidth(WIDEST);
        pane.getSelectionModel().selectedItemProperty().subscribe(this::selected);
    }

    /**
     * Goes to a place.
     *
     * @return its view
     */
    OpenView show(Place place) {
        if (!open.containsKey(place)) {
            fill(place);
        }
        var shown = open.get(place);
        pane.getSelectionModel().select(shown.tab());
        Platform.runLater(shown.view()::focus); // once its tab shows it
        return shown.view();
    }

    /** Opens tabs as they were, where none is open. Only the view on show is made now, another one when it is first shown. */
    void restore(List<Place> places, Place onShow) {
        isRestoring = true; // the pane selects the first tab that it gets
        places.forEach(place -> waiting.put(place, tab(place)));
        pane.getTabs().addAll(waiting.values());
        isRestoring = false;
        show(onShow);
    }

    /** The places of all tabs, in their order. */
    List<Place> places() {
        return pane.getTabs().stream().map(this::placeOf).toList();
    }

    /** The place of the tab on show; empty if no tab is open. */
    Optional<Place> placeOnShow() {
        return Optional.ofNullable(pane.getSelectionModel().getSelectedItem()).map(this::placeOf);
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

    /**
     * As {@link #refresh}, after another program changed something; the view on show marks it.
     *
     * @param say is told what is other in that view than before
     */
    void refreshMarking(Consumer<String> say) {
        stale.addAll(open.keySet());
        current().ifPresent(place -> {
            stale.remove(place);
            open.get(place).view().refreshMarking(say);
        });
    }

    /** Whether the view on show still reads, or is being edited. */
    boolean isBusy() {
        return current().map(place -> open.get(place).view().isBusy()).orElse(false);
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
        for (var place : places()) {
            if (!isThere.test(place)) {
                close(place);
            }
        }
    }

    /** Makes the views anew that show what the schema has: columns may have come or gone. The user stays where he is. */
    void remake() {
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

    private Tab tab(Place place) {
        var tab = new Tab(title.apply(place));
        tab.setTooltip(whole(tab.getText()));
        tab.setGraphic(new FontIcon(place.icon()));
        tab.setOnCloseRequest(request -> {
            request.consume();
            askAndClose(place);
        });
        return tab;
    }

    private void fill(Place place) {
        var view = make.apply(place);
        var kept = waiting.remove(place);
        var tab = kept == null ? tab(place) : kept;
        tab.setContent(view.root());
        open.put(place, new Open(tab, view));
        if (kept == null) {
            pane.getTabs().add(tab);
            changed.run();
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
        return placeOnShow().filter(open::containsKey);
    }

    private Place placeOf(Tab tab) {
        var made = open.entrySet().stream()
                .filter(shown -> shown.getValue().tab() == tab)
                .map(Map.Entry::getKey);
        var kept = waiting.entrySet().stream()
                .filter(unmade -> unmade.getValue() == tab)
                .map(Map.Entry::getKey);
        return Stream.concat(made, kept).findFirst().orElseThrow();
    }

    private void askAndClose(Place place) {
        var asked = open.get(place);
        if (asked == null) { // never shown, so nothing was entered in it
            close(place);
            return;
        }
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
        if (waiting.containsKey(place)) {
            pane.getTabs().remove(waiting.get(place));
            waiting.remove(place);
        } else {
            pane.getTabs().remove(open.get(place).tab());
            stale.remove(place);
            open.remove(place).view().close();
        }
        trail.closed(place);
        changed.run();
    }

    private void selected(Tab tab) {
        if (tab == null || isRestoring) {
            return;
        }
        waiting.entrySet().stream()
                .filter(unmade -> unmade.getValue() == tab)
                .findFirst()
                .map(Map.Entry::getKey)
                .ifPresent(this::fill);
        refreshIfStale(tab);
        changed.run();
    }

    private void refreshIfStale(Tab tab) {
        open.forEach((place, shown) -> {
            if (shown.tab() == tab && stale.remove(place)) {
                shown.view().refresh();
            }
        });
    }
}
