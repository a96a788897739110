package org.herobase.console.editor;

import static javafx.scene.input.KeyCombination.ALT_DOWN;
import static javafx.scene.input.KeyCombination.SHIFT_ANY;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.util.UndoUtils;
import org.herobase.ui.Texts;

/** An editor for SQL with scroll bars, a bar to find and replace, and a context menu. */
public final class SqlEditorPane extends BorderPane {
    /** The size of the text, in pixels, if nothing else is asked for. */
    public static final int USUAL_FONT_SIZE = 14;

    /** Making a longer text into a document holds the JavaFX thread. */
    private static final int LONG = 100_000;

    private static final int SMALLEST = 8;
    private static final int LARGEST = 40;

    private final SqlEditor editor = new SqlEditor();
    private final FindBar find;
    private final Map<KeyCombination, Runnable> keys = new LinkedHashMap<>();
    private final IntegerProperty fontSize = new SimpleIntegerProperty(this, "fontSize", USUAL_FONT_SIZE);
    private UnaryOperator<String> format = UnaryOperator.identity();
    private Consumer<Path> openFile = _ -> {};

    /** An empty editor; for FXML. The text area in it has the id {@code consoleEditor}. */
    public SqlEditorPane() {
        var texts = new Texts(SqlEditorPane.class);
        getStyleClass().add("sql-editor-pane");
        editor.setId("consoleEditor");
        editor.accessibleTextProperty().bind(accessibleTextProperty());
        find = new FindBar(editor, texts);
        setTop(find);
        setCenter(new VirtualizedScrollPane<>(editor));
        setBottom(new LongLineNotice(editor, texts));
        new EditorMenu(editor, texts, this::format).install();
        new TextDrop(editor, file -> openFile.accept(file)).listen();
        new ErrorTips(editor).listen();
        fontSize.subscribe(size -> editor.setStyle("-fx-font-size: %dpx;".formatted(size.intValue())));
        putKeys();
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        addEventFilter(ScrollEvent.SCROLL, this::zoom);
    }

    private void putKeys() {
        keys.put(new KeyCodeCombination(KeyCode.F, SHORTCUT_DOWN), () -> find.open(false));
        keys.put(new KeyCodeCombination(KeyCode.H, SHORTCUT_DOWN), () -> find.open(true));
        keys.put(new KeyCodeCombination(KeyCode.F3), find::next);
        keys.put(new KeyCodeCombination(KeyCode.F3, SHIFT_DOWN), find::previous);
        // Not Ctrl+Shift+F: that searches everywhere, also from here.
        keys.put(new KeyCodeCombination(KeyCode.L, SHORTCUT_DOWN, ALT_DOWN), this::format);
        keys.put(new KeyCodeCombination(KeyCode.PLUS, SHORTCUT_DOWN, SHIFT_ANY), () -> zoom(1));
        keys.put(new KeyCodeCombination(KeyCode.EQUALS, SHORTCUT_DOWN, SHIFT_ANY), () -> zoom(1));
        keys.put(new KeyCodeCombination(KeyCode.ADD, SHORTCUT_DOWN), () -> zoom(1));
        keys.put(new KeyCodeCombination(KeyCode.MINUS, SHORTCUT_DOWN), () -> zoom(-1));
        keys.put(new KeyCodeCombination(KeyCode.SUBTRACT, SHORTCUT_DOWN), () -> zoom(-1));
        keys.put(new KeyCodeCombination(KeyCode.DIGIT0, SHORTCUT_DOWN), () -> fontSize.set(USUAL_FONT_SIZE));
    }

    private void press(KeyEvent event) {
        for (var key : keys.entrySet()) {
            if (key.getKey().match(event)) {
                key.getValue().run();
                event.consume();
                return;
            }
        }
    }

    private void zoom(ScrollEvent event) {
        if (event.isShortcutDown() && event.getDeltaY() != 0) {
            zoom(event.getDeltaY() > 0 ? 1 : -1);
            event.consume();
        }
    }

