package org.herobase.ui;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import javafx.scene.image.Image;

/**
 * What the first bytes of a picture say of it. They may lie: nothing is decoded before its size is known to be bearable.
 *
 * @param format of the file
 * @param width in pixels; 0 if the bytes at hand do not reach that far
 * @param height in pixels; 0 if the bytes at hand do not reach that far
 */
record Picture(Format format, long width, long height) {
    /** The formats that JavaFX decodes. */
    enum Format {
        PNG,
        JPEG,
        GIF,
        BMP
    }

    /** The most pixels that are decoded: each takes 4 bytes. */
    static final long MOST_PIXELS = 40_000_000;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    /** Whether the first bytes of a file say that it is a picture. */
    static boolean isPicture(byte[] start) {
        return format(start).isPresent();
    }

    /**
     * Reads the header.
     *
     * @param bytes of the file, the first ones at least
     * @return empty if this is no picture
     */
    static Optional<Picture> of(byte[] bytes) {
        return format(bytes).map(format -> {
            try {
                return of(format, ByteBuffer.wrap(bytes));
            } catch (IndexOutOfBoundsException _) {
                return new Picture(format, 0, 0);
            }
        });
    }

    /** Whether it has a size that can be shown. */
    boolean isBearable() {
        return width > 0 && height > 0 && width <= MOST_PIXELS / height;
    }

    /**
     * Decodes a picture, of a moving one the first frame. Takes its time, on any thread.
     *
     * @param bytes the whole file of this bearable picture
     * @param most the most pixels wide and high; a larger picture is made smaller
     * @return whole, or with {@link Image#isError()}
     */
    Image decode(byte[] bytes, double most) {
        // Each frame would take the memory of a picture.
        var file = format == Format.GIF ? firstFrame(bytes) : bytes;
        var bound = Math.max(width, height) > most ? most : 0;
        return new Image(new ByteArrayInputStream(file), bound, bound, true, true);
    }

    private static Optional<Format> format(byte[] start) {
        if (startsWith(start, PNG)) {
            return Optional.of(Format.PNG);
        }
        if (startsWith(start, JPEG)) {
            return Optional.of(Format.JPEG);
        }
        if (startsWith(start, "GIF87a".getBytes(StandardCharsets.US_ASCII))
                || startsWith(start, "GIF89a".getBytes(StandardCharsets.US_ASCII))) {
            return Optional.of(Format.GIF);
        }
        // Two letters are little; the four bytes after the length are always 0.
        var isBitmap = start.length >= 18
                && start[0] == 'B'
                && start[1] == 'M'
                && (start[6] | start[7] | start[8] | start[9]) == 0;
        return isBitmap ? Optional.of(Format.BMP) : Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    private static Picture of(Format format, ByteBuffer bytes) {
        return switch (format) {
            case PNG -> new Picture(format, Integer.toUnsignedLong(bytes.getInt(16)), bytes.getInt(20) & 0xffffffffL);
            case JPEG -> ofJpeg(bytes);
            case GIF -> ofGif(bytes.order(ByteOrder.LITTLE_ENDIAN));
            case BMP -> ofBmp(bytes.order(ByteOrder.LITTLE_ENDIAN));
        };
    }

    /** The size is in the first segment that starts a frame (SOF0 to SOF15, of which three codes mean other things). */
    private static Picture ofJpeg(ByteBuffer bytes) {
        var at = 2;
        while (true) {
            var marker = bytes.getShort(at) & 0xffff;
            if (marker == 0xffff) {
                at++; // fill bytes
            } else if (marker >= 0xffc0
                    && marker <= 0xffcf
                    && marker != 0xffc4
                    && marker != 0xffc8
                    && marker != 0xffcc) {
                return new Picture(Format.JPEG, bytes.getShort(at + 7) & 0xffff, bytes.getShort(at + 5) & 0xffff);
            } else if (marker < 0xff00) {
                return new Picture(Format.JPEG, 0, 0);
            } else {
                at += 2 + Math.max(2, bytes.getShort(at + 2) & 0xffff);
            }
        }
    }

    /** The larger of the screen and of the first frame, which may disagree. */
    private static Picture ofGif(ByteBuffer bytes) {
        var width = bytes.getShort(6) & 0xffff;
        var height = bytes.getShort(8) & 0xffff;
        var frame = frameAt(bytes);
        if (frame + 9 < bytes.limit()) {
            width = Math.max(width, bytes.getShort(frame + 5) & 0xffff);
            height = Math.max(height, bytes.getShort(frame + 7) & 0xffff);
        }
        return new Picture(Format.GIF, width, height);
    }

    private static Picture ofBmp(ByteBuffer bytes) {
        var isOld = bytes.getInt(14) == 12; // OS/2's header
        return isOld
                ? new Picture(Format.BMP, bytes.getShort(18) & 0xffff, bytes.getShort(20) & 0xffff)
                : new Picture(Format.BMP, Math.abs((long) bytes.getInt(18)), Math.abs((long) bytes.getInt(22)));
    }

    /** A GIF that ends after its first frame. */
    private static byte[] firstFrame(byte[] gif) {
        try {
            var bytes = ByteBuffer.wrap(gif).order(ByteOrder.LITTLE_ENDIAN);
            var at = frameAt(bytes);
            var flags = bytes.get(at + 9);
            at = afterBlocks(bytes, at + 10 + colours(flags) + 1);
            var file = Arrays.copyOf(gif, at + 1);
            file[at] = 0x3b; // the trailer
            return file;
        } catch (IndexOutOfBoundsException _) {
            return gif; // cut within its first frame
        }
    }

    /** Where the first frame is described; the end if there is none. */
    private static int frameAt(ByteBuffer gif) {
        try {
            var at = 13 + colours(gif.get(10));
            while (gif.get(at) == 0x21) { // an extension
                at = afterBlocks(gif, at + 2);
            }
            return gif.get(at) == 0x2c ? at : gif.limit();
        } catch (IndexOutOfBoundsException _) {
            return gif.limit();
        }
    }

    /** How long a colour table is. */
    private static int colours(byte flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    /** The end of blocks that have their length before them; an empty one is the last. */
    private static int afterBlocks(ByteBuffer bytes, int start) {
        var at = start;
        while (bytes.get(at) != 0) {
            at += 1 + (bytes.get(at) & 0xff);
        }
        return at + 1;
    }
}
