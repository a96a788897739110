package org.herobase.teams;

import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableCell;
import org.herobase.teams.MembersModel.Member;
import org.herobase.ui.Texts;

/** Whether a linked member trains in the team, as a check box; nothing for a hero at home there. */
final class TrainingCell extends TableCell<Member, Member> {
    private final CheckBox box = new CheckBox();
    private final Texts texts = new Texts(TrainingCell.class);

    /**
     * @param editable whether the box may be changed
     * @param onChange is told the wish to change it
     */
    TrainingCell(boolean editable, BiConsumer<Member, Boolean> onChange) {
        setAlignment(Pos.CENTER);
        box.setDisable(!editable);
        box.setOnAction(_ -> onChange.accept(getItem(), box.isSelected()));
    }

    @Override
    protected void updateItem(Member member, boolean empty) {
        super.updateItem(member, empty);
        var shown = !empty && member != null && !member.isAtHome();
        if (shown) {
            box.setSelected(member.isTraining());
            box.setAccessibleText(texts.get("member.training.of", member.hero().getName()));
        }
        setGraphic(shown ? box : null);
    }
}
