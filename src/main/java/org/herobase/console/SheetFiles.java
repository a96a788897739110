package org.herobase.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.herobase.console.export.Draft;
import org.herobase.memory.SheetFile;
import org.herobase.ui.Background;
import org.herobase.ui.Dialogs;
import org.herobase.ui.Texts;

/** Reads and writes the {@code .sql} files of sheets, in the background. Its methods belong to the JavaFX thread. */
final class SheetFiles {
    private final Dialogs dialogs;
    private final Texts texts = new Texts(SheetFiles.class);

    SheetFiles(Dialogs dialogs) {
        this.dialogs = dialogs;
    }

    /** Asks for a file and reads it. */
    void choose(BiConsumer<SheetFile, String> opened) {
        dialogs.chooseFile(texts.get("sheets.open")).ifPresent(path -> read(path, opened));
    }

    /**
     * Reads a file.
     *
     * @param opened gets the file and its text
     */
    void read(Path path, BiConsumer<SheetFile, String> opened) {
        Background.of(CompletableFuture.supplyAsync(() -> ReadFile.of(path)))
                .onSuccess(read -> opened.accept(read.file(), read.text()))
                .onFailure(failure -> dialogs.error(nameOf(path), failure));
    }

    /** Saves a sheet to its file, or asks for one where it has none. */
    void save(SheetController sheet) {
        var file = sheet.file();
        if (file == null) {
            saveAs(sheet);
            return;
        }
        Background.of(CompletableFuture.supplyAsync(() -> isAsItWas(file)))
                .onSuccess(isAsItWas -> {
                    if (isAsItWas || mayReplace(file.path())) {
                        write(sheet, file.path());
                    }
                })
                .onFailure(failure -> dialogs.error(nameOf(file.path()), failure));
    }

    /** Asks for a file and saves a sheet to it. */
    void saveAs(SheetController sheet) {
        var name = sheet.nameProperty().get().replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
        dialogs.chooseNewFile(texts.get("sheets.saveAs"), name.endsWith(".sql") ? name : name + ".sql")
                .ifPresent(path -> write(sheet, path));
    }

    private boolean mayReplace(Path path) {
        return dialogs.confirm(
                texts.get("sheets.replace.question", nameOf(path)),
                texts.get("sheets.replace.text"),
                texts.get("sheets.replace.action"),
                true);
    }

    private void write(SheetController sheet, Path path) {
        var text = sheet.text();
        Background.of(CompletableFuture.supplyAsync(
                        () -> written(path, text.text().get())))
                .onSuccess(file -> sheet.saved(file, text))
                .onFailure(failure -> dialogs.error(nameOf(path), failure));
    }

    private static String nameOf(Path path) {
        return path.getFileName().toString();
    }

    /** Whether no other program has changed the file since it was read or saved; one that is gone can be made again. */
    private static boolean isAsItWas(SheetFile file) {
        return Files.notExists(file.path()) || file.has(ReadFile.of(file.path()).text());
    }

    private static SheetFile written(Path path, String text) {
        try {
            // A link stays one, and what it leads to keeps its line ends.
            var file = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
            var hasReturns = Files.exists(file)
                    && Files.readString(file, StandardCharsets.ISO_8859_1).contains("\r\n");
            try (var draft = new Draft(file)) {
                Files.writeString(draft.path(), hasReturns ? text.replace("\n", "\r\n") : text);
                draft.become();
            }
            return SheetFile.of(path, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What a file had in it when it was read: text without a byte order mark, with line ends of one character. */
    private record ReadFile(SheetFile file, String text) {
        static ReadFile of(Path path) {
            try {
                var text = Files.readString(path).replaceFirst("^\uFEFF", "").replace("\r\n", "\n");
                return new ReadFile(SheetFile.of(path, text), text);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
