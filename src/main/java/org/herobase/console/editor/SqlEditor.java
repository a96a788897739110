package org.herobase.console.editor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.IndexRange;
import javafx.scene.control.Label;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.ReadOnlyStyledDocument;
import org.fxmisc.richtext.model.RichTextChange;
import org.fxmisc.richtext.model.SegmentOps;
import org.herobase.console.editor.Brackets.Pair;
import org.herobase.sql.Script.Statement;
import org.herobase.sql.SqlToken;
import org.reactfx.EventStream;

/**
 * A text area for SQL: with colours, line numbers, the statement at the caret, matching brackets and the marks of errors.
 * Made with RichTextFX, because the CodeArea that JavaFX incubates lays out its whole text with each change of colours and
 * may still change or go.
 */
public final class SqlEditor extends CodeArea {
    /** Brackets further apart than this are not looked for. */
    private static final int FARTHEST_BRACKET = 20_000;

    private final TextReading reading = new TextReading(this, this::look);
    private final Highlighting highlighting = new Highlighting(this, reading, this::markings);
    private final ErrorMarks errors = new ErrorMarks();
    private final Gutter gutter = new Gutter(this, this::isInStatement, this::errorsInLine);
    private final ReadOnlyBooleanWrapper lagging = new ReadOnlyBooleanWrapper(this, "lagging");
    private Optional<Pair> brackets = Optional.empty();
    private Found found = Found.NOTHING;
    private boolean isLookDue;
    private int statementFirstLine = -1;
    private int statementLastLine = -1;

    /** An empty editor; for FXML. */
    public SqlEditor() {
        getStyleClass().addAll("sql-text", "sql-editor");
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        new EditorKeys(this).listen();
        textChanges().subscribe(changes -> {
            for (var change : changes) {
                errors.changed(change.position(), change.removed(), change.inserted());
                reading.changed(change.position());
            }
            // Their offsets are those of the text before.
            found = Found.NOTHING;
            brackets = Optional.empty();
            look();
        });
        caretPositionProperty().addListener((_, _, _) -> look());
        viewportDirtyEvents().subscribe(_ -> highlighting.request());
    }

    /**
     * The changes of the text, those made at once together. Unlike {@link #multiPlainChanges()} it puts no text together, which
     * takes its time where a long one comes or goes.
     */
    public EventStream<List<TextChange>> textChanges() {
        return multiRichChanges()
                .map(changes -> changes.stream()
                        .filter(SqlEditor::isOfText)
                        .map(change -> new TextChange(
                                change.getPosition(),
                                change.getRemoved().length(),
                                change.getInserted().length()))
                        .toList())
                .filter(changes -> !changes.isEmpty());
    }

    /** Colours change without the text. */
    private static boolean isOfText(RichTextChange<?, ?, ?> change) {
        return change.getRemoved().length() != change.getInserted().length()
                || !change.getRemoved().getText().equals(change.getInserted().getText());
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
        var last = reading.lastTokens();
        var written = last.tokens().reversed().stream()
                .dropWhile(token -> token.kind() == SqlToken.Kind.BLANK)
                .toList();
        // A last statement without its semicolon would run into this one, and a comment would swallow a semicolon.
        var isOpen = written.stream()
                .filter(token -> !token.isIgnored())
                .findFirst()
                .filter(token -> token.kind() != SqlToken.Kind.SEMICOLON)
                .isPresent();
        var end = !isOpen ? "" : written.getFirst().isIgnored() ? "\n;" : ";";
        var separator = written.isEmpty() ? "" : end + "\n";
        var writtenEnd = written.isEmpty()
                ? 0
                : last.start()
                        + last.textOf(written.getFirst()).stripTrailing().length()
                        + written.getFirst().start()
                        - last.start();
        replaceText(writtenEnd, getLength(), separator + statement);
        selectRange(getLength() - statement.length(), getLength());
        requestFollowCaret();
    }

    /** Puts a text in the place of the selection, or at the caret; undone as one. */
    public void insertAtCaret(String text) {
        var selection = getSelection();
        apply(new Edit(selection.getStart(), selection.getEnd(), text, selection.getStart() + text.length()));
    }

    /**
     * Marks an error, until what it marks is edited or the marks are cleared.
     *
     * @param start the offset of the first character
     * @param end the offset after the last one; at least one character is marked where there is one
     * @param sentence what is wrong
     */
    public void markError(int start, int end, String sentence) {
        var from = Math.clamp(start, 0, Math.max(0, getLength() - 1));
        errors.add(new ErrorMarks.Mark(from, Math.clamp(end, from + 1, Math.max(from + 1, getLength())), sentence));
        look();
    }

    /** Takes the marks of errors away. */
    public void clearMarks() {
        errors.clear();
        look();
    }

    /** Makes one change, undone as one. */
    void apply(Edit edit) {
        if (!edit.isEmpty()) {
            getUndoManager().preventMerge();
            replaceText(edit.start(), edit.end(), edit.text());
            getUndoManager().preventMerge();
        }
        selectRange(edit.anchor(), edit.caret());
        requestFollowCaret();
    }

