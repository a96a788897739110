package org.herobase.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
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
                .onFailure(failure -> dialogs.error(path.getFileName().toString(), failure));
    }

    /** Saves a sheet to its file, or asks for one where it has none. */
    void save(SheetController sheet) {
        if (sheet.file() == null) {
            saveAs(sheet);
        } else {
            write(sheet, sheet.file().path());
        }
    }

    /** Asks for a file and saves a sheet to it. */
    void saveAs(SheetController sheet) {
        var name = sheet.nameProperty().get().replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
        dialogs.chooseNewFile(texts.get("sheets.saveAs"), name.endsWith(".sql") ? name : name + ".sql")
                .ifPresent(path -> write(sheet, path));
    }

    private void write(SheetController sheet, Path path) {
        var text = sheet.text();
        Background.of(CompletableFuture.supplyAsync(
                        () -> written(path, text.text().get())))
                .onSuccess(file -> sheet.saved(file, text))
                .onFailure(failure -> dialogs.error(path.getFileName().toString(), failure));
    }

    private static SheetFile written(Path path, String text) {
        try {
            var draft = Files.createTempFile(path.toAbsolutePath().getParent(), ".herobase-", ".sql");
            try {
                Files.writeString(draft, text);
                // In one step: a crash leaves the old text or the new one.
                Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
            return SheetFile.of(path, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private record ReadFile(SheetFile file, String text) {
        static ReadFile of(Path path) {
            try {
                var text = Files.readString(path).replace("\r\n", "\n");
                return new ReadFile(SheetFile.of(path, text), text);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
