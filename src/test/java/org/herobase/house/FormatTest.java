package org.herobase.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every Java file is as palantir-java-format makes it. */
class FormatTest {
    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    @Test
    void everyJavaFileIsFormatted() throws Exception {
        var apply = "apply".equals(System.getProperty("format"));
        var unformatted = new ArrayList<Path>();
        for (var file : javaFiles()) {
            var source = Files.readString(file);
            var formatted = format(source);
            if (!formatted.equals(source)) {
                if (apply) {
                    Files.writeString(file, formatted);
                } else {
                    unformatted.add(file);
                }
            }
        }
        assertThat(unformatted)
                .as("files to format; this does it: mvn test -Dtest=FormatTest -Dformat=apply")
                .isEmpty();
    }

    /** What the formatter's own command line does. */
    private String format(String source) throws FormatterException {
        var ordered = ImportOrderer.reorderImports(
                RemoveUnusedImports.removeUnusedImports(source), JavaFormatterOptions.Style.PALANTIR);
        return formatter.formatSource(ordered);
    }

    private static Iterable<Path> javaFiles() throws IOException {
        var files = new ArrayList<Path>();
        for (var root : new String[] {"src", "schema"}) {
            try (Stream<Path> found = Files.walk(Path.of(root))) {
                found.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            }
        }
        return files;
    }
}
