package org.herobase.shell;

import java.util.List;
import java.util.Optional;
import org.herobase.ui.OpenTabs;

/** The tabs of a database as they are remembered over a restart or a crash. */
final class TabMemory {
    private TabMemory() {}

    /** Remembers the tabs as they are now. */
    static void keep(OpenTabs memory, Workspace workspace, Tabs tabs) {
        var places = tabs.places();
        var onShow = tabs.placeOnShow().map(places::indexOf).orElse(-1);
        var names = places.stream().map(PlaceName::of).toList();
        memory.keep(workspace.database().file(), new OpenTabs.Row(names, onShow));
    }

    /** The places of the tabs, as far as they are still there, in their order. */
    static List<Place> places(OpenTabs memory, Workspace workspace) {
        return memory.of(workspace.database().file()).names().stream()
                .flatMap(name -> PlaceName.parse(name).stream())
                .filter(workspace.contents()::has)
                .distinct()
                .toList();
    }

    /** The place that was on show; empty if there was none, or it is no longer there. */
    static Optional<Place> onShow(OpenTabs memory, Workspace workspace) {
        var row = memory.of(workspace.database().file());
        return row.selected() < 0 || row.selected() >= row.names().size()
                ? Optional.empty()
                : PlaceName.parse(row.names().get(row.selected())).filter(workspace.contents()::has);
    }
}
