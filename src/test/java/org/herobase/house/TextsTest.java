package org.herobase.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each key that the code or an FXML file names has a text, and each text is named. */
class TextsTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path SOURCES = Path.of("src/main/java");

    /** A literal that looks like the beginning of a key: the end is put behind it. */
    private static final Pattern PREFIX = Pattern.compile("\"([a-z][A-Za-z0-9]*(?:\\.[A-Za-z0-9]+)*\\.)\"");

    /** Any literal that looks like a key: what it is passed through matters not. */
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][A-Za-z0-9]*(?:\\.[A-Za-z0-9]+)*)\"");

    private static final Pattern GET = Pattern.compile("\\btexts\\.get\\(\\s*\"([^\"]+)\"\\s*[,)]");
    private static final Pattern FXML = Pattern.compile("\"%([^\"]+)\"");

    static Stream<Path> packages() throws IOException {
        try (var files = Files.walk(RESOURCES)) {
            return files
                    .filter(file -> file.endsWith("texts.properties"))
                    .map(file -> RESOURCES.relativize(file.getParent()))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("packages")
    void everyKeyThatIsNamedHasAText(Path folder) throws IOException {
        var named = new TreeSet<String>();
        named.addAll(matches(GET, SOURCES.resolve(folder), ".java"));
        named.addAll(matches(FXML, RESOURCES.resolve(folder), ".fxml"));
        assertThat(texts(folder).stringPropertyNames()).containsAll(named);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void everyTextIsNamed(Path folder) throws IOException {
        var named = new TreeSet<String>();
        named.addAll(matches(LITERAL, SOURCES.resolve(folder), ".java"));
        named.addAll(matches(LITERAL, SOURCES.resolve("org/herobase"), "Launcher.java"));
        named.addAll(matches(FXML, RESOURCES.resolve(folder), ".fxml"));
        var prefixes = matches(PREFIX, SOURCES.resolve(folder), ".java");
        var unused = texts(folder).stringPropertyNames().stream()
                .filter(key -> !named.contains(key) && prefixes.stream().noneMatch(key::startsWith))
                .toList();
        assertThat(unused).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void everyTextIsAPatternWithoutStraightApostrophes(Path folder) throws IOException {
        var texts = texts(folder);
        for (var key : texts.stringPropertyNames()) {
            assertThat(texts.getProperty(key)).as(key).doesNotContain("'").isNotBlank();
            assertThat(new MessageFormat(texts.getProperty(key))).as(key).isNotNull();
        }
    }

    private static Properties texts(Path folder) throws IOException {
        var texts = new Properties();
        try (var reader = Files.newBufferedReader(RESOURCES.resolve(folder).resolve("texts.properties"))) {
            texts.load(reader);
        }
        return texts;
    }

    private static Set<String> matches(Pattern pattern, Path folder, String suffix) throws IOException {
        var found = new TreeSet<String>();
        try (var files = Files.list(folder)) {
            for (var file :
                    files.filter(file -> file.toString().endsWith(suffix)).collect(Collectors.toList())) {
                pattern.matcher(Files.readString(file)).results().forEach(match -> found.add(match.group(1)));
            }
        }
        return found;
    }
}
