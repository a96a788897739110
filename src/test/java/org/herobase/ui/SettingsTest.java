package org.herobase.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void whatIsSetIsThereAtTheNextStart() {
        var file = folder.resolve("Žluťoučký = # kůň.db");
        var settings = Settings.read(folder.resolve("new/config"));
        settings.setRowsPerPage(500);
        settings.setAppearance(Appearance.DARK);
        settings.setConsoleVisible(true);
        settings.setDivider("sidebar", 0.25);
        settings.setWindowBounds(new Settings.WindowBounds(-5, 10, 800, 600, true));
        settings.addRecentFile(file);
        settings.close().join();

        var next = Settings.read(folder.resolve("new/config"));
        assertThat(next.rowsPerPage()).isEqualTo(500);
        assertThat(next.appearance()).isEqualTo(Appearance.DARK);
        assertThat(next.isConsoleVisible()).isTrue();
        assertThat(next.divider("sidebar", 0.5)).isEqualTo(0.25);
        assertThat(next.windowBounds()).contains(new Settings.WindowBounds(-5, 10, 800, 600, true));
        assertThat(next.recentFiles()).containsExactly(file);
        assertThat(folder.resolve("new/config").toFile().list()).containsExactly("settings.properties");
    }

    @Test
    void aBrokenFileIsAsGoodAsNone() throws Exception {
        Files.write(folder.resolve("settings.properties"), new byte[] {'a', '=', (byte) 0xff, '\\', 'u', 'x'});
        assertDefaults();
        Files.writeString(folder.resolve("settings.properties"), "recent.1=\\uZZZZ\n");
        assertDefaults();
        Files.writeString(
                folder.resolve("settings.properties"),
                "rowsPerPage=7\nappearance=PINK\ndivider.sidebar=9\nwindow.x=left\nrecent.1=\\u0000\n",
                StandardCharsets.UTF_8);
        assertDefaults();
    }

    @Test
    void recentFilesAreTheLastTen() {
        var settings = Settings.read(folder);
        for (var i = 1; i <= 12; i++) {
            settings.addRecentFile(folder.resolve(i + ".db"));
        }
        settings.addRecentFile(folder.resolve("5.db"));
        settings.removeRecentFile(folder.resolve("12.db"));
        settings.close().join();
        assertThat(settings.recentFiles())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("5.db", "11.db", "10.db", "9.db", "8.db", "7.db", "6.db", "4.db", "3.db");
        assertThat(Settings.read(folder).recentFiles()).isEqualTo(settings.recentFiles());
    }

    private void assertDefaults() {
        var settings = Settings.read(folder);
        assertThat(settings.rowsPerPage()).isEqualTo(100);
        assertThat(settings.appearance()).isEqualTo(Appearance.SYSTEM);
        assertThat(settings.divider("sidebar", 0.5)).isEqualTo(0.5);
        assertThat(settings.windowBounds()).isEmpty();
        assertThat(settings.recentFiles()).isEmpty();
        assertThat(settings.isConsoleVisible()).isFalse();
        settings.close().join();
    }
}
