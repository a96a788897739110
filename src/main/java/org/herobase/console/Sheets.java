package org.herobase.console;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import org.herobase.memory.SavedSheet;
import org.herobase.memory.SavedSheets;
import org.herobase.memory.SheetFile;
import org.herobase.ui.Background;
import org.herobase.ui.Texts;

/**
 * The open sheets as tabs, which can be named and put in another order. Only the current sheet is in the scene, below the
 * tabs: ids are those of one sheet, and the others cost no layout.
 */
final class Sheets {
    private static final int MOST_CLOSED = 10;

    private final TabPane tabs;
    private final StackPane holder;
    private final Function<SavedSheet, Sheet> load;
    private final Runnable onChange;
    private final Deque<Supplier<SavedSheet>> closed = new ArrayDeque<>();
    private final Texts texts = new Texts(Sheets.class);

    /**
     * @param tabs without a tab yet
     * @param holder where the current sheet is shown
     * @param load makes a sheet as it was kept
     * @param onChange called when something is to be kept: a sheet's text or name, their order
     */
    Sheets(TabPane tabs, StackPane holder, Function<SavedSheet, Sheet> load, Runnable onChange) {
        this.tabs = tabs;
        this.holder = holder;
        this.load = load;
        this.onChange = onChange;
        tabs.getTabs().addListener((InvalidationListener) _ -> onChange.run());
        tabs.getSelectionModel().selectedItemProperty().subscribe((old, selected) -> show(old, selected));
    }

    /** In their order. */
    List<Sheet> all() {
        return tabs.getTabs().stream().map(Sheets::sheet).toList();
    }

    /** The sheet on show. */
    Sheet current() {
        return sheet(tabs.getSelectionModel().getSelectedItem());
    }

    /** Opens an empty sheet behind the others and shows it. */
    Sheet open() {
        return open(freeName(), "", null);
    }

    /** Opens a sheet with a text of its own behind the others and shows it. */
    Sheet open(String name, String text, SheetFile file) {
        return show(add(new SavedSheet(newId(), name, text, file, 0, false, List.of())));
    }

    /** Opens the sheet again that was closed last; does nothing if there is none. */
    void reopen() {
        if (!closed.isEmpty()) {
            show(add(closed.pop().get()));
        }
    }

    /** Opens sheets that were kept, in place of one that nobody has used yet. */
    void restore(SavedSheets.Open kept) {
        var unused =
                all().stream().filter(sheet -> sheet.controller().isEmpty()).toList();
        if (kept.sheets().isEmpty()) {
            return;
        }
        kept.sheets().forEach(this::add);
        all().stream()
                .filter(sheet -> sheet.id().equals(kept.selected()))
                .findFirst()
                .ifPresent(this::show);
        unused.forEach(sheet -> {
            sheet.controller().close();
            tabs.getTabs().remove(tab(sheet));
        });
    }

    /** The sheets as they are now; put together on any thread, as that takes its time for long texts. */
    Supplier<SavedSheets.Open> snapshot() {
        var sheets = all().stream()
                .map(sheet -> sheet.controller().snapshot(sheet.id()))
                .toList();
        var selected = current().id();
        return () -> new SavedSheets.Open(sheets.stream().map(Supplier::get).toList(), selected);
    }

    /** Brings a sheet into view. */
    Sheet show(Sheet sheet) {
        tabs.getSelectionModel().select(tab(sheet));
        return sheet;
    }

    /** Puts the caret into the editor of the sheet on show. */
    void focusEditor() {
        holder.applyCss(); // what is not laid out takes no focus
        holder.layout();
        current().controller().focusEditor();
    }

    /** Closes a sheet, if the user agrees where something would be lost. There is always one. */
    void close(Sheet sheet) {
        show(sheet);
        Background.of(sheet.controller().mayClose()).onSuccess(may -> {
            if (may && all().contains(sheet)) { // a second press came meanwhile
                if (!sheet.controller().isEmpty()) {
                    closed.push(sheet.controller().snapshot(newId()));
                    if (closed.size() > MOST_CLOSED) {
                        closed.removeLast();
                    }
                }
                sheet.controller().close();
                if (tabs.getTabs().size() == 1) {
                    open();
                }
                tabs.getTabs().remove(tab(sheet));
            }
        });
    }

    private Sheet add(SavedSheet kept) {
        var sheet = load.apply(kept);
        var tab = new Tab();
        tab.setUserData(sheet);
        new SheetTab(tab, sheet.controller(), this::reopen);
        tab.setOnCloseRequest(request -> {
            request.consume();
            close(sheet);
        });
        sheet.controller().onChange(onChange);
        tabs.getTabs().add(tab);
        return sheet;
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private String freeName() {
        var names = all().stream()
                .map(sheet -> sheet.controller().nameProperty().get())
                .toList();
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> texts.get("sheets.name", number))
                .filter(name -> !names.contains(name))
                .findFirst()
                .orElseThrow();
    }

    private void show(Tab old, Tab selected) {
        if (old != null) {
            sheet(old).controller().setShown(false);
        }
        if (selected != null) {
            var hadFocus = isFocusInConsole();
            holder.getChildren().setAll(sheet(selected).root());
            sheet(selected).controller().setShown(true);
            if (hadFocus) {
                focusEditor();
            }
        }
    }

    private boolean isFocusInConsole() {
        var owner = tabs.getScene() == null ? null : tabs.getScene().getFocusOwner();
        for (Node node = owner; node != null; node = node.getParent()) {
            if (node == tabs.getParent() || node == holder) {
                return true;
            }
        }
        return false;
    }

    private Tab tab(Sheet sheet) {
        return tabs.getTabs().stream()
                .filter(tab -> sheet(tab) == sheet)
                .findFirst()
                .orElseThrow();
    }

    private static Sheet sheet(Tab tab) {
        return (Sheet) tab.getUserData();
    }
}
