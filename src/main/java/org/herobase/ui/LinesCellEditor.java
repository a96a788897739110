package org.herobase.ui;

import java.util.function.Function;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;

/** Edits a text of several lines, for a form: a cell of a grid has no place for it. */
public final class LinesCellEditor implements CellEditor {
    private static final int ROWS = 4;
    private static final String WINDOWS_LINE_END = "\r\n";

    private final TextArea area = new TextArea();
    private final Function<String, Parsed> parser;
    private final boolean hasWindowsLineEnds;

    /**
     * @param text what to begin with; its line ends stay what they are
     * @param parser what a text means
     */
    public LinesCellEditor(String text, Function<String, Parsed> parser) {
        this.parser = parser;
        hasWindowsLineEnds = text.contains(WINDOWS_LINE_END);
        area.setText(text);
        area.setPrefRowCount(ROWS);
        area.setWrapText(true);
    }

    /** Whether a text comes back unchanged from an editor of its lines. */
    public static boolean canHold(String text) {
        var lines = text.contains(WINDOWS_LINE_END) ? text.replace(WINDOWS_LINE_END, "") : text;
        return lines.chars()
                        .noneMatch(character ->
                                Character.isISOControl(character) && character != '\t' && character != '\n')
                && !(text.contains(WINDOWS_LINE_END) && lines.contains("\n"));
    }

    @Override
    public Region node() {
        return area;
    }

    @Override
    public void begin() {
        area.requestFocus();
    }

    @Override
    public Object draft() {
        return hasWindowsLineEnds ? area.getText().replace("\n", WINDOWS_LINE_END) : area.getText();
    }

    @Override
    public void restore(Object draft) {
        area.setText((String) draft);
    }

    @Override
    public Parsed parse() {
        return parser.apply((String) draft());
    }

    @Override
    public void onChanged(Runnable action) {
        area.textProperty().subscribe((_, _) -> action.run());
    }
}
