package org.herobase.console.history;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.herobase.db.DatabaseException;
import org.herobase.db.Problem;
import org.herobase.memory.SavedQueries;
import org.herobase.memory.SavedQuery;
import org.herobase.ui.Background;
import org.herobase.ui.Dialogs;
import org.herobase.ui.FormDialog;
import org.herobase.ui.Texts;

/** Asks for name, folder and description of a query, in a dialog. Belongs to the JavaFX thread. */
public final class QueryForm {
    private final SavedQueries queries;
    private final Dialogs dialogs;
    private final Supplier<Window> owner;
    private final Texts texts = new Texts(QueryForm.class);

    /**
     * @param owner the window the dialog belongs to; asked for each dialog
     */
    public QueryForm(SavedQueries queries, Dialogs dialogs, Supplier<Window> owner) {
        this.queries = queries;
        this.dialogs = dialogs;
        this.owner = owner;
    }

    /**
     * Saves a new query.
     *
     * @param name to begin with; may be empty
     * @param text its SQL
     * @param onSaved is told what was saved
     */
    public void create(String name, String text, Consumer<SavedQuery> onSaved) {
        var query = new SavedQuery(0, "", name, text, "");
        ask(
                query,
                "query.create",
                entered -> queries.create(entered.folder(), entered.name(), text, entered.description()),
                onSaved);
    }

    /** Changes a query's name, folder and description. */
    void change(SavedQuery query) {
        ask(query, "query.change", queries::change, _ -> {});
    }

    private void ask(SavedQuery query, String key, Saving saving, Consumer<SavedQuery> onSaved) {
        // The folders are there in a moment; a name can be typed before.
        var folder = new ComboBox<String>();
        Background.of(queries.all())
                .onSuccess(all -> folder.getItems().setAll(all.folders()))
                .onFailure(_ -> folder.getItems().setAll(List.of()));
        folder.setEditable(true);
        folder.setMaxWidth(Double.MAX_VALUE);
        folder.setValue(query.folder());
        folder.setId("queryFolder");
        folder.setPromptText(texts.get("query.folder.prompt"));
        var name = new TextField(query.name());
        name.setId("queryFormName");
        var description = new TextArea(query.description());
        description.setId("queryDescription");
        description.setPrefRowCount(3);
        description.setWrapText(true);
        var fields = new VBox(
                4,
                label("query.name", name),
                name,
                label("query.folder", folder),
                folder,
                label("query.description", description),
                description);
        fields.getStyleClass().add("form-fields");
        var missing = Bindings.createStringBinding(
                () -> name.getText().isBlank() ? texts.get("query.name.missing") : "", name.textProperty());
        new FormDialog<SavedQuery>(owner.get(), texts.get(key), fields, name, dialogs)
                .withAction(texts.get("query.save"), missing)
                .show(
                        missing.isEmpty(),
                        () -> words(saving.save(new SavedQuery(
                                query.id(),
                                folder.getEditor().getText(),
                                name.getText().strip(),
                                query.text(),
                                description.getText().strip()))),
                        () -> name.getText().strip(),
                        onSaved);
    }

    /** A name that is taken is no row with a value that another one has. */
    private static <T> CompletionStage<T> words(CompletionStage<T> saving) {
        return saving.exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                Problem.of(failure) == Problem.UNIQUE
                        ? new DatabaseException(Problem.EXISTS, failure.getMessage(), failure)
                        : failure));
    }

    private Label label(String key, Node field) {
        var label = new Label(texts.get(key));
        label.setLabelFor(field);
        field.setAccessibleText(label.getText());
        return label;
    }

    private interface Saving {
        CompletionStage<SavedQuery> save(SavedQuery entered);
    }
}