    /**
     * Makes ready for a change of a long text, on any thread.
     *
     * @return makes the change: see {@link #apply}
     */
    Runnable prepared(Edit edit) {
        var document = document(edit.text());
        return () -> {
            getUndoManager().preventMerge();
            replace(edit.start(), edit.end(), document);
            getUndoManager().preventMerge();
            selectRange(edit.anchor(), edit.caret());
            requestFollowCaret();
        };
    }

    /** A text as the editor keeps it; to be made in the background where it is long. */
    ReadOnlyStyledDocument<Collection<String>, String, Collection<String>> document(String text) {
        return ReadOnlyStyledDocument.fromString(
                text, getInitialParagraphStyle(), getInitialTextStyle(), SegmentOps.styledTextOps());
    }

    /** The text as it is now, to be put together on any thread: that takes its time for a long one. */
    public Supplier<String> snapshot() {
        var snapshot = getContent().snapshot();
        return snapshot::getText;
    }

    /** Whether a line is so long that typing lags. */
    ReadOnlyBooleanProperty laggingProperty() {
        return lagging.getReadOnlyProperty();
    }

    /** Marks what a search found, until the text changes. */
    void showFound(Found found) {
        this.found = found;
        highlighting.request();
    }

    /** Whether there is anything wrong that is marked. */
    boolean hasErrors() {
        return !errors.isEmpty();
    }

    /** What is wrong at an offset; empty if nothing is. */
    String errorsAt(int offset) {
        return errors.sentences(offset, offset + 1);
    }

    /** The text around a place in tokens; nothing while a long text is read. */
    Optional<Stretch> stretchAround(int offset) {
        return reading.stretch(
                Math.max(0, offset - FARTHEST_BRACKET), Math.min(getLength(), offset + FARTHEST_BRACKET));
    }

    /** The text around a caret that touches a bracket or a quote. */
    Optional<Stretch> stretchAtBracket(int caret) {
        var beside = getText(Math.max(0, caret - 1), Math.min(getLength(), caret + 1));
        return beside.chars().anyMatch(character -> Brackets.isPart((char) character))
                ? stretchAround(caret)
                : Optional.empty();
    }

    /** The statement that the caret is in; nothing while a long text is read, or where there is none. */
    Optional<Statement> statementAtCaret() {
        return reading.statementAt(getCaretPosition());
    }

    /** The lines that the selection touches; one that it only reaches the beginning of is left out. */
    LineBlock selectedLines() {
        var selection = getSelection();
        var first = lineAt(selection.getStart());
        var last = lineAt(selection.getEnd());
        if (last > first && getAbsolutePosition(last, 0) == selection.getEnd()) {
            last--;
        }
        var start = getAbsolutePosition(first, 0);
        var end = getAbsolutePosition(last, getParagraphLength(last));
        return new LineBlock(start, getText(start, end), getAnchor(), getCaretPosition());
    }

    /** The line of an offset, counted from 0. */
    int lineAt(int offset) {
        return offsetToPosition(offset, Bias.Backward).getMajor();
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case TEXT -> getText();
            case CARET_OFFSET -> getCaretPosition();
            case SELECTION_START -> getSelection().getStart();
            case SELECTION_END -> getSelection().getEnd();
            case EDITABLE -> isEditable();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    /** Looks what belongs to the caret when the event that is under way has been worked off: it is often both edit and move. */
    private void look() {
        if (!isLookDue) {
            isLookDue = true;
            Platform.runLater(() -> {
                isLookDue = false;
                showWhatBelongsToTheCaret();
            });
        }
    }

    private void showWhatBelongsToTheCaret() {
        var caret = getCaretPosition();
        brackets = getSelection().getLength() > 0
                ? Optional.empty()
                : stretchAtBracket(caret).flatMap(around -> Brackets.at(around, caret));
        if (reading.isCurrent()) {
            lagging.set(reading.longestLine() > LongLines.LAGS);
            var statement = statementAtCaret();
            statementFirstLine = statement
                    .map(at -> lineAt(Math.min(at.start(), getLength())))
                    .orElse(-1);
            statementLastLine =
                    statement.map(at -> lineAt(Math.min(at.end(), getLength()))).orElse(-1);
        }
        gutter.refresh();
        highlighting.request();
    }

    private boolean isInStatement(int line) {
        return line >= statementFirstLine && line <= statementLastLine;
    }

    private String errorsInLine(int line) {
        if (errors.isEmpty() || line >= getParagraphs().size()) {
            return "";
        }
        var start = getAbsolutePosition(line, 0);
        return errors.sentences(start, start + getParagraphLength(line) + 1);
    }

    private List<Marking> markings(int start, int end) {
        var all = new ArrayList<Marking>();
        found.between(start, end).forEach(range -> all.add(marking(range, Marking.FOUND)));
        brackets.ifPresent(pair -> {
            all.add(new Marking(pair.opening(), pair.opening() + 1, Marking.BRACKET));
            all.add(new Marking(pair.closing(), pair.closing() + 1, Marking.BRACKET));
        });
        errors.between(start, end).forEach(mark -> all.add(new Marking(mark.start(), mark.end(), Marking.ERROR)));
        return all;
    }

    private static Marking marking(IndexRange range, String styleClass) {
        return new Marking(range.getStart(), range.getEnd(), styleClass);
    }
}
