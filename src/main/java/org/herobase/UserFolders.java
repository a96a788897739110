package org.herobase;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where this user's files of ours are, as the system wants it.
 *
 * @param data holds the default database
 * @param settings holds the settings
 * @param memory the database of what the console remembers
 * @param logs holds what went wrong
 * @param socket where the running app listens; one for each display, in a folder for it alone
 */
record UserFolders(Path data, Path settings, Path memory, Path logs, Path socket) {
    private static final String MEMORY = "console.db";

    /** For this process; the system property {@code herobase.config} or its variable names another settings folder. */
    static UserFolders ofThisProcess() {
        var home = Path.of(System.getProperty("user.home"));
        var folders = of(System.getProperty("os.name"), home, System.getenv());
        var chosen = System.getProperty("herobase.config", System.getenv().getOrDefault("HEROBASE_CONFIG", ""));
        return chosen.isBlank() ? folders : folders.configuredIn(Path.of(chosen).toAbsolutePath());
    }

    /**
     * @param system the value of {@code os.name}
     * @param home the user's home folder
     * @param environment the environment variables
     */
    static UserFolders of(String system, Path home, Map<String, String> environment) {
        var name = system.toLowerCase(Locale.ROOT);
        var socket = socketName(environment);
        if (name.startsWith("windows")) {
            var programs = home.resolve("AppData");
            var roaming =
                    folder(environment, "APPDATA", programs.resolve("Roaming")).resolve("Herobase");
            var local = folder(environment, "LOCALAPPDATA", programs.resolve("Local"))
                    .resolve("Herobase");
            // What is large or of this machine alone has no place in a profile that moves from one to another.
            return new UserFolders(
                    local,
                    roaming,
                    local.resolve(MEMORY),
                    local,
                    local.resolve("run").resolve(socket));
        }
        if (name.startsWith("mac")) {
            var library = home.resolve("Library");
            var support = library.resolve("Application Support").resolve("Herobase");
            var logs = library.resolve("Logs").resolve("Herobase");
            return new UserFolders(
                    support,
                    support,
                    support.resolve(MEMORY),
                    logs,
                    support.resolve("run").resolve(socket));
        }
        var local = home.resolve(".local");
        var data = folder(environment, "XDG_DATA_HOME", local.resolve("share")).resolve("herobase");
        var settings =
                folder(environment, "XDG_CONFIG_HOME", home.resolve(".config")).resolve("herobase");
        var state =
                folder(environment, "XDG_STATE_HOME", local.resolve("state")).resolve("herobase");
        var runtime = folder(environment, "XDG_RUNTIME_DIR", null);
        var running = runtime == null ? settings.resolve("run") : runtime.resolve("herobase");
        return new UserFolders(data, settings, data.resolve(MEMORY), state, running.resolve(socket));
    }

    /** With everything but the data below another settings folder: another configuration is another app. */
    UserFolders configuredIn(Path folder) {
        return new UserFolders(
                data,
                folder,
                folder.resolve(MEMORY),
                folder.resolve("logs"),
                folder.resolve("run").resolve(socket.getFileName()));
    }

    /** A relative path counts as none, as the XDG Base Directory Specification wants it. */
    private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
        var value = environment.getOrDefault(variable, "");
        return value.isBlank() || !Path.of(value).isAbsolute() ? otherwise : Path.of(value);
    }

    private static String socketName(Map<String, String> environment) {
        var name = new StringBuilder("socket");
        for (var display : new String[] {"DISPLAY", "WAYLAND_DISPLAY"}) {
            // Such an encoding has no comma and no slash.
            name.append(',').append(URLEncoder.encode(environment.getOrDefault(display, ""), StandardCharsets.UTF_8));
        }
        return name.toString();
    }
}
