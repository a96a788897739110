package org.herobase.console.history;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.herobase.memory.ParameterValue;
import org.herobase.ui.SqlView;
import org.herobase.ui.Texts;

/** The text of a statement, and the values that its parameters had. */
final class StatementPreview extends VBox {
    /** An editor is slow with long texts, and nobody reads more here. */
    private static final int LONGEST = 10_000;

    private static final int MOST_VALUES = 20;

    private final Texts texts;
    private final HistoryWording wording;
    private final Label note = label("note");
    private final Label values = label("values");
    private SqlView sql; // made when there is something to show

    StatementPreview(Texts texts, HistoryWording wording) {
        this.texts = texts;
        this.wording = wording;
        getStyleClass().add("preview");
    }

    /**
     * Shows a statement.
     *
     * @param remark what else there is to say; may be empty
     */
    void show(String text, List<ParameterValue> parameters, String remark) {
        if (sql == null) {
            sql = new SqlView();
            sql.setAccessibleText(texts.get("preview.accessible"));
            sql.setMinHeight(48);
            VBox.setVgrow(sql, Priority.SOMETIMES);
        }
        var isLong = text.length() > LONGEST;
        sql.setSql(isLong ? text.substring(0, LONGEST) + "…" : text);
        note.setText(remark.isEmpty() && isLong ? texts.get("preview.long", LONGEST, text.length()) : remark);
        values.setText(
                parameters.stream().limit(MOST_VALUES).map(wording::value).collect(Collectors.joining("\n"))
                        + (parameters.size() > MOST_VALUES ? "\n…" : ""));
        getChildren().setAll(sql);
        if (!parameters.isEmpty()) {
            getChildren().add(values);
        }
        if (!note.getText().isEmpty()) {
            getChildren().add(note);
        }
    }

    /** Shows nothing. */
    void clear() {
        getChildren().clear();
    }

    private static Label label(String style) {
        var label = new Label();
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
