import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Makes the packaged app for the system it runs on: an image with a runtime of its own and a start-up cache, which is
 * tried, and from it what people install. The build starts it from source:
 * {@code java MakePackage.java BUILD-FOLDER VERSION DESCRIPTION JVM-OPTION...}.
 */
final class MakePackage {
    private static final String NAME = "Herobase";

    /** What the app's class path needs of the JDK, beside what JavaFX needs; jdk.localedata is left out: 11 MB. */
    private static final String MODULES = "java.sql,java.logging,java.xml,jdk.unsupported,javafx.controls,javafx.fxml";

    /** Programs that come with the modules and that nobody needs here. */
    private static final Pattern TOOLS = Pattern.compile("(keytool|jrunscript|rmiregistry)(\\.exe)?");

    private static final List<String> OPTIONS = List.of(
            // One window and a small heap: the collector that costs nothing when it rests, and a heap that stays small.
            "-XX:+UseSerialGC",
            "-XX:NewSize=8m",
            // Most work is SQLite's; the second compiler would take a core of the machine while the window comes up.
            "-XX:TieredStopAtLevel=1",
            // The next two are called diagnostic. Cached classes lie where they are expected, or else 80 MB would be
            // copied and relocated, which takes 0.1 s. What compiling has used goes back to the system.
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:ArchiveRelocationMode=0",
            "-XX:TrimNativeHeapInterval=5000",
            // FXML calls each setter once: not worth a method handle, which would be compiled at run time.
            "-Djdk.reflect.useNativeAccessorOnly=true",
            // A cache that does not fit is as good as none: not a word about it.
            "-Xlog:disable",
            "-Xlog:all=error,aot*=off,cds*=off:stderr",
            "-XX:AOTCache=$APPDIR/" + AppImage.CACHE,
            // SQLite's library is a file of the app's, not one to unpack at each start.
            "-Dorg.sqlite.lib.path=$APPDIR",
            "-Dorg.sqlite.lib.name=" + LibraryLoaderUtil.getNativeLibName());

    private final Path build;
    private final Path dist;
    private final String version;
    private final String description;
    private final List<String> options;

    private MakePackage(Path build, String version, String description, List<String> options) {
        this.build = build;
        this.dist = build.resolve("dist");
        this.version = version;
        this.description = description;
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        var options = new ArrayList<>(OPTIONS);
        options.addAll(List.of(arguments).subList(3, arguments.length));
        var make = new MakePackage(Path.of(arguments[0]), arguments[1], arguments[2], options);
        deleteTree(make.dist);
        var image = make.image(make.jars(), make.runtime());
        if (!isWindows() && !isMac()) {
            image.makeLauncherScript();
        }
        image.rehearse();
        image.train();
        image.perform();
        make.installers();
    }

    /** The runtime: JavaFX's native libraries lie beside the JDK's, not in a jar to unpack into the user's home. */
    private Path runtime() throws IOException {
        var runtime = build.resolve("dist-runtime");
        deleteTree(runtime);
        run(
                "jlink",
                "--module-path=" + build.resolve("javafx"),
                "--add-modules=" + MODULES,
                "--exclude-resources=**.so,**.dll,**.dylib",
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                "--output=" + runtime);
        var libraries = runtime.resolve(isWindows() ? "bin" : "lib");
        for (var jar : filesOf(build.resolve("javafx"))) {
            try (var content = new ZipFile(jar.toFile())) {
                for (var entry : content.stream().toList()) {
                    if (entry.getName().matches("[^/]+\\.(so|dll|dylib)")) {
                        Files.copy(content.getInputStream(entry), libraries.resolve(entry.getName()));
                    }
                }
            }
        }
        for (var tool : filesOf(runtime.resolve("bin"))) {
            if (TOOLS.matcher(tool.getFileName().toString()).matches()) {
                Files.delete(tool);
            }
        }
        return runtime;
    }

