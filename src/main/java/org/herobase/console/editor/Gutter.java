package org.herobase.console.editor;

import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import javafx.css.PseudoClass;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
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
    private final class Line extends HBox {
        private final int index;
        private final StackPane mark = new StackPane();
        private final Text number = new Text();
        private final Tooltip tip = new Tooltip();

        Line(int index) {
            this.index = index;
            getStyleClass().add("sql-gutter");
            mark.getStyleClass().add("mark");
            number.getStyleClass().add("lineno");
            var bar = new Region();
            bar.getStyleClass().add("statement");
            getChildren().addAll(mark, number, bar);
            show();
        }

        private void show() {
            var digits =
                    Math.max(2, Integer.toString(area.getParagraphs().size()).length());
            number.setText(("%" + digits + "d").formatted(index + 1));
            pseudoClassStateChanged(IN_STATEMENT, isInStatement.test(index));
            showError(error.apply(index));
        }

        private void showError(String sentence) {
            if (!sentence.equals(tip.getText())) {
                tip.setText(sentence);
                if (sentence.isEmpty()) {
                    mark.getChildren().clear();
                    Tooltip.uninstall(mark, tip);
                } else {
                    var icon = new FontIcon("fth-alert-circle");
                    icon.setAccessibleText(sentence);
                    mark.getChildren().setAll(icon);
                    Tooltip.install(mark, tip);
                }
            }
        }
    }
}
