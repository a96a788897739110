package org.herobase.console.editor;

import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.fxmisc.richtext.CodeArea;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands beside each line: its number, whether the statement at the caret is there, and what is wrong in it. */
final class Gutter {
    private static final PseudoClass IN_STATEMENT = PseudoClass.getPseudoClass("in-statement");

    private final CodeArea area;
    private final IntPredicate isInStatement;
    private final IntFunction<String> error;

    /**
     * @param isInStatement whether a line, counted from 0, belongs to the statement at the caret
     * @param error what is wrong in a line; empty if nothing is
     */
    Gutter(CodeArea area, IntPredicate isInStatement, IntFunction<String> error) {
        this.area = area;
        this.isInStatement = isInStatement;
        this.error = error;
        area.setParagraphGraphicFactory(Line::new);
    }

    /** Shows the lines on screen as they are now. */
    void refresh() {
        for (var i = 0; i < area.getVisibleParagraphs().size(); i++) {
            line(area.visibleParToAllParIndex(i)).ifPresent(Line::show);
        }
    }

    private Optional<Line> line(int index) {
        return area.getParagraphGraphic(index) instanceof Line line ? Optional.of(line) : Optional.empty();
    }

    /** Of plain texts: labels look for the theme's colours before they are in the window, and do not find them. */
    private final class Line extends StackPane {
        private final int index;
        private final Text number = new Text();
        private String shownError = "";

        Line(int index) {
            this.index = index;
            getStyleClass().add("sql-gutter");
            number.getStyleClass().add("lineno");
            getChildren().add(number);
            show();
        }

        private void show() {
            var digits =
                    Math.max(2, Integer.toString(area.getParagraphs().size()).length());
            var written = Integer.toString(index + 1);
            number.setText(" ".repeat(Math.max(0, digits - written.length())) + written);
            pseudoClassStateChanged(IN_STATEMENT, isInStatement.test(index));
            showError(error.apply(index));
        }

        private void showError(String sentence) {
            if (sentence.equals(shownError)) {
                return;
            }
            shownError = sentence;
            getChildren().setAll(number);
            if (!sentence.isEmpty()) {
                var icon = new FontIcon("fth-alert-circle");
                icon.setAccessibleText(sentence);
                StackPane.setAlignment(icon, Pos.CENTER_LEFT);
                getChildren().add(icon);
                var tip = new Tooltip(sentence);
                tip.getStyleClass().add("sql-popup");
                Tooltip.install(icon, tip);
            }
        }
    }
}
