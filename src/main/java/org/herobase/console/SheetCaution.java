package org.herobase.console;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import javafx.application.Platform;
import org.herobase.console.caution.CautionQuestion;
import org.herobase.console.caution.SweepCount;
import org.herobase.console.caution.SweepCounter;
import org.herobase.sql.Script.Statement;
import org.herobase.sql.SweepingChange;
import org.herobase.ui.Dialogs;
import org.herobase.ui.LargeChangeQuestion;
import org.herobase.ui.Texts;
import org.herobase.undo.LargeChange;
import org.herobase.undo.UndoForecast;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Asks in dialogs, during one run, before a statement does more than may be meant. Belongs to the connection's thread. */
final class SheetCaution implements ScriptRun.Caution {
    private static final Set<String> SWEEPING = Set.of("UPDATE", "DELETE", "DROP", "ALTER");
    private static final Duration COUNTING = Duration.ofSeconds(2);

    /** "PRAGMA writable_schema": with it on, an UPDATE can make the file unreadable. */
    private static final Pattern SCHEMA_WRITING =
            Pattern.compile("\\bwritable_schema\\b\\W*[=(]", Pattern.CASE_INSENSITIVE);

    private static final Set<String> SCHEMA = Set.of("CREATE", "ALTER", "DROP");
    private static final Pattern TEMPORARY = Pattern.compile("\\bCREATE\\s+TEMP(ORARY)?\\b", Pattern.CASE_INSENSITIVE);

    private final Dialogs dialogs;
    private final LargeChange.Decision large;
    private final BooleanSupplier asking;
    private final UndoForecast.Asking undo;
    private final CautionQuestion caution = new CautionQuestion();
    private final Texts texts = new Texts(SheetCaution.class);
    private final Set<Dialogs.Question> agreedForever = new HashSet<>();

    /**
     * @param asking whether to ask before a statement changes all there is of something
     * @param undo says what can be undone
     */
    SheetCaution(Dialogs dialogs, BooleanSupplier asking, UndoForecast.Asking undo) {
        this.dialogs = dialogs;
        this.large = new LargeChangeQuestion(dialogs);
        this.asking = asking;
        this.undo = undo;
    }

    @Override
    public boolean allows(Connection connection, Statement statement, List<Object> values, boolean inTransaction)
            throws SQLException {
        if (statement.verb().equals("PRAGMA")) {
            return !SCHEMA_WRITING.matcher(statement.sql()).find() || agrees(schemaQuestion());
        }
        var change = asking.getAsBoolean() && SWEEPING.contains(statement.verb())
                ? SweepingChange.of(statement.sql())
                : Optional.<SweepingChange>empty();
        var counter = new SweepCounter(connection, COUNTING);
        var count =
                change.isEmpty() ? Optional.<SweepCount>empty() : counter.count(change.get(), statement.sql(), values);
        if (count.isPresent()) {
            var isOfSchema = !(count.get() instanceof SweepCount.Rows);
            var forecast = counter.isInFile(change.get())
                    ? forecast(connection, isOfSchema, inTransaction)
                    : UndoForecast.NEVER;
            return agrees(caution.of(count.get(), forecast));
        }
        var isLasting = SCHEMA.contains(statement.verb())
                && !TEMPORARY.matcher(statement.sql()).find();
        return !isLasting
                || forecast(connection, true, inTransaction) != UndoForecast.NEVER
                || agreesForever(foreverQuestion(inTransaction));
    }

    @Override
    public LargeChange decide(long most, boolean mayCopy) {
        return large.decide(most, mayCopy);
    }

    private UndoForecast forecast(Connection connection, boolean isOfSchema, boolean inTransaction) {
        return undo.forecast(DSL.using(connection, SQLDialect.SQLITE), isOfSchema, inTransaction);
    }

    /** Asks once: whoever goes on then knows it of the next statements of the script, too. */
    private boolean agreesForever(Dialogs.Question question) {
        if (!agreedForever.contains(question) && agrees(question)) {
            agreedForever.add(question);
        }
        return agreedForever.contains(question);
    }

    private Dialogs.Question foreverQuestion(boolean inTransaction) {
        return new Dialogs.Question(
                texts.get("sheet.forever.question"),
                texts.get(inTransaction ? "sheet.forever.transaction" : "sheet.forever.text"),
                List.of(texts.get("sheet.forever.action")),
                false);
    }

    private Dialogs.Question schemaQuestion() {
        return new Dialogs.Question(
                texts.get("sheet.schema.question"),
                texts.get("sheet.schema.text"),
                List.of(texts.get("sheet.schema.action")),
                true);
    }

    /** Asks on the JavaFX thread, and waits here for the answer. */
    private boolean agrees(Dialogs.Question question) {
        return CompletableFuture.supplyAsync(() -> dialogs.ask(question).isPresent(), Platform::runLater)
                .join();
    }
}