    /** The class path: the app, its libraries and their licences, and of SQLite's own libraries the one of this system. */
    private Path jars() throws IOException {
        var jars = build.resolve("dist-input");
        deleteTree(jars);
        Files.createDirectories(jars);
        var content = new ArrayList<>(List.of(
                build.resolve("herobase-" + version + ".jar"),
                build.resolve("classes/org/herobase/shell/libraries.txt"),
                Path.of("src/license/notices.txt"),
                Path.of("LICENSE")));
        // This program's class path is the app's; JavaFX is in the runtime.
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(file -> file.toString().endsWith(".jar"))
                .filter(file -> !file.getFileName().toString().startsWith("javafx-"))
                .forEach(content::add);
        for (var file : content) {
            Files.copy(file, jars.resolve(file.getFileName()));
        }
        for (var jar : filesOf(jars)) {
            if (jar.getFileName().toString().startsWith("sqlite-jdbc-")) {
                try (var driver = FileSystems.newFileSystem(jar)) {
                    var library = LibraryLoaderUtil.getNativeLibName();
                    Files.copy(
                            driver.getPath(LibraryLoaderUtil.getNativeLibResourcePath(), library),
                            jars.resolve(library));
                    deleteTree(driver.getPath("org", "sqlite", "native"));
                }
            }
        }
        return jars;
    }

    private AppImage image(Path jars, Path runtime) throws IOException {
        var arguments = new ArrayList<>(List.of(
                "--type=app-image",
                "--name=" + NAME,
                "--app-version=" + packageVersion(),
                "--vendor=" + NAME,
                "--copyright=Apache License 2.0",
                "--description=" + description,
                "--icon=" + icon(),
                "--input=" + jars,
                "--main-jar=herobase-" + version + ".jar",
                "--main-class=org.herobase.Launcher",
                "--runtime-image=" + runtime,
                "--dest=" + dist));
        options.forEach(option -> arguments.add("--java-options=" + option));
        jpackage(arguments);
        return new AppImage(dist.resolve(isMac() ? NAME + ".app" : NAME), build);
    }

    private void installers() throws Exception {
        if (isWindows()) {
            installer(
                    "--type=msi",
                    "--win-menu",
                    "--win-menu-group=" + NAME,
                    "--win-per-user-install",
                    "--win-upgrade-uuid=7b3f5e0c-6a0e-4f0b-9c58-5b1f0d0a9d11");
        } else if (isMac()) {
            installer("--type=dmg");
        } else {
            var image = dist.resolve(NAME);
            var root = build.resolve("dist-debian");
            deleteTree(root);
            var architecture = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
            new DebianPackage(root)
                    .make(
                            image,
                            build.resolve("classes/org/herobase/shell"),
                            dist,
                            Map.of("version", version, "architecture", architecture, "description", description));
            var archive = dist.resolve("herobase-" + version + "-linux-" + architecture + ".tar.gz");
            command("tar", "--create", "--gzip", "--file=" + archive, "--directory=" + dist, NAME);
        }
    }

    private void installer(String... ofThisSystem) throws IOException {
        var association = build.resolve("association.properties");
        Files.writeString(association, """
                extension=db sqlite sqlite3 db3
                mime-type=application/vnd.sqlite3
                description=SQLite database
                """);
        var arguments = new ArrayList<>(List.of(
                "--app-image=" + dist.resolve(isMac() ? NAME + ".app" : NAME),
                "--name=" + NAME,
                "--app-version=" + packageVersion(),
                "--vendor=" + NAME,
                "--description=" + description,
                "--icon=" + icon(),
                "--license-file=LICENSE",
                "--file-associations=" + association,
                "--dest=" + dist));
        arguments.addAll(List.of(ofThisSystem));
        jpackage(arguments);
    }

    /** macOS refuses a version that begins with 0. */
    private String packageVersion() {
        return isMac() && version.startsWith("0.") ? "1." + version.substring(2) : version;
    }

    private Path icon() {
        return build.resolve("icons").resolve("herobase." + (isWindows() ? "ico" : isMac() ? "icns" : "png"));
    }

    /** Runs a program of the system. */
    static void command(String... command) throws Exception {
        var status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException(command[0] + " ended with " + status);
        }
    }

    /** It wants an option's value as a word of its own. */
    private static void jpackage(List<String> arguments) throws IOException {
        var words = arguments.stream().flatMap(argument -> Stream.of(argument.split("=", 2)));
        run("jpackage", words.toArray(String[]::new));
    }

    private static void run(String tool, String... arguments) throws IOException {
        var status = ToolProvider.findFirst(tool).orElseThrow().run(System.out, System.err, arguments);
        if (status != 0) {
            throw new IOException(tool + " ended with " + status);
        }
    }

    private static boolean isWindows() {
        return system().startsWith("windows");
    }

    private static boolean isMac() {
        return system().startsWith("mac");
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT);
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
