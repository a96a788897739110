package org.herobase.console.editor;

import java.time.Duration;
import javafx.scene.control.Label;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.LineNumberFactory;
import org.herobase.sql.Script.Statement;
import org.herobase.sql.SqlToken;
import org.herobase.ui.SqlHighlighter;

/** A text area for SQL, with line numbers and colours. */
public final class SqlEditor extends CodeArea {
    private static final Duration PAUSE_IN_TYPING = Duration.ofMillis(60);

    /** An empty editor; for FXML. */
    public SqlEditor() {
        getStyleClass().addAll("sql-text", "sql-editor");
        setParagraphGraphicFactory(LineNumberFactory.get(this));
        multiPlainChanges().successionEnds(PAUSE_IN_TYPING).subscribe(_ -> colour());
    }

    /** What the empty editor says; may be null. */
    public String getHint() {
        return getPlaceholder() instanceof Label label ? label.getText() : null;
    }

    /** Sets what the empty editor says. */
    public void setHint(String hint) {
        var label = new Label(hint);
        label.getStyleClass().add("hint");
        setPlaceholder(label);
    }

    /** Selects a statement and brings it into view, unless it was edited meanwhile. */
    public void mark(Statement statement) {
        if (statement.end() <= getLength()
                && getText(statement.start(), statement.end()).equals(statement.sql())) {
            // Backwards, so that a long statement is seen from its beginning.
            selectRange(statement.end(), statement.start());
            requestFollowCaret();
        }
    }

    /** Puts a statement after all others and selects it. */
    public void insertStatement(String statement) {
        var before = getText().stripTrailing();
        var tokens = SqlToken.of(before);
        var statements = tokens.stream().filter(token -> !token.isIgnored()).toList();
        // A last statement without its semicolon would run into this one, and a comment would swallow a semicolon.
        var isOpen = !statements.isEmpty() && statements.getLast().kind() != SqlToken.Kind.SEMICOLON;
        var end = !isOpen ? "" : tokens.getLast().isIgnored() ? "\n;" : ";";
        var separator = before.isEmpty() ? "" : end + "\n";
        replaceText(before.length(), getLength(), separator + statement);
        selectRange(getLength() - statement.length(), getLength());
        requestFollowCaret();
    }

    private void colour() {
        // The length first: to put a long text together takes its time, too.
        if (getLength() > 0 && getLength() <= SqlHighlighter.LONGEST) {
            setStyleSpans(0, SqlHighlighter.spans(getText()));
        }
    }
}
