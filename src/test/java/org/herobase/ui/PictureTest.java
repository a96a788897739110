package org.herobase.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.herobase.ui.Picture.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is known of a picture before it is decoded. */
class PictureTest {
    @ParameterizedTest
    @EnumSource(Format.class)
    void theHeaderTellsFormatAndSize(Format format) {
        var bytes = picture(format, 64, 48);
        assertThat(Picture.of(bytes)).contains(new Picture(format, 64, 48));
        var image = Picture.of(bytes).orElseThrow().decode(bytes, 2_048);
        assertThat(image.isError()).isFalse();
        assertThat(image.getWidth()).isEqualTo(64);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void aLargePictureIsMadeSmaller(Format format) {
        var bytes = picture(format, 300, 100);
        var image = Picture.of(bytes).orElseThrow().decode(bytes, 30);
        assertThat(image.getWidth()).isEqualTo(30);
        assertThat(image.getHeight()).isEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void aHeaderCutAnywhereDoesNoHarm(Format format) {
        var bytes = picture(format, 20, 20);
        for (var length = 0; length < 40; length++) {
            var cut = Arrays.copyOf(bytes, length);
            Picture.of(cut)
                    .filter(Picture::isBearable)
                    .ifPresent(picture -> assertThat(picture.decode(cut, 100)).isNotNull());
        }
    }

    @Test
    void aHeaderOfAbsurdSizeIsRefused() {
        var bytes = picture(Format.PNG, 8, 8);
        ByteBuffer.wrap(bytes).putInt(16, 30_000).putInt(20, 30_000);
        assertThat(Picture.of(bytes)).contains(new Picture(Format.PNG, 30_000, 30_000));
        assertThat(Picture.of(bytes).orElseThrow().isBearable()).isFalse();
        ByteBuffer.wrap(bytes).putInt(16, -1).putInt(20, -1);
        assertThat(Picture.of(bytes).orElseThrow().isBearable()).isFalse();
        ByteBuffer.wrap(bytes).putInt(16, 0);
        assertThat(Picture.of(bytes).orElseThrow().isBearable()).isFalse();
    }

    @Test
    void aFrameLargerThanItsGifIsSeen() {
        var bytes = picture(Format.GIF, 8, 8);
        var frame = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(",\0\0\0\0");
        bytes[frame + 5] = 0;
        bytes[frame + 6] = 0x70;
        assertThat(Picture.of(bytes).orElseThrow().width()).isEqualTo(0x7000);
    }

    @Test
    void otherBytesAreNoPicture() {
        assertThat(Picture.isPicture(new byte[0])).isFalse();
        assertThat(Picture.isPicture(new byte[] {(byte) 0x89})).isFalse();
        assertThat(Picture.isPicture("BMW is a maker of cars".getBytes(StandardCharsets.US_ASCII)))
                .isFalse();
        assertThat(Picture.of("GIF89b, a text".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
    }

    /** A picture, made on the spot. */
    static byte[] picture(Format format, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.ORANGE);
        graphics.fillRect(width / 4, height / 4, width / 2, height / 2);
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            assertThat(ImageIO.write(image, format.name().toLowerCase(Locale.ROOT), bytes))
                    .isTrue();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }
}
