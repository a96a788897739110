import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * A Debian package of an app image. What it installs beside the image lies in {@code src/dist/linux} as it is installed;
 * it runs no script, because Debian itself takes note of new menu entries, file types and icons.
 */
final class DebianPackage {
    private static final List<Integer> ICON_SIZES = List.of(16, 32, 48, 128);

    private final Path root;

    /**
     * @param root the folder that stands for / and is made
     */
    DebianPackage(Path root) {
        this.root = root;
    }

    /**
     * Makes the package with {@code dpkg-deb}.
     *
     * @param image the app image
     * @param icons the folder of the PNGs that windows have
     * @param dist gets the package
     * @param texts what stands for each name in the files of {@code src/dist/linux}
     */
    void make(Path image, Path icons, Path dist, Map<String, String> texts) throws Exception {
        copyTree(image, root.resolve("opt/herobase"));
        link("usr/bin/herobase", Path.of("/opt/herobase/bin/Herobase"));
        for (var size : ICON_SIZES) {
            put(
                    icons.resolve("icon-" + size + ".png"),
                    "usr/share/icons/hicolor/%1$dx%1$d/apps/herobase.png".formatted(size));
        }
        put(Path.of("src/dist/herobase.svg"), "usr/share/icons/hicolor/scalable/apps/herobase.svg");
        put(Path.of("src/license/notices.txt"), "usr/share/doc/herobase/copyright");
        put(Path.of("LICENSE"), "usr/share/doc/herobase/LICENSE");
        var kilobytes = sizeOf(root) / 1024;
        var source = Path.of("src/dist/linux");
        try (var files = Files.walk(source)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var text = Files.readString(file).replace("${kilobytes}", String.valueOf(kilobytes));
                for (var entry : texts.entrySet()) {
                    text = text.replace("${" + entry.getKey() + "}", entry.getValue());
                }
                var target = root.resolve(source.relativize(file));
                Files.createDirectories(target.getParent());
                Files.writeString(target, text);
            }
        }
        // A stronger compression takes two minutes more for 6 MB less.
        MakePackage.command(
                "dpkg-deb", "--root-owner-group", "-Zxz", "-z1", "--build", root.toString(), dist.toString());
    }

    private void put(Path file, String place) throws IOException {
        var target = root.resolve(place);
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
    }

    private void link(String place, Path target) throws IOException {
        var link = root.resolve(place);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, target);
    }

    /** With the times of the files: the start-up cache knows those of the jars. */
    private static void copyTree(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static long sizeOf(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
