package org.herobase.undo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndoFolderTest {
    private static final long NO_PROCESS = 999_999_999_999_999_999L;

    @TempDir
    private Path place;

    @Test
    void whatACrashLeftIsDeletedAndNothingElse() throws IOException {
        var left = Files.createDirectory(place.resolve("herobase-" + NO_PROCESS + "-12.undo"));
        Files.createFile(left.resolve("1.journal"));
        var unnamed = Files.createDirectory(place.resolve("herobase-" + NO_PROCESS + "-13"));
        var link = Files.createFile(place.resolve(".herobase-" + NO_PROCESS + "-1.journal"));
        var inUse = Files.createDirectory(
                place.resolve("herobase-" + ProcessHandle.current().pid() + "-12.undo"));
        var foreign = Files.createFile(place.resolve("herobase-" + NO_PROCESS + "-12.txt"));
        UndoFolder.deleteLeft(place);
        assertThat(left).doesNotExist();
        assertThat(unnamed).doesNotExist();
        assertThat(link).doesNotExist();
        assertThat(inUse).exists();
        assertThat(foreign).exists();
    }

    @Test
    void aLinkThatSomebodyPutThereLeadsToNothingThatIsDeleted() throws IOException {
        var mine = Files.createDirectory(place.resolve("mine"));
        var precious = Files.createFile(mine.resolve("precious"));
        Files.createSymbolicLink(place.resolve("herobase-" + NO_PROCESS + "-12.undo"), mine);
        UndoFolder.deleteLeft(place);
        assertThat(precious).exists();
    }

    @Test
    void onlyThisUserMayLookIntoIt() throws IOException {
        var folder = new UndoFolder();
        var file = folder.next(".journal");
        assertThat(file.getParent().getFileName().toString())
                .matches("herobase-" + ProcessHandle.current().pid() + "-\\d+\\.undo");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        Files.createFile(file);
        folder.delete();
        assertThat(file.getParent()).doesNotExist();
    }
}