    private void zoom(int by) {
        fontSize.set(Math.clamp(fontSize.get() + by, SMALLEST, LARGEST));
    }

    /** The text area itself: for its caret, its keys, and what lies over it. */
    public SqlEditor editor() {
        return editor;
    }

    /** The text. To be asked for its value alone: a long one takes time to put together after each change. */
    public ObservableValue<String> textProperty() {
        return editor.textProperty();
    }

    /** All of the text; not null. */
    public String getText() {
        return editor.getText();
    }

    /** The text as it is now: see {@link SqlEditor#snapshot}. */
    public Supplier<String> snapshot() {
        return editor.snapshot();
    }

    /** Puts another text in the place of all, with the caret at its beginning; nothing of before can be undone. */
    public void setText(String text) {
        editor.replaceText(text);
        beginAnew();
    }

    /**
     * As {@link #setText}, with the work that a text of megabytes makes done in the background; it cannot be edited
     * meanwhile.
     *
     * @return done when the text is there; at once for a short one
     */
    public CompletionStage<Void> load(String text) {
        if (text.length() < LONG) {
            setText(text);
            return CompletableFuture.completedStage(null);
        }
        editor.setEditable(false);
        return CompletableFuture.supplyAsync(() -> editor.document(text))
                .whenCompleteAsync(
                        (document, _) -> {
                            editor.setEditable(true);
                            if (document != null) {
                                // It would put together all that came and went, to undo it.
                                editor.setUndoManager(UndoUtils.noOpUndoManager());
                                editor.replace(0, editor.getLength(), document);
                                editor.setUndoManager(UndoUtils.defaultUndoManager(editor));
                                beginAnew();
                            }
                        },
                        Platform::runLater)
                .thenApply(_ -> null);
    }

    private void beginAnew() {
        editor.getUndoManager().forgetHistory();
        editor.moveTo(0);
        editor.requestFollowCaret();
    }

    /** Puts a text in the place of the selection, or at the caret; undone as one. */
    public void insertAtCaret(String text) {
        editor.insertAtCaret(text);
    }

    /** Marks an error: see {@link SqlEditor#markError}. */
    public void markError(int start, int end, String sentence) {
        editor.markError(start, end, sentence);
    }

    /** Takes the marks of errors away. */
    public void clearMarks() {
        editor.clearMarks();
    }

    /** Puts a statement after all others and selects it. */
    public void insertStatement(String statement) {
        editor.insertStatement(statement);
    }

    /** The selected text; empty if none is. */
    public String selectedTextOrEmpty() {
        return editor.getSelectedText();
    }

    /** What the empty editor says; may be null. */
    public String getHint() {
        return editor.getHint();
    }

    /** Sets what the empty editor says. */
    public void setHint(String hint) {
        editor.setHint(hint);
    }

    /** The size of the text in pixels; changed by the user with Ctrl and plus, minus, 0 or the wheel. */
    public IntegerProperty fontSizeProperty() {
        return fontSize;
    }

    /** Sets how SQL is formatted: given a selection or a statement, what stands in its place. */
    public void setOnFormat(UnaryOperator<String> format) {
        this.format = format;
    }

    /** Sets what is done with a file of SQL that is dropped on the editor, on the JavaFX thread. */
    public void setOnFileDropped(Consumer<Path> openFile) {
        this.openFile = openFile;
    }

    /** Gives the keyboard to the editor. */
    public void focusEditor() {
        editor.requestFocus();
    }

    private void format() {
        var selection = editor.getSelection();
        if (selection.getLength() > 0) {
            format(selection.getStart(), selection.getEnd(), true);
        } else {
            editor.statementAtCaret().ifPresent(statement -> format(statement.start(), statement.end(), false));
        }
    }

    private void format(int start, int end, boolean isSelected) {
        var before = editor.getText(start, end);
        var after = format.apply(before);
        if (!after.equals(before)) {
            var caret =
                    isSelected ? start + after.length() : Math.min(editor.getCaretPosition(), start + after.length());
            editor.apply(new Edit(start, end, after, isSelected ? start : caret, caret));
        }
    }
}
