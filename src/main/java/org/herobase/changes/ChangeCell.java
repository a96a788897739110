package org.herobase.changes;

import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeTableCell;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.herobase.changes.ChangeLine.More;
import org.herobase.changes.ChangeLine.Note;
import org.herobase.changes.ChangeLine.OfChange;
import org.herobase.changes.ChangeLine.OfRow;
import org.herobase.ui.Texts;
import org.herobase.ui.ValueText;
import org.herobase.undo.ChangedRow;
import org.herobase.undo.ChangedRow.Kind;

/** A cell in the list of changes. */
final class ChangeCell extends TreeTableCell<ChangeLine, ChangeLine> {
    /** What a cell shows. */
    enum Part {
        /** What was changed, and below it the values. */
        WHAT,
        /** The sheet or table, and below it the row. */
        WHERE,
        /** How many rows, and below it what became of one. */
        ROWS,
        /** The time. */
        WHEN,
        /** Whether it is undone, or can be. */
        STATE
    }

    private static final PseudoClass UNDONE = PseudoClass.getPseudoClass("undone");
    private static final double WIDEST_TIP = 640;

    private final Part part;
    private final ChangeWords words;
    private final Texts texts = new Texts(ChangeCell.class);

    ChangeCell(Part part, ChangeWords words) {
        this.part = part;
        this.words = words;
        if (part == Part.WHAT) { // values have one line, and go on behind its edge
            var clip = new Rectangle();
            clip.widthProperty().bind(widthProperty());
            clip.heightProperty().bind(heightProperty());
            setClip(clip);
        }
    }

    @Override
    protected void updateItem(ChangeLine line, boolean empty) {
        super.updateItem(line, empty);
        setText(null);
        setGraphic(null);
        setTooltip(null);
        setContentDisplay(ContentDisplay.LEFT);
        getStyleClass().removeAll("mono", "change-note");
        pseudoClassStateChanged(UNDONE, !empty && line instanceof OfChange change && change.isUndone());
        switch (line) {
            case OfChange change when !empty -> show(change);
            case OfRow(var row) when !empty -> show(row);
            case More(var rows) when !empty -> note(texts.get("changes.more", rows));
            case Note(var text) when !empty -> note(text);
            case null, default -> {}
        }
    }

    private void show(OfChange line) {
        var change = line.change();
        var text = switch (part) {
            case WHAT -> ValueText.of(change.title());
            case WHERE -> words.where(change);
            case ROWS -> words.rows(change);
            case WHEN -> words.time(change.time());
            case STATE -> words.state(line);
        };
        setText(text);
        if (part == Part.WHAT && ChangeWords.isStatement(change)) {
            getStyleClass().add("mono");
        }
        tip(
                switch (part) {
                    case WHAT -> change.title();
                    case STATE -> words.stateReason(line);
                    default -> text;
                });
    }

    private void show(ChangedRow row) {
        switch (part) {
            case WHAT -> showValues(row);
            case WHERE -> setText(words.row(row));
            case ROWS -> setText(words.kind(row));
            case WHEN, STATE -> {}
        }
    }

    private void showValues(ChangedRow row) {
        var flow = new TextFlow();
        flow.getStyleClass().add("change-values");
        flow.setMinWidth(Region.USE_PREF_SIZE);
        for (var value : row.values()) {
            if (!flow.getChildren().isEmpty()) {
                flow.getChildren().add(text(texts.get("changes.gap"), "change-column"));
            }
            flow.getChildren().add(text(texts.get("changes.column", value.column()), "change-column"));
            if (row.kind() != Kind.INSERTED) {
                flow.getChildren().add(value(value.before()));
            }
            if (row.kind() == Kind.UPDATED) {
                flow.getChildren().add(text(texts.get("changes.became"), "change-column"));
            }
            if (row.kind() != Kind.DELETED) {
                flow.getChildren().add(value(value.after()));
            }
        }
        var whole = row.values().stream().map(value -> words.value(row, value)).collect(Collectors.joining("\n"));
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setText(whole); // for who cannot see it
        setGraphic(flow);
        tip(whole);
    }

    private static Text value(Object value) {
        return text(ValueText.of(value), value == null ? "change-null" : "change-value");
    }

    private static Text text(String words, String style) {
        var text = new Text(words);
        text.getStyleClass().add(style);
        return text;
    }

    private void note(String text) {
        if (part == Part.WHAT) {
            setText(text);
            getStyleClass().add("change-note");
        }
    }

    private void tip(String text) {
        if (!text.isEmpty()) {
            var tip = new Tooltip(text);
            tip.setWrapText(true);
            tip.setMaxWidth(WIDEST_TIP);
            setTooltip(tip);
        }
    }
}
