package org.herobase.ui;

import atlantafx.base.theme.Styles;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The upper part of the value pane: which value it is, of what class and size, and how to look at it. */
final class ValueHead extends VBox {
    private final Label title = new Label();
    private final Label facts = new Label();
    private final Map<ValueKind, ToggleButton> kinds = new EnumMap<>(ValueKind.class);
    private final Button loadFile;
    private final Button saveFile;

    /**
     * @param onKind called when the user chose another way to look at the value
     */
    ValueHead(Texts texts, Consumer<ValueKind> onKind, Runnable onLoadFile, Runnable onSaveFile) {
        getStyleClass().add("value-head");
        title.setId("valueTitle");
        title.getStyleClass().add("value-title");
        facts.setId("valueFacts");
        facts.getStyleClass().add("value-facts");
        loadFile = fileButton("valueLoadFile", "fth-upload", texts.get("value.file.load"), onLoadFile);
        saveFile = fileButton("valueSaveFile", "fth-download", texts.get("value.file.save"), onSaveFile);
        var group = new ToggleGroup();
        var toggles = new HBox(
                toggle(group, ValueKind.TEXT, "valueAsText", texts.get("value.as.text"), Styles.LEFT_PILL),
                toggle(group, ValueKind.JSON, "valueAsJson", texts.get("value.as.json"), Styles.CENTER_PILL),
                toggle(group, ValueKind.HEX, "valueAsHex", texts.get("value.as.hex"), Styles.CENTER_PILL),
                toggle(group, ValueKind.PICTURE, "valueAsPicture", texts.get("value.as.picture"), Styles.RIGHT_PILL));
        kinds.forEach((kind, toggle) -> toggle.setOnAction(_ -> {
            toggle.setSelected(true); // of several ways one is always chosen
            onKind.accept(kind);
        }));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var bar = new HBox(toggles, space, loadFile, saveFile);
        bar.getStyleClass().add("value-bar");
        getChildren().addAll(title, facts, bar);
    }

    /**
     * Shows what is known of a value.
     *
     * @param known class and size, in words
     * @param possible the ways to look at it
     * @param chosen the one that is shown
     */
    void show(String newTitle, String known, Set<ValueKind> possible, ValueKind chosen) {
        title.setText(newTitle);
        facts.setText(known);
        kinds.forEach((kind, toggle) -> {
            toggle.setDisable(!possible.contains(kind));
            toggle.setSelected(kind == chosen);
        });
    }

    /** Offers files or not. */
    void setFiles(boolean canLoad, boolean canSave) {
        loadFile.setDisable(!canLoad);
        saveFile.setDisable(!canSave);
    }

    private ToggleButton toggle(ToggleGroup group, ValueKind kind, String id, String text, String style) {
        var toggle = new ToggleButton(text);
        toggle.setId(id);
        toggle.setToggleGroup(group);
        toggle.getStyleClass().addAll(style, Styles.SMALL);
        toggle.setMinWidth(Region.USE_PREF_SIZE);
        kinds.put(kind, toggle);
        return toggle;
    }

    private static Button fileButton(String id, String icon, String text, Runnable action) {
        var button = new Button(null, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        button.setTooltip(new Tooltip(text));
        button.setAccessibleText(text);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
