package org.herobase.ui;

import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/** A value's bytes; of a text, those of its UTF-8. */
final class ValueHexView implements ValueView {
    private static final double LINE_HEIGHT = 20;
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    /** More lines than these, a megabyte of bytes, do no clipboard good. */
    private static final int MOST_COPIED = 65_536;

    private final Texts texts;
    private final ListView<String> list = new ListView<>();
    private final ReadOnlyObjectWrapper<Note> note = new ReadOnlyObjectWrapper<>(Note.NONE);
    private HexLines lines = new HexLines(new byte[0]);

    ValueHexView(Texts texts) {
        this.texts = texts;
        list.setId("valueHex");
        list.setAccessibleText(texts.get("value.as.hex"));
        list.getStyleClass().addAll("hex-list", "mono");
        list.setFixedCellSize(LINE_HEIGHT);
        list.setPlaceholder(new Label(texts.get("value.hex.none")));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                copy(lines::get, "\n");
                event.consume();
            }
        });
        var copyLines = new MenuItem(texts.get("value.hex.copyLines"));
        copyLines.setAccelerator(COPY);
        copyLines.setOnAction(_ -> copy(lines::get, "\n"));
        var copyDigits = new MenuItem(texts.get("value.hex.copyDigits"));
        copyDigits.setOnAction(_ -> copy(lines::digits, ""));
        LocalMenu.install(list, new ContextMenu(copyLines, copyDigits));
    }

    @Override
    public Region node() {
        return list;
    }

    @Override
    public void show(Content content) {
        lines = new HexLines(
                content.value() instanceof byte[] bytes
                        ? bytes
                        : String.valueOf(content.value()).getBytes(StandardCharsets.UTF_8));
        list.getSelectionModel().clearSelection();
        list.setItems(lines);
        list.scrollTo(0);
        note.set(Note.NONE);
    }

    @Override
    public void clear() {
        lines = new HexLines(new byte[0]);
        list.setItems(lines);
        note.set(Note.NONE);
    }

    @Override
    public ReadOnlyObjectProperty<Note> note() {
        return note.getReadOnlyProperty();
    }

    private void copy(IntFunction<String> line, String separator) {
        var selected = list.getSelectionModel().getSelectedIndices();
        if (selected.isEmpty()) {
            return;
        }
        var content = new ClipboardContent();
        content.putString(selected.stream().limit(MOST_COPIED).map(line::apply).collect(Collectors.joining(separator)));
        Clipboard.getSystemClipboard().setContent(content);
        note.set(
                selected.size() > MOST_COPIED ? new Note(texts.get("value.hex.copied", MOST_COPIED), true) : Note.NONE);
    }
}
