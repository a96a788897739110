package org.herobase;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.herobase.shell.About;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** What the program says on the terminal, without a window. */
@Timeout(60)
class LauncherTest {
    private record Answer(int exitCode, String output, String errors) {}

    @Test
    void tellsItsVersion() throws Exception {
        assertThat(About.version()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(run("--version")).isEqualTo(new Answer(0, "Herobase " + About.version(), ""));
    }

    @Test
    void tellsHowItIsStarted() throws Exception {
        var answer = run("--help");
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.output()).contains("herobase [DATABASE]", "--version", "HEROBASE_DB");
        assertThat(answer.errors()).isEmpty();
    }

    @Test
    void refusesAnUnknownOption() throws Exception {
        var answer = run("--fast");
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.output()).isEmpty();
        assertThat(answer.errors()).contains("--fast", "--help");
    }

    @Test
    void handsOverToTheRunningAppWithoutJavaFx(@TempDir Path folder) throws Exception {
        var received = new CompletableFuture<OpenRequest>();
        var socket = UserFolders.of("Linux", folder, System.getenv())
                .configuredIn(folder)
                .socket();
        var reception = Reception.open(socket, request -> {
            received.complete(request);
            return CompletableFuture.completedFuture(null);
        });
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> Files.exists(socket));
        var classes = folder.resolve("classes.txt");
        var answer =
                start(List.of("-Dherobase.config=" + folder, "-Xlog:class+load:file=" + classes), "Žluťoučký\n kůň.db");
        assertThat(answer).isEqualTo(new Answer(0, "", ""));
        assertThat(received)
                .isCompletedWithValue(
                        new OpenRequest(Path.of("Žluťoučký\n kůň.db").toAbsolutePath(), false));
        assertThat(Files.readString(classes)).contains("org.herobase.HandOver").doesNotContain("javafx.", "org.jooq.");
        reception.close().join();
    }

    private static Answer run(String... arguments) throws Exception {
        return start(List.of(), arguments);
    }

    private static Answer start(List<String> options, String... arguments) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var command = new ArrayList<>(List.of(java, "-classpath", classPath));
        command.addAll(options);
        command.add(Launcher.class.getName());
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).start();
        var output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
        var errors = new String(process.getErrorStream().readAllBytes(), Charset.defaultCharset());
        return new Answer(process.waitFor(), output.strip(), errors.strip());
    }
}
