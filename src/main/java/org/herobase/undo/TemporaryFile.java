package org.herobase.undo;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Files beside the user's own that undo needs as long as the app runs: what the user's files held is in them, so none may
 * stay behind. They are called by the process, for a crash leaves them to the next start.
 */
public final class TemporaryFile {
    private static final String PREFIX = "herobase-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d{1,18})-\\d+\\.(undo|snapshot)");

    private TemporaryFile() {}

    /** Makes one, which only this user may read. */
    static Path make(String suffix) throws IOException {
        var file = Files.createTempFile(PREFIX + ProcessHandle.current().pid() + "-", suffix);
        file.toFile().deleteOnExit();
        return file;
    }

    /**
     * Deletes those of processes that have ended without doing so themselves. Has no place on the JavaFX thread.
     *
     * @param folder where files for some time are
     */
    public static void deleteLeft(Path folder) {
        try (var files = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (var file : files) {
                var name = NAME.matcher(file.getFileName().toString());
                if (name.matches()
                        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                    deleteIfOurs(file);
                }
            }
        } catch (IOException | DirectoryIteratorException _) {
            // The system clears the folder some day, too.
        }
    }

    private static void deleteIfOurs(Path file) {
        try {
            Files.delete(file);
        } catch (IOException _) {
            // Another user's, or another start was quicker.
        }
    }
}
