package org.herobase.console;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.stage.Window;
import org.herobase.ui.Dialogs;
import org.herobase.ui.FormDialog;
import org.herobase.ui.Parsed;
import org.herobase.ui.Texts;

/** Asks for the values of a run's parameters. */
final class ParameterForm {
    private final Texts texts = new Texts(ParameterForm.class);
    private final SequencedMap<String, ParameterField> fields = new LinkedHashMap<>();
    private final GridPane grid = new GridPane(8, 8);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final SimpleBooleanProperty valid = new SimpleBooleanProperty(true);

    /**
     * @param names of the parameters, at least one
     * @param known values that some of them were given before
     */
    ParameterForm(SequencedSet<String> names, Map<String, Object> known) {
        var growing = new ColumnConstraints();
        growing.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(new ColumnConstraints(), growing);
        for (var name : names) {
            var field = new ParameterField(name, known.containsKey(name), known.get(name), texts);
            var label = new Label(name);
            label.setLabelFor(field.text());
            label.getStyleClass().add("parameter");
            grid.addRow(fields.size(), label, field.text(), field.type());
            fields.put(name, field);
            field.parsed().subscribe(this::check);
        }
        grid.setPrefWidth(480);
    }

    /**
     * Shows the form.
     *
     * @param action what the button does
     * @return completes on the JavaFX thread: a value for each name and those known before, or empty if the user gave up
     */
    CompletableFuture<Optional<Map<String, Object>>> ask(
            Window owner, Dialogs dialogs, String action, Map<String, Object> known) {
        var answer = new CompletableFuture<Optional<Map<String, Object>>>();
        var first = fields.firstEntry().getValue().text();
        new FormDialog<Map<String, Object>>(owner, texts.get("parameters.title"), grid, first, dialogs)
                .withAction(action, problem.getReadOnlyProperty())
                .onClosed(() -> answer.complete(Optional.empty()))
                .show(
                        valid,
                        () -> CompletableFuture.completedFuture(values(known)),
                        () -> texts.get("parameters.title"),
                        values -> answer.complete(Optional.of(values)));
        return answer;
    }

    private Map<String, Object> values(Map<String, Object> known) {
        var values = new LinkedHashMap<>(known);
        fields.forEach((name, field) -> {
            if (field.parsed().get() instanceof Parsed.Valid(var value)) {
                values.put(name, value);
            }
        });
        return values;
    }

    private void check() {
        var invalid = fields.entrySet().stream()
                .filter(entry -> entry.getValue().parsed().get() instanceof Parsed.Invalid)
                .findFirst();
        valid.set(invalid.isEmpty());
        problem.set(invalid.map(entry -> entry.getKey() + ": "
                        + ((Parsed.Invalid) entry.getValue().parsed().get()).reason())
                .orElse(""));
    }
}
