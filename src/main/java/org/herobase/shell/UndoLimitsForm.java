package org.herobase.shell;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.TextField;
import javafx.stage.Window;
import org.herobase.ui.Dialogs;
import org.herobase.ui.FormDialog;
import org.herobase.ui.Texts;
import org.herobase.ui.ViewLoader;
import org.herobase.undo.UndoLimits;

/** How much is kept for undo: the user's choice. */
public final class UndoLimitsForm {
    private static final long MEGABYTE = 1_000_000;

    /** So many megabytes are still bytes in a {@code long}, and more than any disk has. */
    private static final long MOST = 1_000_000_000_000L;

    private final UndoLimits limits;
    private final Texts texts = new Texts(UndoLimitsForm.class);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    @FXML
    private TextField valuesField;

    @FXML
    private TextField logField;

    @FXML
    private TextField copyField;

    private UndoLimitsForm(UndoLimits limits) {
        this.limits = limits;
    }

    /**
     * Shows the form.
     *
     * @param limits as they are
     * @param onSaved is given them as the user wants them
     */
    static void show(Window owner, UndoLimits limits, Dialogs dialogs, Consumer<UndoLimits> onSaved) {
        var texts = new Texts(UndoLimitsForm.class);
        var fields = new UndoLimitsForm(limits);
        var form = new ViewLoader(Map.of(UndoLimitsForm.class, () -> fields))
                .load(UndoLimitsForm.class, "undo-limits.fxml");
        new FormDialog<UndoLimits>(owner, texts.get("limits.title"), form.root(), fields.valuesField, dialogs)
                .withAction(texts.get("limits.action"), fields.problem.getReadOnlyProperty())
                .show(
                        fields.problem.isEmpty(),
                        () -> CompletableFuture.completedFuture(fields.entered()),
                        () -> texts.get("limits.title"),
                        onSaved);
    }

    @FXML
    private void initialize() {
        valuesField.setText(String.valueOf(limits.rows()));
        logField.setText(String.valueOf(limits.bytes() / MEGABYTE));
        copyField.setText(String.valueOf(limits.snapshotBytes() / MEGABYTE));
        for (var field : new TextField[] {valuesField, logField, copyField}) {
            field.textProperty().subscribe(this::check);
        }
    }

    private void check() {
        if (number(valuesField).orElse(0) == 0) {
            problem.set(texts.get("limits.problem.values"));
        } else if (number(logField).orElse(0) == 0) {
            problem.set(texts.get("limits.problem.log"));
        } else {
            problem.set(number(copyField).isEmpty() ? texts.get("limits.problem.copy") : "");
        }
    }

    private UndoLimits entered() {
        return new UndoLimits(
                number(valuesField).orElseThrow(),
                number(logField).orElseThrow() * MEGABYTE,
                number(copyField).orElseThrow() * MEGABYTE);
    }

    /** A whole number from 0 on; empty for anything else. */
    private static OptionalLong number(TextField field) {
        try {
            var number = Long.parseLong(field.getText().strip());
            return number < 0 || number > MOST ? OptionalLong.empty() : OptionalLong.of(number);
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }
}
