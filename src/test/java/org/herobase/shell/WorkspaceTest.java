package org.herobase.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WorkspaceTest {
    @Test
    void namesAFileInOneLine() {
        assertThat(Workspace.nameOf(Path.of("folder", "my heroes.db"))).isEqualTo("my heroes.db");
        assertThat(Workspace.nameOf(Path.of("two\nlines.db"))).isEqualTo("two\ufffdlines.db");
        assertThat(Workspace.nameOf(Path.of("/"))).isEqualTo("/");
    }
}
