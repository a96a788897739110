package org.herobase.console;

import java.time.Duration;
import org.herobase.db.Problem;
import org.herobase.sql.Script;
import org.herobase.sql.Script.Statement;
import org.herobase.ui.Texts;

/** What the console says about the statements of a run. */
final class Wording {
    private final Texts texts = new Texts(Wording.class);
    private final FailureWords failures;

    Wording(FailureWords failures) {
        this.failures = failures;
    }

    /** The line for a statement that succeeded. */
    Message finished(Statement statement, ScriptEvent.Finished event) {
        return new Message(Message.Kind.DONE, statement, () -> line(event.index(), what(event)));
    }

    /** The line for a statement that failed or was stopped. */
    Message failed(Statement statement, ScriptEvent.Failed event) {
        if (Problem.of(event.failure()) == Problem.CANCELLED) {
            return new Message(
                    Message.Kind.STOPPED,
                    statement,
                    () -> line(event.index(), texts.get("console.message.stopped", milliseconds(event.duration()))));
        }
        return new Message(
                Message.Kind.FAILED, statement, () -> line(event.index(), failures.of(statement, event.failure())));
    }

    /** The line for the transaction around a script that did not begin or end. */
    Message bracketFailed(ScriptEvent.BracketFailed event) {
        var statement = Script.of(event.sql()).statements().getFirst();
        return new Message(
                Message.Kind.FAILED,
                statement,
                () -> texts.get("console.message." + event.sql(), failures.of(statement, event.failure())));
    }

    /** The line for the statements that were not run; the first of them is shown. */
    Message notRun(Statement first, int count) {
        return new Message(Message.Kind.STOPPED, first, () -> texts.get("console.message.notRun", count));
    }

    /** Why a statement failed. */
    String why(Statement statement, Throwable failure) {
        return failures.of(statement, failure);
    }

    /** Under a grid whose query runs. */
    String reading() {
        return texts.get("console.result.reading");
    }

    /** Under a grid whose query has ended. */
    String summary(ScriptEvent.Finished event) {
        var key = event.hasMore() ? "console.result.more" : "console.result.rows";
        return texts.get(key, event.rows().orElse(0), milliseconds(event.duration()));
    }

    /** Under a grid whose query broke off. */
    String broken(int rows) {
        return texts.get("console.result.broken", rows);
    }

    private String what(ScriptEvent.Finished event) {
        var time = milliseconds(event.duration());
        if (event.rows().isPresent() && event.changes().isPresent()) {
            return texts.get(
                    "console.message.returned",
                    event.changes().getAsLong(),
                    event.rows().getAsInt(),
                    time);
        }
        if (event.changes().isPresent()) {
            return texts.get("console.message.changed", event.changes().getAsLong(), time);
        }
        if (event.rows().isPresent() && event.hasMore()) {
            return texts.get("console.message.first", event.rows().getAsInt(), time);
        }
        if (event.rows().isPresent()) {
            return texts.get("console.message.rows", event.rows().getAsInt(), time);
        }
        if (event.hasMore()) {
            return texts.get("console.message.unshown", RowReader.MOST_RESULTS, time);
        }
        return texts.get("console.message.done", time);
    }

    private String line(int index, String what) {
        return texts.get("console.message", index + 1, what);
    }

    /** Short times with one decimal. */
    private static double milliseconds(Duration duration) {
        var milliseconds = duration.toNanos() / 1e6;
        return milliseconds < 10 ? Math.round(milliseconds * 10) / 10.0 : Math.round(milliseconds);
    }
}
