package org.herobase.console;

import org.herobase.console.editor.SqlEditorPane;

/** Marks the place of an error in a sheet's text. */
final class ErrorMarking {
    private final SqlEditorPane editorPane;

    ErrorMarking(SqlEditorPane editorPane) {
        this.editorPane = editorPane;
    }

    /** Marks where a statement failed and goes there, unless its text was changed meanwhile. */
    void mark(RunTranscript.Failure failed) {
        var statement = failed.statement();
        var editor = editorPane.editor();
        if (statement.end() <= editor.getLength()
                && editor.getText(statement.start(), statement.end()).equals(statement.sql())) {
            var start = statement.start()
                    + (failed.place() == null ? 0 : failed.place().start());
            var end = failed.place() == null
                    ? statement.end()
                    : statement.start() + failed.place().end();
            editorPane.markError(start, end, failed.words());
            editor.moveTo(start);
            editor.requestFollowCaret();
        }
    }
}
