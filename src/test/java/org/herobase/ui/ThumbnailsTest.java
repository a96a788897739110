package org.herobase.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.image.Image;
import javafx.util.Subscription;
import org.herobase.Await;
import org.herobase.PulseRobot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxToolkit;

/** The small images of pictures in cells. */
@Timeout(60)
class ThumbnailsTest {
    private final PulseRobot robot = new PulseRobot();
    private final Thumbnails thumbnails = new Thumbnails(20);
    private final List<Image> shown = Collections.synchronizedList(new ArrayList<>());
    private final List<String> read = new ArrayList<>();
    private final byte[] picture = PictureTest.picture(Picture.Format.PNG, 64, 48);

    @BeforeEach
    void start() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void aPictureIsMadeSmallAndReadOnce() throws Exception {
        request("a", CompletableFuture.completedFuture(picture));
        awaitShown(1);
        assertThat(shown.getFirst().getWidth()).isEqualTo(20);
        assertThat(shown.getFirst().getHeight()).isEqualTo(15);
        request("a", new CompletableFuture<>());
        assertThat(shown).hasSize(2);
        assertThat(read).containsExactly("a");
        robot.interact(thumbnails::clear);
        request("a", CompletableFuture.completedFuture(picture));
        awaitShown(3);
        assertThat(read).containsExactly("a", "a");
    }

    @Test
    void twoAreReadAtATimeTheLastSeenFirst() throws Exception {
        var first = new CompletableFuture<byte[]>();
        request("a", first);
        request("b", new CompletableFuture<>());
        request("c", new CompletableFuture<>());
        request("d", new CompletableFuture<>());
        assertThat(read).containsExactly("a", "b");
        first.complete(picture);
        awaitShown(1);
        Await.until(() -> read.size() == 3);
        assertThat(read).containsExactly("a", "b", "d");
    }

    @Test
    void whatIsScrolledAwayIsNotRead() {
        var first = new CompletableFuture<byte[]>();
        var running = request("a", first);
        request("b", new CompletableFuture<>());
        var waiting = request("c", new CompletableFuture<>());
        request("d", new CompletableFuture<>());
        robot.interact(waiting::unsubscribe);
        robot.interact(running::unsubscribe);
        assertThat(first).isCancelled();
        Await.pulses();
        assertThat(read).containsExactly("a", "b", "d");
        assertThat(shown).isEmpty();
    }

    @Test
    void aBrokenPictureShowsNothingAndIsNotReadAgain() throws Exception {
        request("a", CompletableFuture.completedFuture("GIF89a, or so".getBytes(StandardCharsets.US_ASCII)));
        request("b", CompletableFuture.failedFuture(new IllegalStateException("gone")));
        request("c", CompletableFuture.completedFuture(picture));
        awaitShown(1);
        request("a", CompletableFuture.completedFuture(picture));
        assertThat(read).containsExactly("a", "b", "c");
    }

    @Test
    void onlyTheLastAreKept() throws Exception {
        for (var i = 0; i <= 200; i++) {
            request("cell" + i, CompletableFuture.completedFuture(picture));
            awaitShown(i + 1);
        }
        request("cell200", CompletableFuture.completedFuture(picture));
        assertThat(read).hasSize(201);
        request("cell0", CompletableFuture.completedFuture(picture));
        assertThat(read).hasSize(202);
    }

    @Test
    void pictureSaysTheFirstBytes() {
        assertThat(Thumbnails.isPicture(picture, picture.length)).isTrue();
        assertThat(Thumbnails.isPicture(picture, Thumbnails.LARGEST + 1)).isFalse();
        assertThat(Thumbnails.isPicture(new byte[] {1}, 1)).isFalse();
    }

    private Subscription request(String cell, CompletableFuture<byte[]> bytes) {
        var subscription = new ArrayList<Subscription>();
        robot.interact(() -> subscription.add(thumbnails.request(
                cell,
                () -> {
                    read.add(cell);
                    return bytes;
                },
                shown::add)));
        return subscription.getFirst();
    }

    private void awaitShown(int count) throws Exception {
        Await.until(() -> shown.size() == count);
        Await.pulses();
    }
}
