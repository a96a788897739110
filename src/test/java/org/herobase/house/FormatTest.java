package org.herobase.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every Java file is as palantir-java-format makes it. */
@Execution(ExecutionMode.CONCURRENT)
class FormatTest {
    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    @Test
    void everyJavaFileIsFormatted() throws IOException {
        var unformatted = javaFiles().parallelStream()
                .filter(file -> !formatted(file).equals(text(file)))
                .toList();
        if ("apply".equals(System.getProperty("format"))) {
            for (var file : unformatted) {
                Files.writeString(file, formatted(file));
            }
        } else {
            assertThat(unformatted)
                    .as("files to format; this does it: mvn test -Dtest=FormatTest -Dformat=apply")
                    .isEmpty();
        }
    }

    /** What the formatter's own command line does. */
    private String formatted(Path file) {
        try {
            var ordered = ImportOrderer.reorderImports(
                    RemoveUnusedImports.removeUnusedImports(text(file)), JavaFormatterOptions.Style.PALANTIR);
            return formatter.formatSource(ordered);
        } catch (FormatterException failure) {
            throw new AssertionError(file.toString(), failure);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<Path> javaFiles() throws IOException {
        var files = new ArrayList<Path>();
        for (var root : new String[] {"src", "schema"}) {
            try (Stream<Path> found = Files.walk(Path.of(root))) {
                found.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            }
        }
        return files;
    }
}
