package org.herobase.tables;

import java.util.List;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import org.herobase.db.Catalog;
import org.herobase.rows.ParentLink;
import org.herobase.ui.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** Chooses which column's text stands for the rows that keys point to, for each of the tables that they point to. */
final class LabelMenu extends MenuButton {
    private final BiConsumer<String, String> choose;
    private final Texts texts = new Texts(LabelMenu.class);

    /**
     * @param links to the tables; those that lead nowhere are left out
     * @param choose gets the table and its column, or empty text for none
     */
    LabelMenu(List<ParentLink> links, BiConsumer<String, String> choose) {
        this.choose = choose;
        setId("relatedLabels");
        setGraphic(new FontIcon("fth-tag"));
        getStyleClass().addAll("button-icon", "flat");
        setAccessibleText(texts.get("related.labels"));
        setTooltip(new Tooltip(texts.get("related.labels")));
        var seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        links.stream()
                .filter(link -> link.state() == ParentLink.State.SOUND
                        && seen.add(link.key().parent()))
                .forEach(link -> getItems().add(menu(link)));
        setDisable(getItems().isEmpty());
    }

    private Menu menu(ParentLink link) {
        var menu = new Menu(texts.get("related.labelOf", link.key().parent()));
        menu.setMnemonicParsing(false); // an underscore in the name is no mnemonic
        var group = new ToggleGroup();
        menu.getItems().add(item(link, "", texts.get("related.labelOf.none"), group));
        link.parentColumns().stream()
                .map(Catalog.Column::name)
                .forEach(column -> menu.getItems().add(item(link, column, column, group)));
        return menu;
    }

    private RadioMenuItem item(ParentLink link, String column, String text, ToggleGroup group) {
        var item = new RadioMenuItem(text);
        item.setMnemonicParsing(false);
        item.setToggleGroup(group);
        item.setSelected(column.equals(link.label() == null ? "" : link.label()));
        item.setOnAction(_ -> choose.accept(link.key().parent(), column));
        return item;
    }
}
