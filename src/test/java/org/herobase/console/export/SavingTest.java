package org.herobase.console.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.herobase.console.result.LongValue;
import org.herobase.console.result.ShownRows;
import org.herobase.db.StorageClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SavingTest {
    @TempDir
    private Path folder;

    @Test
    void savesRows() throws IOException {
        var end = new Saving(rows(visitor -> visitor.visit(List.of(1L))), ExportFormat.CSV, file())
                .start()
                .join();
        assertThat(end).isEqualTo(new Saving.End.Saved(file(), new RowWriting.End(1, true, 0)));
        assertThat(file()).hasContent("a\r\n1\r\n");
        assertThat(files()).containsExactly(file());
    }

    @Test
    void insertsIntoATableThatIsCalledLikeTheFile() throws IOException {
        var file = folder.resolve("my heroes.sql");
        new Saving(rows(visitor -> visitor.visit(List.of(1L))), ExportFormat.SQL, file)
                .start()
                .join();
        assertThat(file).content().startsWith("INSERT INTO \"my heroes\" (\"a\") VALUES");
    }

    @Test
    void replacesAFileWhenAllIsWritten() throws IOException {
        Files.writeString(file(), "old");
        new Saving(rows(visitor -> assertThat(file()).hasContent("old")), ExportFormat.CSV, file())
                .start()
                .join();
        assertThat(file()).hasContent("a");
        assertThat(files()).containsExactly(file());
    }

    @Test
    void replacesTheFileBehindALink() throws IOException {
        Files.writeString(file(), "old");
        var link = Files.createSymbolicLink(folder.resolve("link.csv"), file());
        new Saving(rows(_ -> {}), ExportFormat.CSV, link).start().join();
        assertThat(link).isSymbolicLink();
        assertThat(file()).hasContent("a");
    }

    @Test
    void leavesNothingWhenTheUserStopsIt() throws Exception {
        Files.writeString(file(), "old");
        var isReading = new CountDownLatch(1);
        var saving = new Saving(
                rows(visitor -> {
                    while (true) { // until the visitor refuses
                        visitor.visit(List.of(1L));
                        isReading.countDown();
                    }
                }),
                ExportFormat.CSV,
                file());
        var end = saving.start();
        isReading.await();
        assertThat(saving.written()).isPositive();
        saving.stop();
        assertThat(end.join()).isEqualTo(new Saving.End.Stopped(true));
        assertThat(files()).containsExactly(file());
        assertThat(file()).hasContent("old");
    }

    @Test
    void leavesNothingWhenAnotherRunStopsIt() throws IOException {
        var stopped = new Saving(
                rows(_ -> {
                    throw new CancellationException();
                }),
                ExportFormat.CSV,
                file());
        assertThat(stopped.start().join()).isEqualTo(new Saving.End.Stopped(false));
        assertThat(files()).isEmpty();
    }

    @Test
    void anErrorLeavesTheOldFile() throws IOException {
        Files.writeString(file(), "old");
        var failing = new Saving(
                rows(visitor -> {
                    visitor.visit(List.of(1L));
                    throw new IllegalStateException("broken");
                }),
                ExportFormat.CSV,
                file());
        assertThatThrownBy(() -> failing.start().join())
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("broken");
        assertThat(files()).containsExactly(file());
        assertThat(file()).hasContent("old");
    }

    @Test
    void tellsOfAFileThatCannotBeWritten() {
        var missing = folder.resolve("missing").resolve("a.csv");
        assertThatThrownBy(() -> new Saving(rows(_ -> {}), ExportFormat.CSV, missing)
                        .start()
                        .join())
                .hasCauseInstanceOf(UncheckedIOException.class);
    }

    @Test
    void countsValuesOfWhichOnlyTheStartIsKept() {
        var emoji = "\uD83E\uDDB8";
        var end = new Saving(
                        rows(visitor -> visitor.visit(
                                Arrays.asList(new LongValue(StorageClass.TEXT, "start" + emoji.charAt(0), 2_000_000)))),
                        ExportFormat.CSV,
                        file())
                .start()
                .join();
        assertThat(end).isEqualTo(new Saving.End.Saved(file(), new RowWriting.End(1, true, 1)));
        assertThat(file()).hasContent("a\r\nstart\r\n");
    }

    private Path file() {
        return folder.resolve("rows.csv");
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    @FunctionalInterface
    private interface Reading {
        void read(ShownRows.Visitor visitor) throws IOException;
    }

    /** Rows of one column. */
    private static ShownRows rows(Reading reading) {
        return new ShownRows() {
            @Override
            public List<String> columns() {
                return List.of("a");
            }

            @Override
            public OptionalLong count() {
                return OptionalLong.empty();
            }

            @Override
            public boolean isWhole() {
                return true;
            }

            @Override
            public CompletableFuture<Void> read(Visitor visitor) {
                return CompletableFuture.runAsync(() -> {
                    try {
                        reading.read(visitor);
                    } catch (IOException failure) {
                        throw new UncheckedIOException(failure);
                    }
                });
            }
        };
    }
}
