package org.herobase.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A properties file that is saved at each change, in the background. A file that cannot be read or makes no sense is as
 * good as none, and one that cannot be written is given up: the app works without. Belongs to one thread, the JavaFX one.
 */
final class SavedProperties {
    private static final Logger LOG = Logger.getLogger(SavedProperties.class.getName());

    private final Path file;
    private final Properties values;
    private final AtomicReference<Properties> unsaved = new AtomicReference<>();
    private final ExecutorService saving = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("herobase-settings").factory());

    private SavedProperties(Path file, Properties values) {
        this.file = file;
        this.values = values;
    }

    /** Reads a file, which need not exist; has no place on the JavaFX thread. */
    static SavedProperties read(Path file) {
        var values = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            values.load(reader);
        } catch (IOException | IllegalArgumentException _) {
            values.clear();
        }
        return new SavedProperties(file, values);
    }

    /** The values; {@link #save} keeps what is changed in them. */
    Properties values() {
        return values;
    }

    /** Saves the values as they are now. Only the newest state is written, however many changes came meanwhile. */
    void save() {
        if (!saving.isShutdown() && unsaved.getAndSet((Properties) values.clone()) == null) {
            saving.execute(() -> write(unsaved.getAndSet(null)));
        }
    }

    /**
     * Takes no more changes.
     *
     * @return completes when the last change is saved
     */
    CompletableFuture<Void> close() {
        var saved = CompletableFuture.runAsync(() -> {}, saving);
        saving.shutdown();
        return saved;
    }

    private void write(Properties state) {
        Path draft = null;
        try {
            var folder = Files.createDirectories(file.toAbsolutePath().getParent());
            draft = Files.createTempFile(folder, "settings-", ".tmp");
            try (var writer = Files.newBufferedWriter(draft)) {
                state.store(writer, null);
            }
            // In one step: a crash leaves the old settings or the new ones, never half of them.
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            LOG.log(Level.WARNING, failure, () -> "cannot keep the settings in " + file);
            delete(draft);
        }
    }

    private static void delete(Path draft) {
        try {
            if (draft != null) {
                Files.deleteIfExists(draft);
            }
        } catch (IOException _) {
            draft.toFile().deleteOnExit();
        }
    }
}
