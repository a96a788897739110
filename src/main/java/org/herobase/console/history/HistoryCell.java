package org.herobase.console.history;

import java.time.LocalDate;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.herobase.memory.History;
import org.kordamp.ikonli.javafx.FontIcon;

/** A statement that ran: its first line, what became of it, and above the first of a day the day. */
final class HistoryCell extends ListCell<History.Entry> {
    private final HistoryWording wording;
    private final Label day = new Label();
    private final Label sql = new Label();
    private final FontIcon icon = new FontIcon();
    private final Label facts = new Label();
    private final VBox lines = new VBox(sql, factsLine());
    private final VBox content = new VBox(lines);

    HistoryCell(HistoryWording wording) {
        this.wording = wording;
        getStyleClass().add("history-cell");
        day.getStyleClass().add("day");
        day.setMaxWidth(Double.MAX_VALUE);
        sql.getStyleClass().add("statement");
        lines.getStyleClass().add("lines");
        facts.getStyleClass().add("facts");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0); // as wide as the list: a long line is cut, not scrolled to
    }

    @Override
    protected void updateItem(History.Entry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (empty || entry == null) {
            setText(null);
            setGraphic(null);
            return;
        }
        sql.setText(HistoryWording.firstLine(entry));
        facts.setText(wording.facts(entry).lines().findFirst().orElse(""));
        var failed = entry.error() != null;
        icon.setIconLiteral(failed ? "fth-x" : "fth-check");
        facts.getStyleClass().remove("failed");
        icon.getStyleClass().removeAll("failed", "done");
        icon.getStyleClass().add(failed ? "failed" : "done");
        if (failed) {
            facts.getStyleClass().add("failed");
        }
        if (isFirstOfItsDay(entry)) {
            day.setText(wording.day(HistoryWording.day(entry), LocalDate.now()));
            content.getChildren().setAll(day, lines);
        } else {
            content.getChildren().setAll(lines);
        }
        setText(sql.getText() + "\n" + facts.getText()); // for who listens, and looks for a cell by its text
        setGraphic(content);
    }

    private boolean isFirstOfItsDay(History.Entry entry) {
        var index = getIndex();
        return index <= 0
                || index > getListView().getItems().size()
                || !HistoryWording.day(getListView().getItems().get(index - 1)).equals(HistoryWording.day(entry));
    }

    private HBox factsLine() {
        var line = new HBox(4, icon, facts);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
