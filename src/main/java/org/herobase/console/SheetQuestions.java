package org.herobase.console;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.stage.Window;
import org.herobase.ui.Dialogs;
import org.herobase.ui.Texts;
import org.herobase.undo.UndoForecast;

/** Asks in dialogs what a run has to know. */
final class SheetQuestions implements RunQuestions {
    private final Dialogs dialogs;
    private final BooleanSupplier asking;
    private final UndoForecast.Asking undo;
    private final Supplier<Window> window;
    private final Texts texts = new Texts(SheetQuestions.class);

    /**
     * @param asking whether to ask before a statement changes all there is of something; asked on any thread
     * @param undo says what can be undone; asked on the connection's thread
     * @param window what the dialogs belong to
     */
    SheetQuestions(Dialogs dialogs, BooleanSupplier asking, UndoForecast.Asking undo, Supplier<Window> window) {
        this.dialogs = dialogs;
        this.asking = asking;
        this.undo = undo;
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
    public ScriptRun.Caution caution() {
        return new SheetCaution(dialogs, asking, undo);
    }
}
