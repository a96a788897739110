package org.herobase.ui;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks for a file and reads it, for a BLOB. Belongs to the JavaFX thread. */
public final class ChosenFile {
    private final Dialogs dialogs;
    private final Texts texts = new Texts(ChosenFile.class);

    /**
     * @param dialogs ask for the file, and tell why it cannot be read
     */
    public ChosenFile(Dialogs dialogs) {
        this.dialogs = dialogs;
    }

    /** The bytes of the file that the user chooses; does not complete if there is none. */
    public CompletionStage<Object> read() {
        var file = dialogs.chooseFile(texts.get("file.choose"));
        if (file.isEmpty()) {
            return new CompletableFuture<>();
        }
        var reading = ValueFiles.read(file.get(), _ -> {}).thenApply(bytes -> (Object) bytes);
        Background.of(reading).onFailure(failure -> dialogs.error(file.get().toString(), failure));
        return reading;
    }
}
