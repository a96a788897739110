package org.herobase.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A process in which somebody works without a pause, and writes to its standard output what he does. It is killed in the end. */
final class UserProcess implements AutoCloseable {
    private final Process process;
    private final Path output;

    private UserProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts one, with the options that this process has.
     *
     * @param folder for its output and the app's settings
     * @param temporary where it has its temporary files
     */
    static UserProcess start(Path folder, Path temporary, Class<?> main, Object... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        command.add("-Dherobase.config=" + folder.resolve("config"));
        command.add("-Djava.io.tmpdir=" + temporary);
        command.add("-classpath");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(main.getName());
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        var output = folder.resolve("output.txt"); // as a pipe may lose its last lines with the process
        var process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new UserProcess(process, output);
    }

    long pid() {
        return process.pid();
    }

    /** All that it has written, without the last line if that was being written. */
    List<String> lines() throws IOException {
        var text = Files.readString(output);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    /** Has it work until it has written such a line. */
    void workUntil(Predicate<String> line) throws IOException, InterruptedException {
        while (lines().stream().noneMatch(line)) {
            work(20);
        }
    }

    /** Has it work for some time. */
    void work(int milliseconds) throws IOException, InterruptedException {
        assertThat(process.waitFor(milliseconds, TimeUnit.MILLISECONDS))
                .as("it ended before it was killed, after " + lines())
                .isFalse();
    }

    /** Kills it, wherever it is in its work. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
