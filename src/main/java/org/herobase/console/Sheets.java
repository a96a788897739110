package org.herobase.console;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import org.herobase.ui.Background;
import org.herobase.ui.Texts;

/**
 * The open sheets as tabs, which can be named and put in another order. Only the current sheet is in the scene, below the
 * tabs: ids are those of one sheet, and the others cost no layout.
 */
final class Sheets {
    private final TabPane tabs;
    private final StackPane holder;
    private final Function<String, Sheet> load;
    private final Texts texts = new Texts(Sheets.class);

    /**
     * @param tabs without a tab yet
     * @param holder where the current sheet is shown
     * @param load makes a sheet of that name
     */
    Sheets(TabPane tabs, StackPane holder, Function<String, Sheet> load) {
        this.tabs = tabs;
        this.holder = holder;
        this.load = load;
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
        return open(freeName());
    }

    /** Opens an empty sheet of a name and shows it. */
    Sheet open(String name) {
        var sheet = load.apply(name);
        var tab = new Tab();
        tab.setUserData(sheet);
        new SheetTab(tab, sheet.controller());
        tab.setOnCloseRequest(request -> {
            request.consume();
            close(sheet);
        });
        tabs.getTabs().add(tab);
        tabs.getSelectionModel().select(tab);
        return sheet;
    }

    /** Brings a sheet into view. */
    void show(Sheet sheet) {
        tabs.getSelectionModel().select(tab(sheet));
    }

    /** Closes a sheet, if the user agrees where something would be lost. There is always one. */
    void close(Sheet sheet) {
        show(sheet);
        Background.of(sheet.controller().mayClose()).onSuccess(may -> {
            if (may) {
                sheet.controller().close();
                if (tabs.getTabs().size() == 1) {
                    open();
                }
                tabs.getTabs().remove(tab(sheet));
            }
        });
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
            holder.getChildren().setAll(sheet(selected).root());
            sheet(selected).controller().setShown(true);
        }
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
