package org.herobase.ui;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.herobase.db.ConnectionThread;
import org.herobase.db.Database;
import org.herobase.db.Work;
import org.herobase.rows.Consequences;
import org.herobase.rows.Consequences.Obstacle;
import org.herobase.rows.ConsequencesChangedException;
import org.herobase.rows.Destination;
import org.herobase.rows.Intent;

/**
 * Asks before rows are deleted or their keys change, with what the foreign keys will do; and where they refuse, names the
 * rows in the way and goes to them. Belongs to the JavaFX thread.
 */
public final class ConsequenceQuestion {
    private static final int MOST_SHOWN = 3;

    private final Database database;
    private final Dialogs dialogs;
    private final BiConsumer<Work<?>, String> follow;
    private final Consumer<Destination> open;
    private final ConsequenceWords words = new ConsequenceWords();
    private final Texts texts = new Texts(ConsequenceQuestion.class);

    /**
     * @param follow shows that work is under way, with what it is, so that it can be cancelled
     * @param open goes to rows of a table
     */
    public ConsequenceQuestion(
            Database database, Dialogs dialogs, BiConsumer<Work<?>, String> follow, Consumer<Destination> open) {
        this.database = database;
        this.dialogs = dialogs;
        this.follow = follow;
        this.open = open;
    }

    /**
     * A way to do it.
     *
     * @param action the button's text
     * @param intents what it does to rows
     * @param run does it, if it has the consequences that were told
     */
    public record Answer(
            String action, List<Intent> intents, Function<Consequences, ? extends CompletionStage<?>> run) {}

    /**
     * What is to be done.
     *
     * @param thing what it is done to, as the user knows it
     * @param headline the question
     * @param text says what follows, from the consequences of each answer
     * @param answers the ways to do it
     */
    public record Deletion(
            String thing, String headline, Function<List<Consequences>, String> text, List<Answer> answers) {}

    /** Looks what will happen, asks, and deletes if the user says so. Returns at once. */
    public void ask(Deletion deletion) {
        Background.of(look(
                        deletion.thing(),
                        sql -> deletion.answers().stream()
                                .map(answer -> Consequences.of(sql, answer.intents()))
                                .toList()))
                .onSuccess(consequences -> ask(deletion, consequences))
                .onFailure(failure -> dialogs.error(deletion.thing(), failure));
    }

    /** Looks what will happen to a thing, which the user can cancel. */
    <T> Work<T> look(String thing, ConnectionThread.Job<T> job) {
        var looking = database.read(job);
        follow.accept(looking, texts.get("consequence.looking", thing));
        return looking;
    }

    private void ask(Deletion deletion, List<Consequences> consequences) {
        var isRefused = consequences.stream().noneMatch(each -> each.obstacles().isEmpty());
        if (isRefused) {
            refuse(texts.get("consequence.refused", deletion.thing()), consequences.getFirst());
            return;
        }
        var question = new Dialogs.Question(
                deletion.headline(),
                deletion.text().apply(consequences),
                deletion.answers().stream().map(Answer::action).toList(),
                true,
                statements(deletion, consequences));
        dialogs.ask(question).ifPresent(index -> run(deletion, index, consequences.get(index)));
    }

    private void run(Deletion deletion, int index, Consequences told) {
        if (!told.obstacles().isEmpty()) {
            refuse(texts.get("consequence.refused", deletion.thing()), told);
            return;
        }
        Background.of(deletion.answers().get(index).run().apply(told)).onFailure(failure -> {
            if (failure instanceof ConsequencesChangedException) {
                dialogs.tell(texts.get("consequence.changed", deletion.thing()), texts.get("consequence.changed.text"));
                ask(deletion);
            } else {
                dialogs.error(deletion.thing(), failure);
            }
        });
    }

    /**
     * Says what is in the way, and goes there if the user wants.
     *
     * @return what a form or a cell is to say of it: that it was refused, or nothing where the user has gone elsewhere
     */
    RuntimeException refuse(String headline, Consequences consequences) {
        var shown = consequences.obstacles().stream().limit(MOST_SHOWN).toList();
        var error = new ErrorText(headline, words.obstacles(consequences.obstacles()), consequences.statements());
        return refuse(
                error,
                shown.stream().map(words::show).toList(),
                shown.stream().map(Obstacle::destination).toList());
    }

    /** Says why something is refused, with ways to the rows that have to do with it. */
    RuntimeException refuse(ErrorText error, List<String> ways, List<? extends Destination> destinations) {
        var way = dialogs.error(error, ways);
        way.ifPresent(index -> open.accept(destinations.get(index)));
        return way.isPresent() ? new GivenUpException() : new RefusedException(error);
    }

    private static String statements(Deletion deletion, List<Consequences> consequences) {
        if (consequences.size() == 1) {
            return consequences.getFirst().statements();
        }
        return deletion.answers().stream()
                .map(answer -> "-- " + answer.action() + "\n"
                        + consequences.get(deletion.answers().indexOf(answer)).statements())
                .collect(Collectors.joining("\n\n"));
    }
}
