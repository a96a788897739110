package org.herobase.ui;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import org.herobase.ui.Dialogs.Question;
import org.herobase.undo.LargeChange;

/** Asks what is to become of a change that is larger than what is kept for undo. */
public final class LargeChangeQuestion implements LargeChange.Decision {
    private final Dialogs dialogs;
    private final Texts texts = new Texts(LargeChangeQuestion.class);

    /**
     * @param dialogs ask
     */
    public LargeChangeQuestion(Dialogs dialogs) {
        this.dialogs = dialogs;
    }

    /** Asks on the JavaFX thread, and waits for the answer on another one. */
    @Override
    public LargeChange decide(long most, boolean mayCopy) {
        var without = texts.get("large.without");
        var question = new Question(
                texts.get("large.question", most),
                texts.get(mayCopy ? "large.text" : "large.text.transaction"),
                mayCopy ? List.of(texts.get("large.copy"), without) : List.of(without),
                !mayCopy);
        var answers =
                mayCopy ? List.of(LargeChange.WITH_COPY, LargeChange.WITHOUT_UNDO) : List.of(LargeChange.WITHOUT_UNDO);
        Optional<Integer> answer = CompletableFuture.supplyAsync(() -> dialogs.ask(question), Platform::runLater)
                .join();
        return answer.map(answers::get).orElse(LargeChange.NOT_MADE);
    }
}
