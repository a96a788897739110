package org.herobase.console;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import org.herobase.ui.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** The head of a sheet: its name, which a double click changes, and whether it runs or is held by a transaction. */
final class SheetTab {
    private final SheetController sheet;
    private final Texts texts = new Texts(SheetTab.class);
    private final Label name = new Label();
    private final TextField field = new TextField();
    private final HBox head = new HBox();

    /**
     * @param reopen opens the sheet again that was closed last
     */
    SheetTab(Tab tab, SheetController sheet, Runnable reopen) {
        this.sheet = sheet;
        var shownName = Bindings.createStringBinding(
                () -> texts.get(
                        sheet.unsavedProperty().get() ? "sheets.unsaved" : "sheets.saved",
                        sheet.nameProperty().get()),
                sheet.nameProperty(),
                sheet.unsavedProperty());
        name.textProperty().bind(shownName);
        var running = new ProgressIndicator();
        running.getStyleClass().add("progress");
        running.setAccessibleText(texts.get("console.running"));
        show(running, sheet.runningProperty());
        var open = new FontIcon("fth-edit-3");
        open.setAccessibleText(texts.get("sheets.transaction"));
        show(open, sheet.transactionOpen());
        var readOnly = new FontIcon("fth-lock");
        readOnly.setAccessibleText(texts.get("sheet.readOnly"));
        show(readOnly, sheet.readOnlyProperty());
        head.getStyleClass().add("sheet-head");
        head.getChildren().setAll(running, open, readOnly, name);
        head.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2) {
                rename();
            }
        });
        field.setAccessibleText(texts.get("sheets.rename"));
        field.setPrefColumnCount(12);
        field.setOnAction(_ -> end(true));
        field.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                end(false);
                key.consume();
            }
        });
        field.focusedProperty().subscribe((was, is) -> {
            if (was && !is) {
                end(true);
            }
        });
        tab.setGraphic(head);
        tab.setContextMenu(new ContextMenu(
                item("sheets.rename", "fth-edit-2", this::rename),
                item("sheets.save", "fth-save", sheet::save),
                item("sheets.saveAs", null, sheet::saveAs),
                new SeparatorMenuItem(),
                item("sheets.reopen", "fth-corner-up-left", reopen)));
    }

    private MenuItem item(String key, String icon, Runnable action) {
        var item = new MenuItem(texts.get(key), icon == null ? null : new FontIcon(icon));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static void show(Node sign, ObservableBooleanValue when) {
        sign.visibleProperty().bind(when);
        sign.managedProperty().bind(when);
    }

    private void rename() {
        if (!head.getChildren().contains(field)) {
            field.setText(sheet.nameProperty().get());
            head.getChildren().set(head.getChildren().indexOf(name), field);
            field.requestFocus();
            field.selectAll();
        }
    }

    private void end(boolean keep) {
        if (head.getChildren().contains(field)) {
            head.getChildren().set(head.getChildren().indexOf(field), name);
            if (keep && !field.getText().isBlank()) {
                sheet.nameProperty().set(field.getText().strip());
            }
            sheet.focusEditor();
        }
    }
}
