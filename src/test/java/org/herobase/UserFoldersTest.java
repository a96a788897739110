package org.herobase;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFoldersTest {
    private static final Path HOME = Path.of("/home/deadpond");

    @Test
    void linuxFollowsXdg() {
        assertThat(UserFolders.of("Linux", HOME, Map.of()))
                .isEqualTo(new UserFolders(
                        HOME.resolve(".local/share/herobase"),
                        HOME.resolve(".config/herobase"),
                        HOME.resolve(".local/share/herobase/console.db"),
                        HOME.resolve(".local/state/herobase"),
                        HOME.resolve(".config/herobase/run/socket,,")));
        var environment = Map.of(
                "XDG_DATA_HOME",
                "/data",
                "XDG_CONFIG_HOME",
                "relative",
                "XDG_STATE_HOME",
                "/state",
                "XDG_RUNTIME_DIR",
                "/run/7");
        assertThat(UserFolders.of("Linux", HOME, environment))
                .isEqualTo(new UserFolders(
                        Path.of("/data/herobase"),
                        HOME.resolve(".config/herobase"),
                        Path.of("/data/herobase/console.db"),
                        Path.of("/state/herobase"),
                        Path.of("/run/7/herobase/socket,,")));
    }

    @Test
    void macHasItsLibrary() {
        var support = HOME.resolve("Library/Application Support/Herobase");
        assertThat(UserFolders.of("Mac OS X", HOME, Map.of()))
                .isEqualTo(new UserFolders(
                        support,
                        support,
                        support.resolve("console.db"),
                        HOME.resolve("Library/Logs/Herobase"),
                        support.resolve("run/socket,,")));
    }

    @Test
    void windowsKeepsWhatIsLargeOnThisMachine() {
        var local = Path.of("/local/Herobase");
        assertThat(UserFolders.of("Windows 11", HOME, Map.of("APPDATA", "/roaming", "LOCALAPPDATA", "/local")))
                .isEqualTo(new UserFolders(
                        local,
                        Path.of("/roaming/Herobase"),
                        local.resolve("console.db"),
                        local,
                        local.resolve("run/socket,,")));
    }

    @Test
    void eachDisplayHasItsOwnSocket() {
        assertThat(socket(Map.of("DISPLAY", ":0"))).isNotEqualTo(socket(Map.of("DISPLAY", ":1")));
        assertThat(socket(Map.of("DISPLAY", ":0")))
                .isNotEqualTo(socket(Map.of("DISPLAY", ":0", "WAYLAND_DISPLAY", "wayland-1")));
        assertThat(socket(Map.of("DISPLAY", "0"))).isNotEqualTo(socket(Map.of("WAYLAND_DISPLAY", "0")));
        assertThat(socket(Map.of("DISPLAY", "unix:/0.0", "WAYLAND_DISPLAY", "/run/../wayland"))
                        .getParent())
                .isEqualTo(socket(Map.of()).getParent());
    }

    @Test
    void anotherConfigurationIsAnotherApp() {
        var folders = UserFolders.of("Linux", HOME, Map.of("XDG_RUNTIME_DIR", "/run/7"));
        assertThat(folders.configuredIn(Path.of("/other")))
                .isEqualTo(new UserFolders(
                        folders.data(),
                        Path.of("/other"),
                        Path.of("/other/console.db"),
                        Path.of("/other/logs"),
                        Path.of("/other/run/socket,,")));
    }

    private static Path socket(Map<String, String> environment) {
        return UserFolders.of("Linux", HOME, environment).socket();
    }
}
