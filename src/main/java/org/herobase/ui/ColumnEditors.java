package org.herobase.ui;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.TextField;
import org.herobase.db.Catalog;
import org.herobase.db.DateFormat;
import org.herobase.db.DeclaredType;
import org.herobase.db.StorageClass;
import org.herobase.db.UuidFormat;

/** The editors for one column of a table that we know only from the catalog, in a grid and in a form. */
public final class ColumnEditors {
    /** What stands for bytes that are no text in the database's encoding. */
    private static final int UNDECODABLE = 0xFFFD;

    private static final double LARGEST_WITH_PLACES = 1e15;

    private final DeclaredType type;
    private final boolean nullable;
    private final ValueReading reading;
    private final DateFormat dates; // null in a column that is not for dates
    private final UuidFormat uuids; // null in a column that is not for UUIDs
    private final Supplier<CompletionStage<Object>> file;
    private final Texts texts = new Texts(ColumnEditors.class);

    /**
     * @param column as it is declared
     * @param sample some of its values
     * @param file asks for a file and reads it; does not complete if there is none
     */
    public ColumnEditors(Catalog.Column column, List<Object> sample, Supplier<CompletionStage<Object>> file) {
        this.type = DeclaredType.of(column);
        this.nullable = !column.notNull() && column.keyPosition() == 0;
        this.reading = new ValueReading(type, nullable);
        this.dates = type.isForDates() ? DateFormat.of(type, sample) : null;
        this.uuids = UuidFormat.of(type, column.keyPosition() > 0, sample).orElse(null);
        this.file = file;
    }

    /** Whether the editors of a column depend on what it holds. */
    public static boolean needSample(Catalog.Column column) {
        var type = DeclaredType.of(column);
        return type.isForDates()
                || UuidFormat.of(type, column.keyPosition() > 0, List.of()).isPresent();
    }

    /** Whether the column is declared for numbers. */
    public boolean isForNumbers() {
        return type.isForNumbers();
    }

    /** An editor for a cell of a grid; null if it holds what cannot be edited in a line. */
    public CellEditor forCell(Object old) {
        return isLine(old) ? line(old, text -> read(text, old)) : null;
    }

    /** An editor for a field of a form, where NULL is chosen beside it: nothing typed is an empty text. */
    public CellEditor forField(Object old, String prompt) {
        var isForBytes = type.kind() == DeclaredType.Kind.BYTES;
        if (old == null && isForBytes || StorageClass.of(old) == StorageClass.BLOB) {
            return bytes(old);
        }
        if (isLine(old)) {
            var editor = line(old, text -> readInField(text, old));
            return editor instanceof TextCellEditor field ? field.prompt(prompt) : editor;
        }
        return old instanceof String text && LinesCellEditor.canHold(text)
                ? new LinesCellEditor(text, changed -> read(changed, old))
                : new BytesCellEditor(old);
    }

    /** The text of a value: a number in a column with decimal places has them all. Longer ones are not rounded. */
    public String shown(Object value) {
        if (type.limitsDigits()
                && value instanceof Number number
                && Math.abs(number.doubleValue()) < LARGEST_WITH_PLACES) {
            var exact = new BigDecimal(number.toString());
            if (exact.scale() <= type.scale()) {
                return exact.setScale(type.scale()).toPlainString();
            }
        }
        return ValueText.of(value);
    }

    private CellEditor line(Object old, Function<String, Parsed> parser) {
        var isFlag = old == null || old.equals(0L) || old.equals(1L);
        if (type.kind() == DeclaredType.Kind.BOOLEAN && isFlag) {
            return new CheckCellEditor(old, nullable);
        }
        var editor = new TextCellEditor(old == null ? "" : old.toString(), parser);
        if (dates != null) {
            return editor.button("fth-calendar", texts.get("day.choose"), field -> chooseDay(field, old));
        }
        if (uuids != null && !uuids.isBlob()) {
            var name = texts.get("uuid.new");
            return editor.button(
                    "fth-refresh-cw", name, field -> field.setText((String) uuids.write(UUID.randomUUID())));
        }
        return editor;
    }

    private CellEditor bytes(Object old) {
        var editor = new BytesCellEditor(old);
        if (uuids != null && uuids.isBlob()) {
            editor.offer(
                    "fth-refresh-cw",
                    texts.get("uuid.new"),
                    () -> CompletableFuture.completedFuture(uuids.write(UUID.randomUUID())));
        }
        return editor.offer("fth-upload", texts.get("bytes.load"), file);
    }

    /** Whether a line of text can hold a value and give it back as it is. */
    static boolean isLine(Object value) {
        return switch (StorageClass.of(value)) {
            case NULL, INTEGER, REAL -> true;
            case BLOB -> false;
            case TEXT -> value instanceof String text && text.chars().noneMatch(ColumnEditors::isUnfit);
        };
    }

    /** Characters that an editor drops, and those in whose place there may be something that is no character. */
    private static boolean isUnfit(int character) {
        return Character.isISOControl(character) || character == UNDECODABLE;
    }

    private void chooseDay(TextField field, Object old) {
        var typed = typed(field.getText(), old);
        new DayPicker()
                .show(
                        field,
                        dates.day(typed).orElse(null),
                        day -> field.setText(dates.withDay(typed, day).toString()));
    }

    private Object typed(String text, Object old) {
        return reading.read(text, old) instanceof Parsed.Valid(var value) ? value : null;
    }

    /**
     * What a typed text means.
     *
     * @param old the value that it replaces, whose storage class it keeps if it can
     */
    public Parsed read(String text, Object old) {
        var parsed = reading.read(text, old);
        return dates != null && parsed instanceof Parsed.Valid(var value) && value != null
                ? doubt(value)
                        .<Parsed>map(warning -> new Parsed.Doubtful(value, warning))
                        .orElse(parsed)
                : parsed;
    }

    /**
     * What a text typed in a form means, where NULL is chosen beside the field: nothing is the empty text, if the column
     * can have one.
     *
     * @param old the value that it replaces, null if there was none
     */
    public Parsed readInField(String text, Object old) {
        return read(text, old == null && text.isEmpty() ? "" : old);
    }

    private Optional<String> doubt(Object value) {
        if (dates.fits(value)) {
            return Optional.empty();
        }
        var example = dates.withDay(null, LocalDate.now()).toString();
        return Optional.of(
                DateFormat.isDate(value) ? texts.get("value.dateFormat", example) : texts.get("value.date", example));
    }
}
