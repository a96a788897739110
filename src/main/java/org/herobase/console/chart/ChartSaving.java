package org.herobase.console.chart;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.transform.Scale;
import org.herobase.ui.Dialogs;
import org.herobase.ui.ErrorText;
import org.herobase.ui.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** Takes a chart out of the app: as PNG or SVG into a file, or as a picture into the clipboard. */
final class ChartSaving extends MenuButton {
    private static final double SCALE = 2;

    private final Dialogs dialogs;
    private final Label note;
    private final Texts texts = new Texts(ChartSaving.class);
    private Region chart;
    private ChartData data;
    private ChartWords words;

    /**
     * @param note says what was done
     */
    ChartSaving(Dialogs dialogs, Label note) {
        this.dialogs = dialogs;
        this.note = note;
        setId("chartSave");
        setText(texts.get("chart.save"));
        setGraphic(new FontIcon("fth-download"));
        setTooltip(new Tooltip(texts.get("chart.save.tip")));
        setDisable(true);
        getItems()
                .addAll(
                        item("chart.save.png", this::savePng),
                        item("chart.save.svg", this::saveSvg),
                        item("chart.save.copy", this::copy));
    }

    /** What is saved from now on. */
    void show(Region newChart, ChartData newData, ChartWords newWords) {
        chart = newChart;
        data = newData;
        words = newWords;
        setDisable(false);
    }

    private MenuItem item(String key, Runnable action) {
        var item = new MenuItem(texts.get(key));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void savePng() {
        choose("chart.save.png.title", ".png", file -> save(file, new ChartFile(file).png(picture())));
    }

    private void saveSvg() {
        choose("chart.save.svg.title", ".svg", file -> save(file, new ChartFile(file).svg(data, words)));
    }

    private void choose(String title, String ending, Consumer<Path> save) {
        dialogs.chooseNewFile(texts.get(title), texts.get("chart.save.name") + ending)
                .ifPresent(save);
    }

    private void save(Path file, CompletableFuture<Path> writing) {
        note.setText(texts.get("chart.saving", file.getFileName()));
        org.herobase.ui.Background.of(writing)
                .onSuccess(_ -> note.setText(texts.get("chart.saved", file)))
                .onFailure(failure -> {
                    note.setText("");
                    var advice = texts.get("chart.saved.none.advice", file);
                    dialogs.error(new ErrorText(
                            texts.get("chart.saved.none", file.getFileName()), advice, String.valueOf(failure)));
                });
    }

    private void copy() {
        var content = new ClipboardContent();
        content.putImage(picture());
        Clipboard.getSystemClipboard().setContent(content);
        note.setText(texts.get("chart.copied"));
    }

    /** The chart as it is shown, at twice its size, on the view's ground. */
    private WritableImage picture() {
        var how = new SnapshotParameters();
        how.setTransform(new Scale(SCALE, SCALE));
        how.setFill(ground(chart));
        return chart.snapshot(how, null);
    }

    private static Paint ground(Node node) {
        for (var around = node; around != null; around = around.getParent()) {
            if (around instanceof Region region) {
                var background = region.getBackground();
                if (background != null && !isEmpty(background)) {
                    return background.getFills().getLast().getFill();
                }
            }
        }
        return Color.WHITE;
    }

    private static boolean isEmpty(Background background) {
        return background.getFills().isEmpty()
                || background.getFills().getLast().getFill() instanceof Color colour && !colour.isOpaque();
    }
}
