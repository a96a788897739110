package org.herobase.heroes;

import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.herobase.ui.Texts;

/** Two check boxes: whether the hero belongs to the team, and whether it trains there. */
final class HeroLinkCell extends ListCell<HeroLink> {
    private final CheckBox member = new CheckBox();
    private final CheckBox training = new CheckBox(new Texts(HeroLinkCell.class).get("hero.training"));
    private final HBox box = new HBox(8);
    private HeroLink shown;

    HeroLinkCell(boolean withTraining) {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getChildren().addAll(member, space);
        if (withTraining) {
            box.getChildren().add(training);
        }
        training.disableProperty().bind(member.selectedProperty().not());
    }

    @Override
    protected void updateItem(HeroLink link, boolean empty) {
        super.updateItem(link, empty);
        if (shown != null) {
            member.selectedProperty().unbindBidirectional(shown.memberProperty());
            training.selectedProperty().unbindBidirectional(shown.trainingProperty());
        }
        shown = empty ? null : link;
        if (shown != null) {
            member.setText(shown.name());
            member.selectedProperty().bindBidirectional(shown.memberProperty());
            training.selectedProperty().bindBidirectional(shown.trainingProperty());
        }
        setGraphic(shown == null ? null : box);
    }
}
