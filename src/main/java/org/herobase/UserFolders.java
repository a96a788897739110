package org.herobase;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where this user's files of ours are, as the system wants it.
 *
 * @param data holds the default database
 * @param settings holds the settings
 */
record UserFolders(Path data, Path settings) {
    /**
     * @param system the value of {@code os.name}
     * @param home the user's home folder
     * @param environment the environment variables
     */
    static UserFolders of(String system, Path home, Map<String, String> environment) {
        var name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            var roaming = folder(environment, "APPDATA", home.resolve("AppData").resolve("Roaming"));
            return new UserFolders(roaming.resolve("Herobase"), roaming.resolve("Herobase"));
        }
        if (name.startsWith("mac")) {
            var support = home.resolve("Library").resolve("Application Support").resolve("Herobase");
            return new UserFolders(support, support);
        }
        var data = folder(environment, "XDG_DATA_HOME", home.resolve(".local").resolve("share"));
        var settings = folder(environment, "XDG_CONFIG_HOME", home.resolve(".config"));
        return new UserFolders(data.resolve("herobase"), settings.resolve("herobase"));
    }

    /** A relative path counts as none, as the XDG Base Directory Specification wants it. */
    private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
        var value = environment.getOrDefault(variable, "");
        return value.isBlank() || !Path.of(value).isAbsolute() ? otherwise : Path.of(value);
    }
}
