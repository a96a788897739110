package org.herobase.undo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFileTest {
    private static final long NO_PROCESS = 999_999_999_999_999_999L;

    @TempDir
    private Path folder;

    @Test
    void whatACrashLeftIsDeletedAndNothingElse() throws IOException {
        var left = Files.createFile(folder.resolve("herobase-" + NO_PROCESS + "-12.undo"));
        var copy = Files.createFile(folder.resolve("herobase-" + NO_PROCESS + "-12.snapshot"));
        var inUse = Files.createFile(
                folder.resolve("herobase-" + ProcessHandle.current().pid() + "-12.undo"));
        var foreign = Files.createFile(folder.resolve("herobase-" + NO_PROCESS + "-12.txt"));
        TemporaryFile.deleteLeft(folder);
        assertThat(left).doesNotExist();
        assertThat(copy).doesNotExist();
        assertThat(inUse).exists();
        assertThat(foreign).exists();
    }

    @Test
    void oneThatIsMadeIsKnownAsOfThisProcess() throws IOException {
        var file = TemporaryFile.make(".undo");
        assertThat(file.getFileName().toString())
                .matches("herobase-" + ProcessHandle.current().pid() + "-\\d+\\.undo");
        Files.delete(file);
    }
}
