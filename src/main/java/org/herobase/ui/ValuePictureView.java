package org.herobase.ui;

import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;

/** A value as the picture that its bytes are. Pictures too large to be shown safely are not decoded. */
final class ValuePictureView implements ValueView {
    /** The most pixels wide and high that are kept. */
    private static final double LARGEST = 2_048;

    private static final double GAP = 8;

    private final Texts texts;
    private final Checkerboard background = new Checkerboard();
    private final ImageView view = new ImageView();
    private final Frame node = new Frame();
    private final ReadOnlyObjectWrapper<Note> note = new ReadOnlyObjectWrapper<>(Note.NONE);
    private CompletableFuture<Image> decoding = CompletableFuture.completedFuture(null);

    ValuePictureView(Texts texts) {
        this.texts = texts;
        node.setId("valuePicture");
        node.setAccessibleText(texts.get("value.as.picture"));
        view.setPreserveRatio(true);
        clear();
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void show(Content content) {
        clear();
        if (!content.isWhole() || !(content.value() instanceof byte[] bytes)) {
            return;
        }
        var picture = Picture.of(bytes).orElse(null);
        if (picture == null || picture.width() == 0 || picture.height() == 0) {
            note.set(new Note(texts.get("value.picture.broken"), true));
        } else if (!picture.isBearable()) {
            note.set(new Note(
                    texts.get("value.picture.large", picture.width(), picture.height(), Picture.MOST_PIXELS), true));
        } else {
            decode(picture, bytes);
        }
    }

    private void decode(Picture picture, byte[] bytes) {
        var current = CompletableFuture.supplyAsync(() -> picture.decode(bytes, LARGEST));
        decoding = current;
        Background.of(current)
                .onSuccess(image -> {
                    if (current == decoding) {
                        display(image);
                    }
                })
                .onFailure(_ -> note.set(new Note(texts.get("value.picture.broken"), true)));
    }

    private void display(Image image) {
        if (image.isError()) {
            note.set(new Note(texts.get("value.picture.broken"), true));
            return;
        }
        view.setImage(image);
        background.setVisible(true);
        node.requestLayout();
    }

    @Override
    public void clear() {
        decoding.cancel(true);
        view.setImage(null);
        background.setVisible(false);
        note.set(Note.NONE);
    }

    @Override
    public ReadOnlyObjectProperty<Note> note() {
        return note.getReadOnlyProperty();
    }

    /** Fits the picture into the room there is, never larger than it is. */
    private final class Frame extends Region {
        Frame() {
            getStyleClass().add("picture-frame");
            getChildren().addAll(background, view);
        }

        @Override
        protected void layoutChildren() {
            if (view.getImage() == null) {
                return;
            }
            var image = view.getImage();
            var scale = Math.min(
                    1,
                    Math.min((getWidth() - 2 * GAP) / image.getWidth(), (getHeight() - 2 * GAP) / image.getHeight()));
            var width = Math.max(1, image.getWidth() * scale);
            var height = Math.max(1, image.getHeight() * scale);
            view.setFitWidth(width);
            view.setFitHeight(height);
            var x = snapPositionX((getWidth() - width) / 2);
            var y = snapPositionY((getHeight() - height) / 2);
            view.relocate(x, y);
            background.resizeRelocate(x, y, width, height);
        }
    }
}
