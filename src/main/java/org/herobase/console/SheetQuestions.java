package org.herobase.console;

import java.sql.Connection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.stage.Window;
import org.herobase.sql.Script.Statement;
import org.herobase.ui.Dialogs;
import org.herobase.ui.Texts;

/** Asks in dialogs what a run has to know. */
final class SheetQuestions implements RunQuestions {
    private final Dialogs dialogs;
    private final Supplier<Window> window;
    private final Texts texts = new Texts(SheetQuestions.class);

    /**
     * @param window what the dialogs belong to
     */
    SheetQuestions(Dialogs dialogs, Supplier<Window> window) {
        this.dialogs = dialogs;
        this.window = window;
    }

    @Override
    public CompletableFuture<Optional<Map<String, Object>>> values(
            SequencedSet<String> names, Map<String, Object> known) {
        return new ParameterForm(names, known).ask(window.get(), dialogs, texts.get("parameters.run"), known);
    }

    /** Asks for other values than were given before. */
    CompletableFuture<Optional<Map<String, Object>>> otherValues(Map<String, Object> known) {
        return new ParameterForm(new LinkedHashSet<>(known.keySet()), known)
                .ask(window.get(), dialogs, texts.get("parameters.keep"), known);
    }

    @Override
    public boolean allows(Connection connection, Statement statement, List<Object> values) {
        return true;
    }
}
