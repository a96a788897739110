package org.herobase.ui;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.fxmisc.flowless.VirtualizedScrollPane;

/** A value as text. What is entered keeps the value's class: bytes stay bytes, and a number has to be one. */
final class ValueTextView implements ValueEditor {
    private final Texts texts;
    private final ValueParser parser = new ValueParser();
    private final ValueArea area;
    private final VirtualizedScrollPane<ValueArea> node;
    private final Label nullHint = new Label(ValueText.of(null));
    private final ReadOnlyObjectWrapper<Note> note = new ReadOnlyObjectWrapper<>(Note.NONE);
    private Object value;
    private ShownText text = ShownText.of("");
    private String captured = "";

    ValueTextView(Texts texts) {
        this.texts = texts;
        area = new ValueArea("valueText", texts.get("value.as.text"));
        area.setWrapText(true);
        nullHint.getStyleClass().add("null-value");
        node = new VirtualizedScrollPane<>(area);
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void show(Content content) {
        value = content.value();
        String reason;
        if (value instanceof byte[] bytes) {
            reason = showBytes(bytes);
        } else {
            text = ShownText.of(value == null ? "" : value.toString());
            reason = text.obstacle() == null ? null : text.obstacle().reason(texts);
        }
        if (!content.isWhole()) {
            reason = null; // the rest may tell
        }
        area.setPlaceholder(value == null ? nullHint : null, Pos.TOP_LEFT);
        area.load(text.shown());
        area.setEditable(content.isWhole() && content.readOnly() == null && reason == null);
        note.set(Note.readOnly(content.readOnly() != null ? content.readOnly() : reason));
    }

    /** Finds the text of bytes, and why they cannot be changed as text. */
    private String showBytes(byte[] bytes) {
        if (bytes.length > ShownText.LONGEST) {
            text = ShownText.of(new String(bytes, 0, ShownText.SHOWN, StandardCharsets.UTF_8));
            return ShownText.Obstacle.LONG.reason(texts);
        }
        try {
            text = ShownText.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
            return text.obstacle() == null ? null : text.obstacle().reason(texts);
        } catch (CharacterCodingException _) {
            text = ShownText.of(new String(bytes, StandardCharsets.UTF_8));
            return texts.get("value.readOnly.bytes");
        }
    }

    @Override
    public void clear() {
        show(new Content(null, true, ""));
    }

    @Override
    public ReadOnlyObjectProperty<Note> note() {
        return note.getReadOnlyProperty();
    }

    @Override
    public boolean isEditable() {
        return area.isEditable();
    }

    @Override
    public ReadOnlyBooleanProperty touched() {
        return area.touched();
    }

    @Override
    public void onTyping(Runnable action) {
        area.plainTextChanges().subscribe(_ -> action.run());
    }

    @Override
    public Parsed entered() {
        captured = area.getText();
        if (value instanceof Number) {
            // There is no place here for a warning while one types.
            return parser.number(captured) instanceof Parsed.Doubtful(var _, var warning)
                    ? new Parsed.Invalid(warning)
                    : parser.number(captured);
        }
        var edited = text.edited(captured);
        return new Parsed.Valid(value instanceof byte[] ? edited.getBytes(StandardCharsets.UTF_8) : edited);
    }

    @Override
    public void keep(Object saved) {
        value = saved;
        text = ShownText.of(
                saved instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(saved));
        area.setPlaceholder(null, Pos.TOP_LEFT);
        area.keep(captured);
    }

    @Override
    public void revert() {
        area.revert();
    }
}
