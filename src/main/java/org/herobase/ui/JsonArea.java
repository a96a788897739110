package org.herobase.ui;

import java.time.Duration;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** A text area for JSON: with line numbers and colours, and marks beside objects and arrays that fold them. */
final class JsonArea {
    /** Longer texts stay without colours: typing must not wait for them. */
    private static final int LONGEST_COLOURED = 200_000;

    private static final Duration PAUSE_IN_TYPING = Duration.ofMillis(60);
    private static final KeyCombination FOLD =
            new KeyCodeCombination(KeyCode.OPEN_BRACKET, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    private static final KeyCombination UNFOLD =
            new KeyCodeCombination(KeyCode.CLOSE_BRACKET, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    private final Texts texts;
    private final ValueArea area;
    private final VirtualizedScrollPane<ValueArea> node;
    private JsonFolds folds = JsonFolds.of("");
    private int marked = -1;

    JsonArea(Texts texts) {
        this.texts = texts;
        area = new ValueArea("valueJson", texts.get("value.as.json"));
        area.getStyleClass().add("json-area");
        area.setParagraphGraphicFactory(this::gutter);
        area.addEventHandler(KeyEvent.KEY_PRESSED, this::foldByKey);
        area.multiPlainChanges().successionEnds(PAUSE_IN_TYPING).subscribe(_ -> look());
        node = new VirtualizedScrollPane<>(area);
    }

    Region node() {
        return node;
    }

    ValueArea area() {
        return area;
    }

    /** Shows a text, nothing of it folded. */
    void load(String text) {
        marked = -1;
        folds = JsonFolds.of(text);
        area.load(text);
        colour(text);
    }

    /** Marks an error, and shows it unless the user is typing elsewhere. */
    void mark(int line, int column) {
        unmark();
        if (line < area.getParagraphs().size() && !area.isFolded(line)) {
            area.setParagraphStyle(line, List.of("wrong-line"));
            marked = line;
            if (!area.touched().get()) {
                area.moveTo(line, Math.min(column, area.getParagraphLength(line)));
                area.requestFollowCaret();
            }
        }
    }

    /** Marks nothing. */
    void unmark() {
        if (marked >= 0 && marked < area.getParagraphs().size() && !area.isFolded(marked)) {
            area.setParagraphStyle(marked, List.of());
        }
        marked = -1;
    }

    /** Folds whatever is within the outermost object or array. */
    void foldAll() {
        var line = folds.ends().isEmpty() ? 0 : folds.ends().firstKey() + 1;
        for (var next = folds.ends().ceilingEntry(line);
                next != null;
                next = folds.ends().ceilingEntry(next.getValue())) {
            fold(next.getKey());
        }
    }

    /** Unfolds everything. */
    void unfoldAll() {
        for (var line : folds.ends().keySet()) {
            unfold(line);
        }
    }

    boolean isFolded(int line) {
        return line + 1 < area.getParagraphs().size() && area.isFolded(line + 1) && !area.isFolded(line);
    }

    void fold(int line) {
        if (folds.beginsAt(line) && !isFolded(line)) {
            unmark();
            area.foldParagraphs(line, folds.ends().get(line) - 1);
            area.recreateParagraphGraphic(line);
        }
    }

    void unfold(int line) {
        if (isFolded(line)) {
            area.unfoldParagraphs(line);
            area.recreateParagraphGraphic(line);
        }
    }

    private void look() {
        var text = area.getText();
        folds = JsonFolds.of(text);
        colour(text);
        for (var i = 0; i < area.getVisibleParagraphs().size(); i++) {
            area.recreateParagraphGraphic(area.visibleParToAllParIndex(i));
        }
    }

    private void colour(String text) {
        if (!text.isEmpty() && text.length() <= LONGEST_COLOURED) {
            area.setStyleSpans(0, JsonHighlighter.spans(text));
        }
    }

    private Node gutter(int line) {
        var number = new Label(Integer.toString(line + 1));
        number.setAlignment(Pos.CENTER_RIGHT);
        number.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(number, Priority.ALWAYS);
        var mark = new Label();
        mark.getStyleClass().add("fold-mark");
        if (folds.beginsAt(line)) {
            var folded = isFolded(line);
            mark.setGraphic(new FontIcon(folded ? "fth-chevron-right" : "fth-chevron-down"));
            mark.setAccessibleText(texts.get(folded ? "value.json.unfold" : "value.json.fold"));
            mark.setOnMouseClicked(_ -> {
                if (isFolded(line)) {
                    unfold(line);
                } else {
                    fold(line);
                }
            });
        }
        var gutter = new HBox(number, mark);
        gutter.getStyleClass().add("gutter");
        return gutter;
    }

    private void foldByKey(KeyEvent event) {
        var line = area.getCurrentParagraph();
        if (FOLD.match(event)) {
            fold(line);
            event.consume();
        } else if (UNFOLD.match(event)) {
            unfold(line);
            event.consume();
        }
    }
}
