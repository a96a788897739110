package org.herobase.ui;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.herobase.db.Problem;
import org.herobase.db.StorageClass;
import org.herobase.ui.Dialogs.Question;
import org.herobase.ui.ValueView.Note;

/** Loads a value from a file that the user chooses, and saves one to a file. Belongs to the JavaFX thread. */
final class ValueTransfer {
    private final Texts texts;
    private final Dialogs dialogs;
    private final ValueFoot foot;
    private final Consumer<Note> message;

    /**
     * @param foot shows what is under way
     * @param message says how it went
     */
    ValueTransfer(Texts texts, Dialogs dialogs, ValueFoot foot, Consumer<Note> message) {
        this.texts = texts;
        this.dialogs = dialogs;
        this.foot = foot;
        this.message = message;
    }

    /**
     * Loads a value from a file, as text or as bytes, as the user chooses.
     *
     * @param likely the class that the user probably wants
     * @param use takes the value: String or byte[]
     */
    void load(String title, StorageClass likely, Consumer<Object> use) {
        dialogs.chooseFile(texts.get("value.file.load.title", title))
                .ifPresent(file -> storageClass(file, likely).ifPresent(storageClass -> {
                    var work = ValueFiles.read(file, foot.progress());
                    foot.follow(texts.get("value.file.loading"), work);
                    Background.of(work)
                            .onSuccess(bytes -> take(file, bytes, storageClass, use))
                            .onFailure(failure -> failed(file, failure));
                }));
    }

    /**
     * Saves a value to a file that the user chooses.
     *
     * @param start of the value, String or byte[]
     * @param whole loads the whole of it, which shows itself what goes wrong
     */
    void save(String title, Object start, Supplier<? extends CompletableFuture<?>> whole) {
        dialogs.chooseNewFile(texts.get("value.file.save.title", title), fileName(title, start))
                .ifPresent(file -> Background.of(whole.get()).onSuccess(value -> write(file, value)));
    }

    private void write(Path file, Object value) {
        var work = ValueFiles.write(file, value, foot.progress());
        foot.follow(texts.get("value.file.saving"), work);
        Background.of(work)
                .onSuccess(_ -> message.accept(new Note(texts.get("value.file.saved", file.getFileName()), false)))
                .onFailure(failure -> failed(file, failure));
    }

    private Optional<StorageClass> storageClass(Path file, StorageClass likely) {
        var classes = likely == StorageClass.BLOB
                ? List.of(StorageClass.BLOB, StorageClass.TEXT)
                : List.of(StorageClass.TEXT, StorageClass.BLOB);
        var answers = classes.stream()
                .map(each -> texts.get(each == StorageClass.TEXT ? "value.file.asText" : "value.file.asBlob"))
                .toList();
        var question = new Question(
                texts.get("value.file.load.question", file.getFileName()),
                texts.get("value.file.load.text"),
                answers,
                false);
        return dialogs.ask(question).map(classes::get);
    }

    private void take(Path file, byte[] bytes, StorageClass storageClass, Consumer<Object> use) {
        if (storageClass == StorageClass.BLOB) {
            use.accept(bytes);
            return;
        }
        try {
            use.accept(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException _) {
            message.accept(new Note(texts.get("value.file.noText", file.getFileName()), true));
        }
    }

    private void failed(Path file, Throwable failure) {
        var name = file.getFileName();
        message.accept(new Note(
                switch (failure) {
                    case ValueFiles.TooLargeException large ->
                        texts.get("value.file.tooLarge", name, ValueText.size(large.bytes()));
                    case OutOfMemoryError _ -> texts.get("value.file.memory", name);
                    default -> texts.get("value.file.failed", name, reason(failure));
                },
                true));
    }

    private String reason(Throwable failure) {
        return switch (failure) {
            case NoSuchFileException _ -> texts.get("value.file.missing");
            case AccessDeniedException _ -> texts.get("value.file.forbidden");
            default -> Problem.message(failure);
        };
    }

    /** A name that every file system takes, with the ending that the bytes ask for. */
    private static String fileName(String title, Object start) {
        var name = title.replaceAll("[^\\p{L}\\p{N} ._-]", "_").strip();
        var ending = switch (start) {
            case byte[] bytes ->
                Picture.of(bytes)
                        .map(picture -> picture.format().name().toLowerCase(Locale.ROOT))
                        .orElse("bin");
            default -> ValueKinds.fitting(start) == ValueKind.JSON ? "json" : "txt";
        };
        return (name.isEmpty() ? "value" : name) + "." + ending;
    }
}
