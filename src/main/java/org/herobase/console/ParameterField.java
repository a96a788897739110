package org.herobase.console;

import java.util.HexFormat;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextField;
import javafx.util.StringConverter;
import org.herobase.db.StorageClass;
import org.herobase.ui.Parsed;
import org.herobase.ui.Texts;

/** The value of one parameter: its storage class and its text. As long as the user chooses no class, the text decides. */
final class ParameterField {
    private final Texts texts;
    private final ChoiceBox<StorageClass> type = new ChoiceBox<>();
    private final TextField text = new TextField();
    private final ReadOnlyObjectWrapper<Parsed> parsed = new ReadOnlyObjectWrapper<>();
    private final Object old;
    private final String oldText; // as the field shows it, which may be on fewer lines
    private boolean isChosen;
    private boolean isGuessing;

    /**
     * @param name of the parameter
     * @param isKnown whether it was given a value before
     * @param value that value
     */
    ParameterField(String name, boolean isKnown, Object value, Texts texts) {
        this.texts = texts;
        type.getItems().setAll(StorageClass.values());
        type.setConverter(new StringConverter<>() {
            @Override
            public String toString(StorageClass shown) {
                return shown == null ? "" : texts.get("parameters.class." + shown);
            }

            @Override
            public StorageClass fromString(String shown) {
                throw new UnsupportedOperationException("nothing is typed here");
            }
        });
        type.setAccessibleText(texts.get("parameters.class", name));
        text.setAccessibleText(name);
        text.setText(written(value));
        old = value;
        oldText = text.getText();
        type.setValue(isKnown ? StorageClass.of(value) : StorageClass.TEXT);
        isChosen = isKnown && !(value instanceof Number);
        type.valueProperty().subscribe((_, _) -> {
            isChosen |= !isGuessing;
            parse();
        });
        text.textProperty().subscribe((_, _) -> {
            guess();
            parse();
        });
        parse();
    }

    ChoiceBox<StorageClass> type() {
        return type;
    }

    TextField text() {
        return text;
    }

    /** What stands there. */
    ReadOnlyObjectProperty<Parsed> parsed() {
        return parsed.getReadOnlyProperty();
    }

    private void guess() {
        if (!isChosen) {
            isGuessing = true;
            type.setValue(List.of(StorageClass.INTEGER, StorageClass.REAL).stream()
                    .filter(number -> isWrittenAs(number, text.getText()))
                    .findFirst()
                    .orElse(StorageClass.TEXT));
            isGuessing = false;
        }
    }

    private void parse() {
        text.setDisable(type.getValue() == StorageClass.NULL);
        parsed.set(read(type.getValue()));
    }

    private Parsed read(StorageClass wanted) {
        var typed = text.getText();
        if (typed.equals(oldText) && StorageClass.of(old) == wanted) {
            return new Parsed.Valid(old);
        }
        try {
            return new Parsed.Valid(
                    switch (wanted) {
                        case NULL -> null;
                        case INTEGER -> Long.valueOf(typed.strip());
                        case REAL -> finite(Double.parseDouble(typed.strip()));
                        case TEXT -> typed;
                        case BLOB -> HexFormat.of().parseHex(typed.replaceAll("\\s", ""));
                    });
        } catch (IllegalArgumentException _) {
            return new Parsed.Invalid(texts.get("parameters.invalid." + wanted));
        }
    }

    /** An id such as 007 or 12d looks like a number, but is a text. */
    private static boolean isWrittenAs(StorageClass number, String text) {
        return text.matches(
                number == StorageClass.INTEGER ? "-?(0|[1-9]\\d{0,17})" : "-?(0|[1-9]\\d*)\\.\\d+([eE]-?\\d+)?");
    }

    private static Double finite(double value) {
        if (!Double.isFinite(value)) {
            throw new NumberFormatException("SQLite would take it for NULL or infinity");
        }
        return value;
    }

    private static String written(Object value) {
        return switch (value) {
            case null -> "";
            case byte[] bytes -> HexFormat.of().formatHex(bytes);
            default -> value.toString();
        };
    }
}
