package org.herobase.console.editor;

/** What can be done with the lines of the selection. */
final class LineActions {
    private final SqlEditor editor;

    LineActions(SqlEditor editor) {
        this.editor = editor;
    }

    /** Begins a new line, indented as the code around it asks. */
    void newLine() {
        var selection = editor.getSelection();
        var start = selection.getStart();
        var end = selection.getEnd();
        var lineStart = editor.getAbsolutePosition(editor.lineAt(start), 0);
        var lastLine = editor.lineAt(end);
        var lineEnd = editor.getAbsolutePosition(lastLine, editor.getParagraphLength(lastLine));
        var before = editor.getText(lineStart, start);
        var last = lineStart + before.stripTrailing().length() - 1;
        var isOpened = before.stripTrailing().endsWith("(")
                && editor.stretchAround(start)
                        .filter(around -> around.isPlain(last))
                        .isPresent();
        editor.apply(Indentation.newLine(before, editor.getText(end, lineEnd), start, end, isOpened));
    }

    /** Indents the lines if there are several, otherwise puts a step of blanks in. */
    void indent() {
        var lines = editor.selectedLines();
        if (lines.text().contains("\n")) {
            editor.apply(Indentation.indent(lines));
        } else {
            editor.insertAtCaret(Indentation.STEP);
        }
    }

    void outdent() {
        editor.apply(Indentation.outdent(editor.selectedLines()));
    }

    void toggleComment() {
        editor.apply(LineComments.toggle(editor.selectedLines()));
    }

    void duplicate() {
        editor.apply(editor.selectedLines().duplicated());
    }

    void moveUp() {
        var lines = editor.selectedLines();
        var first = editor.lineAt(lines.start());
        if (first > 0) {
            editor.apply(lines.movedAbove(editor.getText(first - 1)));
        }
    }

    void moveDown() {
        var lines = editor.selectedLines();
        var last = editor.lineAt(lines.end());
        if (last + 1 < editor.getParagraphs().size()) {
            editor.apply(lines.movedBelow(editor.getText(last + 1)));
        }
    }
}
