package org.herobase.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Values in files. */
@Timeout(60)
class ValueFilesTest {
    @TempDir
    Path folder;

    @Test
    void bytesComeBackAsTheyWent() {
        var bytes = new byte[3_000_000];
        new Random(1).nextBytes(bytes);
        var file = folder.resolve("value.bin");
        var parts = Collections.synchronizedList(new ArrayList<Double>());
        ValueFiles.write(file, bytes, parts::add).join();
        assertThat(parts).isSorted().endsWith(1.0).hasSize(3);
        assertThat(ValueFiles.read(file, _ -> {}).join()).isEqualTo(bytes);
        assertThat(folder.toFile().list()).containsExactly("value.bin");
    }

    @Test
    void aTextIsWrittenAsUtf8() {
        var file = folder.resolve("value.txt");
        ValueFiles.write(file, "žluť\0\r\n", _ -> {}).join();
        assertThat(file).hasContent("žluť\0\r\n");
    }

    @Test
    void whatIsCancelledLeavesTheFileAsItWas() throws Exception {
        var file = folder.resolve("value.bin");
        Files.writeString(file, "before");
        var ended = new CompletableFuture<Void>();
        var work = new CompletableFuture<CompletableFuture<Path>>();
        work.complete(ValueFiles.write(file, new byte[5_000_000], part -> {
            work.join().cancel(true);
            if (part < 0.5) {
                ended.complete(null);
            }
        }));
        ended.join();
        while (folder.toFile().list().length > 1) {
            Thread.onSpinWait(); // until the draft is gone
        }
        assertThat(file).hasContent("before");
        assertThat(work.join()).isCancelled();
    }

    @Test
    void aFileLargerThanAnyValueIsRefusedUnread() throws Exception {
        var file = folder.resolve("huge");
        try (var huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(ValueFiles.LARGEST + 1); // with nothing on the disk
        }
        assertThatThrownBy(() -> ValueFiles.read(file, _ -> {}).join())
                .hasCauseInstanceOf(ValueFiles.TooLargeException.class);
    }

    @Test
    void aFileThatIsNotThereIsAnError() {
        assertThatThrownBy(
                        () -> ValueFiles.read(folder.resolve("none"), _ -> {}).join())
                .hasCauseInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> ValueFiles.read(folder, _ -> {}).join()).hasMessageContaining("no file");
    }
}
