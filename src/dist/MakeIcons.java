import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Makes the app's icons from {@code herobase.svg}: PNGs for the windows, and one file each for the desktops of Linux,
 * Windows and macOS. The build starts it from source: {@code java MakeIcons.java RESOURCES ICONS}.
 */
final class MakeIcons {
    private static final List<Integer> WINDOW_SIZES = List.of(16, 32, 48, 128);
    private static final List<Integer> ICO_SIZES = List.of(16, 32, 48, 256);

    private final SVGDocument drawing;

    private MakeIcons(SVGDocument drawing) {
        this.drawing = drawing;
    }

    public static void main(String[] arguments) throws IOException {
        var resources = Files.createDirectories(Path.of(arguments[0]));
        var icons = Files.createDirectories(Path.of(arguments[1]));
        var source = Path.of("src", "dist", "herobase.svg");
        var make = new MakeIcons(new SVGLoader().load(source.toUri().toURL()));
        for (var size : WINDOW_SIZES) {
            Files.write(resources.resolve("icon-" + size + ".png"), make.png(size));
        }
        Files.write(icons.resolve("herobase.png"), make.png(512));
        Files.write(icons.resolve("herobase.ico"), make.ico());
        Files.write(icons.resolve("herobase.icns"), make.icns());
    }

    private byte[] png(int size) throws IOException {
        var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        var canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        drawing.render(null, canvas, new ViewBox(size, size));
        canvas.dispose();
        var file = new ByteArrayOutputStream();
        ImageIO.write(image, "png", file);
        return file.toByteArray();
    }

    /** A directory of 16 bytes an entry, then the PNGs; a size of 256 is written as 0. */
    private byte[] ico() throws IOException {
        var directory = ByteBuffer.allocate(6 + 16 * ICO_SIZES.size()).order(ByteOrder.LITTLE_ENDIAN);
        directory.putShort((short) 0).putShort((short) 1).putShort((short) ICO_SIZES.size());
        var images = new ByteArrayOutputStream();
        for (var size : ICO_SIZES) {
            var png = png(size);
            directory.put((byte) (int) size).put((byte) (int) size).putShort((short) 0);
            directory.putShort((short) 1).putShort((short) 32);
            directory.putInt(png.length).putInt(directory.capacity() + images.size());
            images.writeBytes(png);
        }
        return concat(directory.array(), images.toByteArray());
    }

    /** After the header, each image with its type and its length: ic07 is a PNG of 128 pixels, ic10 one of 1024. */
    private byte[] icns() throws IOException {
        var images = new ByteArrayOutputStream();
        for (var step = 0; step < 4; step++) {
            images.writeBytes(chunk("ic%02d".formatted(7 + step), png(128 << step)));
        }
        return chunk("icns", images.toByteArray());
    }

    private static byte[] chunk(String type, byte[] content) {
        var header = ByteBuffer.allocate(8);
        header.put(type.getBytes(StandardCharsets.US_ASCII)).putInt(8 + content.length);
        return concat(header.array(), content);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
