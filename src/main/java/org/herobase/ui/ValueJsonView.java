package org.herobase.ui;

import atlantafx.base.theme.Styles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.herobase.db.Problem;
import org.herobase.rows.JsonReading;
import org.kordamp.ikonli.javafx.FontIcon;

/** A value as JSON, formatted and checked by SQLite. What is entered is saved as it stands there. */
final class ValueJsonView implements ValueEditor {
    private static final Duration PAUSE_IN_TYPING = Duration.ofMillis(300);

    private final Texts texts;
    private final Function<Object, ? extends CompletableFuture<JsonReading>> reader;
    private final JsonArea json;
    private final VBox node;
    private final ReadOnlyObjectWrapper<Note> note = new ReadOnlyObjectWrapper<>(Note.NONE);
    private CompletableFuture<JsonReading> reading = CompletableFuture.completedFuture(null);
    private Content content = new Content(null, true, "");
    private ShownText text = ShownText.of("");
    private String reason; // why the text cannot be changed; null if it can
    private String captured = "";

    /**
     * @param reader reads a String or byte[] as JSON, off the JavaFX thread
     */
    ValueJsonView(Texts texts, Function<Object, ? extends CompletableFuture<JsonReading>> reader) {
        this.texts = texts;
        this.reader = reader;
        json = new JsonArea(texts);
        json.area().multiPlainChanges().successionEnds(PAUSE_IN_TYPING).subscribe(_ -> check());
        var bar = new HBox(
                button("valueFoldAll", "fth-chevrons-up", texts.get("value.json.foldAll"), json::foldAll),
                button("valueUnfoldAll", "fth-chevrons-down", texts.get("value.json.unfoldAll"), json::unfoldAll));
        bar.getStyleClass().add("fold-bar");
        node = new VBox(bar, json.node());
        VBox.setVgrow(json.node(), Priority.ALWAYS);
    }

    @Override
    public void show(Content newContent) {
        content = newContent;
        json.area().setEditable(false);
        if (!content.isWhole()) {
            reading.cancel(true);
            var start = content.value() instanceof byte[] bytes
                    ? new String(bytes, StandardCharsets.UTF_8)
                    : (String) content.value();
            load(start, content.readOnly());
            return;
        }
        load("", content.readOnly());
        read(content.value(), this::showReading);
    }

    private void showReading(JsonReading found) {
        switch (found) {
            case JsonReading.Valid valid -> {
                var isBinary = valid.form() == JsonReading.Form.JSONB;
                load(
                        valid.text(),
                        isBinary && content.readOnly() == null
                                ? texts.get("value.readOnly.jsonb")
                                : content.readOnly());
            }
            case JsonReading.Invalid invalid -> load(invalid.text(), content.readOnly());
            case JsonReading.NoText _ -> load("", content.readOnly());
        }
        json.area().setEditable(reason == null && !(found instanceof JsonReading.NoText));
        tell(found);
    }

    /** Shows a text, which the user may change unless there is a reason against it. */
    private void load(String shown, String readOnly) {
        text = ShownText.of(shown);
        json.load(text.shown());
        reason = readOnly == null && text.obstacle() != null && content.isWhole()
                ? text.obstacle().reason(texts)
                : readOnly;
        note.set(Note.readOnly(reason));
    }

    /** Checks what the user has typed. */
    private void check() {
        if (json.area().touched().get()) {
            read(json.area().getText(), this::tell);
        }
    }

    private void tell(JsonReading found) {
        json.unmark();
        var words = switch (found) {
            case JsonReading.Valid valid -> {
                var form = switch (valid.form()) {
                    case JSON -> texts.get("value.json.valid");
                    case JSON5 -> texts.get("value.json.valid5");
                    case JSONB -> texts.get("value.json.validB");
                };
                yield valid.isFormatted() ? form : form + " " + texts.get("value.json.unformatted");
            }
            case JsonReading.Invalid invalid -> {
                // Lines that were broken to be shown are other lines.
                if (text.obstacle() == null) {
                    json.mark(invalid.line() - 1, invalid.column() - 1);
                }
                yield texts.get("value.json.invalid", invalid.line(), invalid.column());
            }
            case JsonReading.NoText _ -> texts.get("value.json.bytes");
        };
        note.set(new Note(reason == null ? words : words + " " + reason, !(found instanceof JsonReading.Valid)));
    }

    private void read(Object value, Consumer<JsonReading> action) {
        reading.cancel(true);
        var current = reader.apply(value);
        reading = current;
        Background.of(current)
                .onSuccess(found -> {
                    if (current == reading) {
                        action.accept(found);
                    }
                })
                .onFailure(failure -> {
                    if (current == reading) {
                        note.set(new Note(texts.get("value.json.failed", Problem.message(failure)), true));
                    }
                });
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void clear() {
        reading.cancel(true);
        content = new Content(null, true, "");
        load("", "");
    }

    @Override
    public ReadOnlyObjectProperty<Note> note() {
        return note.getReadOnlyProperty();
    }

    @Override
    public boolean isEditable() {
        return json.area().isEditable();
    }

    @Override
    public ReadOnlyBooleanProperty touched() {
        return json.area().touched();
    }

    @Override
    public void onTyping(Runnable action) {
        json.area().plainTextChanges().subscribe(_ -> action.run());
    }

    @Override
    public Parsed entered() {
        captured = json.area().getText();
        var edited = text.edited(captured);
        return new Parsed.Valid(content.value() instanceof byte[] ? edited.getBytes(StandardCharsets.UTF_8) : edited);
    }

    @Override
    public void keep(Object saved) {
        content = new Content(saved, true, content.readOnly());
        text = ShownText.of(saved instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : (String) saved);
        json.area().keep(captured);
    }

    @Override
    public void revert() {
        json.area().revert();
        read(json.area().getText(), this::tell);
    }

    private static Button button(String id, String icon, String text, Runnable action) {
        var button = new Button(text, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
