package org.herobase.console.export;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.herobase.console.export.ExportState.Progress;
import org.herobase.console.result.ResultView;
import org.herobase.console.result.ShownRows;
import org.herobase.db.Problem;
import org.herobase.ui.Background;
import org.herobase.ui.Dialogs;
import org.herobase.ui.ErrorText;
import org.herobase.ui.Texts;

/** Saves all rows that a result shows to a file, in a format that the user chooses. */
final class ResultSaving extends MenuButton {
    private final ResultView view;
    private final Dialogs dialogs;
    private final ExportState state;
    private final Texts texts = new Texts(ResultSaving.class);
    private final ExportWords words = new ExportWords(texts);

    ResultSaving(ResultView view, Dialogs dialogs, ExportState state) {
        this.view = view;
        this.dialogs = dialogs;
        this.state = state;
        ExportActions.dress(this, "resultSave", "fth-save", texts.get("export.save"));
        var what = new MenuItem();
        what.setDisable(true);
        getItems().addAll(what, new SeparatorMenuItem());
        setOnShowing(_ -> what.setText(whatIsSaved()));
        for (var format : ExportFormat.values()) {
            var item = new MenuItem(texts.get("export.save.as", words.name(format)));
            item.setOnAction(_ -> choose(format));
            getItems().add(item);
        }
    }

    private String whatIsSaved() {
        var count = view.rows().count();
        return count.isPresent() ? texts.get("export.save.rows", count.getAsLong()) : texts.get("export.save.all");
    }

    private void choose(ExportFormat format) {
        var name = ExportWords.table(view.result()).replaceAll("[^\\p{L}\\p{N} ._-]", "_") + '.' + format.extension();
        dialogs.chooseNewFile(texts.get("export.save.title", words.name(format)), name)
                .ifPresent(file -> save(format, file));
    }

    private void save(ExportFormat format, Path file) {
        var rows = view.rows();
        var saving = new Saving(rows, format, file);
        state.follow(new Progress(
                texts.get("export.saving", file.getFileName()), saving::written, rows.count(), saving::stop));
        Background.of(saving.start())
                .onSuccess(end -> state.end(said(end), cautions(end, rows)))
                .onFailure(failure -> {
                    state.end("", "");
                    tell(file, failure);
                });
    }

    private String said(Saving.End end) {
        return switch (end) {
            case Saving.End.Saved(var file, var rows) -> texts.get("export.saved", rows.rows(), file.getFileName());
            case Saving.End.Stopped(var byUser) ->
                texts.get(byUser ? "export.save.stopped" : "export.save.stopped.run");
        };
    }

    private String cautions(Saving.End end, ShownRows rows) {
        return end instanceof Saving.End.Saved saved ? words.cautions(rows, saved.rows()) : "";
    }

    private void tell(Path file, Throwable failure) {
        var isOfFile = failure instanceof UncheckedIOException;
        var headline =
                texts.get("export.save.failed", file.getFileName(), reason(isOfFile ? failure.getCause() : failure));
        var advice = texts.get(isOfFile ? "export.save.failed.file" : "export.save.failed.query");
        dialogs.error(new ErrorText(headline, advice, String.valueOf(failure.getCause())));
    }

    private String reason(Throwable failure) {
        return switch (failure) {
            case NoSuchFileException _ -> texts.get("export.save.missing");
            case AccessDeniedException _ -> texts.get("export.save.forbidden");
            case FileSystemException known when known.getReason() != null -> known.getReason();
            default -> Problem.message(failure);
        };
    }
}
