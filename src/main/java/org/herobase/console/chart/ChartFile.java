package org.herobase.console.chart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Writes a chart into a file, off the JavaFX thread: all of it, or nothing if it fails. */
final class ChartFile {
    private final Path file;

    ChartFile(Path file) {
        this.file = file;
    }

    private interface Content {
        byte[] bytes() throws IOException;
    }

    /**
     * Writes a picture.
     *
     * @param picture opaque, and not drawn into any more
     * @return fails with an IOException
     */
    CompletableFuture<Path> png(WritableImage picture) {
        return write(() -> {
            var width = (int) picture.getWidth();
            var height = (int) picture.getHeight();
            var pixels = new int[width * height];
            picture.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
            return PngFile.of(pixels, width, height);
        });
    }

    /**
     * Draws and writes a picture of lines.
     *
     * @return fails with an IOException
     */
    CompletableFuture<Path> svg(ChartData data, ChartWords words) {
        return write(() -> ChartSvg.of(data, words).getBytes(StandardCharsets.UTF_8));
    }

    private CompletableFuture<Path> write(Content content) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        replace(content.bytes());
                        return file;
                    } catch (IOException failure) {
                        throw new CompletionException(failure);
                    }
                },
                Thread::startVirtualThread);
    }

    private void replace(byte[] bytes) throws IOException {
        var target = Files.exists(file) ? file.toRealPath() : file; // a link stays one
        var draft = target.resolveSibling(".herobase-" + UUID.randomUUID() + ".new");
        try {
            Files.write(draft, bytes);
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
