package org.herobase.console.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.herobase.console.export.ExportState.Progress;
import org.herobase.console.result.ResultView;
import org.herobase.console.result.ShownRows;
import org.herobase.ui.Background;
import org.herobase.ui.Dialogs;
import org.herobase.ui.Texts;

/** Copies a result's selected cells in a format that the user chooses, or all its rows if nothing is selected. */
final class CopyMenu extends MenuButton {
    /** As much as the grid copies. */
    private static final int MOST_CHARACTERS = 50_000_000;

    private final ResultView view;
    private final Dialogs dialogs;
    private final ExportState state;
    private final Texts texts = new Texts(CopyMenu.class);
    private final ExportWords words = new ExportWords(texts);

    private record Copied(String text, RowWriting.End rows) {}

    CopyMenu(ResultView view, Dialogs dialogs, ExportState state) {
        this.view = view;
        this.dialogs = dialogs;
        this.state = state;
        ExportActions.dress(this, "resultCopyAs", "fth-copy", texts.get("export.copy"));
        var what = new MenuItem();
        what.setDisable(true);
        getItems().addAll(what, new SeparatorMenuItem());
        for (var format : ExportFormat.values()) {
            var item = new MenuItem(words.name(format));
            item.setOnAction(_ -> copy(format));
            getItems().add(item);
        }
        setOnShowing(_ -> what.setText(whatIsCopied()));
    }

    private String whatIsCopied() {
        var cells = view.table().getSelectionModel().getSelectedCells().size();
        if (cells > 0) {
            return texts.get("export.copy.selected", cells);
        }
        var count = view.rows().count();
        return count.isPresent() ? texts.get("export.copy.rows", count.getAsLong()) : texts.get("export.copy.all");
    }

    private void copy(ExportFormat format) {
        var rows = view.selectedRows().orElseGet(view::rows);
        var writing = new RowWriting(rows, format, ExportWords.table(view.result()));
        state.follow(new Progress(texts.get("export.copying"), writing::written, rows.count(), writing::stop));
        Background.of(CompletableFuture.supplyAsync(() -> text(writing), Thread::startVirtualThread))
                .onSuccess(copied -> put(copied, rows))
                .onFailure(failure -> {
                    state.end("", "");
                    dialogs.error(texts.get("export.thing"), failure);
                })
                .andFinally(() -> {
                    if (state.busy().get()) {
                        state.end(texts.get("export.copy.stopped"), "");
                    }
                });
    }

    private static Copied text(RowWriting writing) {
        var text = new StringBuilder();
        try {
            var end = writing.write(text, () -> text.length() > MOST_CHARACTERS);
            return new Copied(text.toString(), end);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void put(Copied copied, ShownRows rows) {
        var content = new ClipboardContent();
        content.putString(copied.text());
        Clipboard.getSystemClipboard().setContent(content);
        var end = copied.rows();
        var said = texts.get("export.copied", end.rows());
        state.end(said, words.cautions(rows, end));
    }
}
