package org.herobase.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AboutTest {
    @Test
    void namesEverythingInTheAppWithItsLicence() {
        var libraries = About.libraries();
        assertThat(libraries)
                .extracting(Library::name)
                .contains(
                        "OpenJDK", "JavaFX", "SQLite", "SQLite JDBC", "jOOQ", "ControlsFX", "AtlantaFX Base", "Ikonli")
                .doesNotHaveDuplicates();
        assertThat(libraries).allSatisfy(library -> {
            assertThat(library.licence()).isNotBlank().doesNotContainIgnoringCase("unknown");
            assertThat(library.address()).startsWith("http");
        });
    }
}
