package org.herobase.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
    @Test
    void namesAFileInOneLine() {
        assertThat(Workspace.nameOf(Path.of("folder", "my heroes.db"))).isEqualTo("my heroes.db");
        assertThat(Workspace.nameOf(Path.of("two\nlines.db"))).isEqualTo("two\ufffdlines.db");
        assertThat(Workspace.nameOf(Path.of("/"))).isEqualTo("/");
    }

    @Test
    void knowsAFileByAnyOfItsNames(@TempDir Path folder) throws IOException {
        var file = Files.createFile(folder.resolve("heroes.db"));
        var other = Files.createFile(folder.resolve("other.db"));
        var link = Files.createSymbolicLink(folder.resolve("link.db"), file);
        assertThat(Workspace.isSame(file, link)).isTrue();
        assertThat(Workspace.isSame(file, folder.resolve("x/../heroes.db"))).isTrue();
        assertThat(Workspace.isSame(file, other)).isFalse();
        assertThat(Workspace.isSame(file, folder.resolve("missing.db"))).isFalse();
    }
}
