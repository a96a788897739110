package org.herobase.ui;

import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;

/**
 * SQL to look at, in colours: it can be selected and copied, not changed. As high as its text, up to its maximum
 * height. The editor component behind it costs time to load: make a view only when it is going to be seen.
 */
public final class SqlView extends StackPane {
    private final CodeArea area = new CodeArea();

    /** An empty view; for FXML. */
    public SqlView() {
        getStyleClass().add("sql-view");
        area.getStyleClass().add("sql-text");
        area.setEditable(false);
        area.setWrapText(true);
        area.setAutoHeight(true);
        area.accessibleTextProperty().bind(accessibleTextProperty());
        getChildren().add(new VirtualizedScrollPane<>(area));
        addEventFilter(ScrollEvent.SCROLL, this::passOn);
    }

    /** The SQL on show; not null. */
    public String getSql() {
        return area.getText();
    }

    /** Shows other SQL, from its beginning; not null. */
    public void setSql(String sql) {
        if (!sql.equals(area.getText())) {
            area.replaceText(sql);
            if (!sql.isEmpty() && sql.length() <= SqlHighlighter.LONGEST) {
                area.setStyleSpans(0, SqlHighlighter.spans(sql));
            }
            area.moveTo(0);
            area.scrollYToPixel(0);
        }
    }

    /** The text area takes every turn of the wheel for itself, also when it has nothing to scroll. */
    private void passOn(ScrollEvent event) {
        var parent = getParent();
        if (parent != null && area.getTotalHeightEstimate() <= area.getHeight() + 1) {
            event.consume();
            parent.fireEvent(event.copyFor(parent, parent));
        }
    }
}
