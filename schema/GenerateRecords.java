import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.util.HexFormat;
import java.util.List;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Jdbc;

/**
 * Generates the jOOQ records from the migrations in {@code schema/} and in {@code schema/memory/}, each on a real SQLite
 * file, when {@code schema/} or jOOQ changed since the last time. The build starts it from source:
 * {@code java GenerateRecords.java WORK TARGET}.
 */
final class GenerateRecords {
    private static final Path SCHEMA = Path.of("schema");

    public static void main(String[] arguments) throws Exception {
        var work = Path.of(arguments[0]);
        var target = Path.of(arguments[1]);
        var heroes = SCHEMA;
        var memory = SCHEMA.resolve("memory");
        var stamp = target.resolve("schema.sha256");
        var fingerprint = fingerprint(heroes, memory);
        if (Files.exists(stamp) && Files.readString(stamp).equals(fingerprint)) {
            return;
        }
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        Files.createDirectories(target);
        generate(heroes, work.resolve("schema.db"), target, "org.herobase.db.generated");
        generate(memory, work.resolve("memory.db"), target, "org.herobase.memory.generated");
        Files.writeString(stamp, fingerprint);
    }

    private static void generate(Path migrations, Path database, Path target, String packageName) throws Exception {
        Files.deleteIfExists(database);
        var url = "jdbc:sqlite:" + database.toUri();
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            for (var migration : filesOf(migrations, ".sql")) {
                // Whole, not split at semicolons: a trigger's body has its own.
                statement.executeUpdate(Files.readString(migration));
            }
        }
        var configuration = GenerationTool.load(Files.newInputStream(SCHEMA.resolve("jooq.xml")));
        configuration.setJdbc(new Jdbc().withUrl(url));
        configuration.getGenerator().getTarget().withPackageName(packageName).withDirectory(target.toString());
        GenerationTool.generate(configuration);
    }

    private static String fingerprint(Path... schemas) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(org.jooq.Constants.FULL_VERSION.getBytes(StandardCharsets.UTF_8));
        for (var schema : schemas) {
            for (var file : filesOf(schema, "")) {
                digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** In the order of their version numbers: V2 before V10. */
    private static List<Path> filesOf(Path schema, String suffix) throws IOException {
        try (var files = Files.list(schema)) {
            return files.filter(file -> Files.isRegularFile(file)
                            && file.getFileName().toString().endsWith(suffix))
                    .sorted((one, other) -> {
                        var shorter = Integer.compare(version(one), version(other));
                        return shorter != 0 ? shorter : one.compareTo(other);
                    })
                    .toList();
        }
    }

    private static int version(Path file) {
        var name = file.getFileName().toString();
        return name.matches("V\\d+__.*") ? Integer.parseInt(name.substring(1, name.indexOf("__"))) : 0;
    }
}
