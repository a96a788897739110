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
                .isEqualTo(new UserFolders(HOME.resolve(".local/share/herobase"), HOME.resolve(".config/herobase")));
        assertThat(UserFolders.of("Linux", HOME, Map.of("XDG_DATA_HOME", "/data", "XDG_CONFIG_HOME", "relative")))
                .isEqualTo(new UserFolders(Path.of("/data/herobase"), HOME.resolve(".config/herobase")));
    }

    @Test
    void theOthersHaveOneFolder() {
        var mac = HOME.resolve("Library/Application Support/Herobase");
        assertThat(UserFolders.of("Mac OS X", HOME, Map.of())).isEqualTo(new UserFolders(mac, mac));
        var windows = Path.of("/roaming/Herobase");
        assertThat(UserFolders.of("Windows 11", HOME, Map.of("APPDATA", "/roaming")))
                .isEqualTo(new UserFolders(windows, windows));
    }
}
