package org.herobase.console.caution;

import java.util.List;
import org.herobase.ui.Dialogs.Question;
import org.herobase.ui.DropWords;
import org.herobase.ui.Texts;
import org.herobase.undo.UndoForecast;

/** Makes the question that is asked before a statement changes all there is of something. */
public final class CautionQuestion {
    private final Texts texts = new Texts(CautionQuestion.class);

    /** The texts are the package's. */
    public CautionQuestion() {}

    /**
     * What the statement would do, with one answer that names doing it.
     *
     * @param undo whether Undo would bring back what is changed
     */
    public Question of(SweepCount count, UndoForecast undo) {
        var undoable = undo != UndoForecast.NEVER;
        return switch (count) {
            case SweepCount.Rows rows -> rows(rows, undo);
            case SweepCount.Drop drop -> drop(drop, undoable);
            case SweepCount.Column column -> column(column, undoable);
        };
    }

    private Question rows(SweepCount.Rows rows, UndoForecast undo) {
        var headline = rows.changed() == null
                ? texts.get("caution.rows.uncounted", rows.verb(), rows.table())
                : texts.get("caution.rows", rows.verb(), rows.changed(), total(rows), rows.table());
        return question(headline, text(rows, undo), texts.get("caution.action." + rows.verb()));
    }

    private String text(SweepCount.Rows rows, UndoForecast undo) {
        var where = texts.get("caution.rows.text")
                + ' '
                + switch (undo) {
                    case WHILE_ALONE -> texts.get("caution.undoable");
                    case UNLESS_LARGE -> texts.get("caution.unlessLarge");
                    case NEVER -> texts.get("caution.forever");
                };
        if (rows.changed() != null) {
            return where;
        }
        return where
                + '\n'
                + (rows.total() == null
                        ? texts.get("caution.rows.total.uncounted")
                        : texts.get("caution.rows.total", rows.total()));
    }

    /** The table's rows; those that are changed if the others could not be counted. */
    private static long total(SweepCount.Rows rows) {
        return rows.total() == null ? rows.changed() : rows.total();
    }

    private Question drop(SweepCount.Drop drop, boolean undoable) {
        if (drop.consequences() == null) {
            var headline = texts.get("caution.drop", drop.entry().name());
            return question(
                    headline,
                    texts.get("caution.drop.uncounted") + ' ' + undo(undoable),
                    texts.get("caution.action.DROP"));
        }
        var words = new DropWords(drop.entry(), drop.consequences(), undoable);
        return question(words.question(), words.text(), words.action());
    }

    private Question column(SweepCount.Column column, boolean undoable) {
        var headline = texts.get("caution.column", column.column(), column.table());
        var text = column.values() == null
                ? texts.get("caution.column.uncounted")
                : texts.get("caution.column.text", column.values());
        return question(headline, text + ' ' + undo(undoable), texts.get("caution.action.COLUMN"));
    }

    private String undo(boolean undoable) {
        return texts.get(undoable ? "caution.undoable" : "caution.forever");
    }

    private static Question question(String headline, String text, String action) {
        return new Question(headline, text, List.of(action), true);
    }
}
