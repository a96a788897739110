package org.herobase.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.image.Image;
import javafx.util.Subscription;

/**
 * Small images of the pictures in a grid's cells, read and decoded when a cell comes into sight. Memory and work are
 * bounded: the last images are kept, and a few pictures are read at a time, those seen last first. Belongs to the JavaFX
 * thread.
 */
public final class Thumbnails {
    /** A picture of more bytes gets no thumbnail. */
    public static final long LARGEST = 5_000_000;

    private static final int MOST_KEPT = 200;
    private static final int MOST_AT_ONCE = 2;

    /** What a cell waits for. */
    private record Request(
            Object cell, Supplier<? extends CompletableFuture<byte[]>> bytes, Consumer<? super Image> show) {}

    private final double size;
    private final Map<Object, Optional<Image>> kept = new LinkedHashMap<>(16, 0.75f, true); // empty for what is broken
    private final Deque<Request> waiting = new ArrayDeque<>();
    private final Map<Request, CompletableFuture<?>> running = new HashMap<>();

    /**
     * @param size the most pixels wide and high
     */
    public Thumbnails(double size) {
        this.size = size;
    }

    /**
     * Whether a BLOB may have a thumbnail.
     *
     * @param start its first bytes, 18 or more if it has as many
     * @param bytes how many it has
     */
    public static boolean isPicture(byte[] start, long bytes) {
        return bytes <= LARGEST && Picture.isPicture(start);
    }

    /**
     * Gives the thumbnail of a cell's picture: at once if it is kept, later if it has to be read, never if it is broken.
     *
     * @param cell what cell it is, such as its row's key, its column and the BLOB's length; equal for the same picture
     * @param bytes reads the whole BLOB, off the JavaFX thread; the future is cancelled when nobody waits any longer
     * @param show takes the image, on the JavaFX thread
     * @return to be unsubscribed when the cell is scrolled away or shows something else: the image is not shown then
     */
    public Subscription request(
            Object cell, Supplier<? extends CompletableFuture<byte[]>> bytes, Consumer<? super Image> show) {
        var known = kept.get(cell);
        if (known != null) {
            known.ifPresent(show);
            return Subscription.EMPTY;
        }
        var request = new Request(cell, bytes, show);
        waiting.push(request);
        startNext();
        return () -> cancel(request);
    }

    /** Forgets all images and stops reading: the pictures may be others now. */
    public void clear() {
        waiting.clear();
        running.values().forEach(work -> work.cancel(true));
        running.clear();
        kept.clear();
    }

    private void cancel(Request request) {
        waiting.remove(request);
        var work = running.remove(request);
        if (work != null) {
            work.cancel(true);
            startNext();
        }
    }

    private void startNext() {
        while (running.size() < MOST_AT_ONCE && !waiting.isEmpty()) {
            start(waiting.pop());
        }
    }

    private void start(Request request) {
        var reading = request.bytes().get();
        running.put(request, reading);
        Background.of(reading.thenApplyAsync(this::decode))
                .onSuccess(image -> {
                    if (running.containsKey(request)) {
                        keep(request.cell(), image);
                        image.ifPresent(request.show());
                    }
                })
                .andFinally(() -> {
                    running.remove(request);
                    startNext();
                });
    }

    private Optional<Image> decode(byte[] bytes) {
        return Picture.of(bytes)
                .filter(Picture::isBearable)
                .map(picture -> picture.decode(bytes, size))
                .filter(image -> !image.isError());
    }

    private void keep(Object cell, Optional<Image> image) {
        kept.put(cell, image);
        if (kept.size() > MOST_KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
    }
}
