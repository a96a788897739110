package org.herobase.changes;

import javafx.scene.control.TreeItem;
import org.herobase.changes.ChangeLine.More;
import org.herobase.changes.ChangeLine.Note;
import org.herobase.changes.ChangeLine.OfChange;
import org.herobase.changes.ChangeLine.OfRow;
import org.herobase.ui.Background;
import org.herobase.ui.Dialogs;
import org.herobase.ui.Texts;
import org.herobase.undo.UndoLog;

/** A change in the list, whose rows are read when it is first unfolded, a few at a time. */
final class ChangeItem extends TreeItem<ChangeLine> {
    private static final int ROWS_A_READ = 200;

    private final OfChange line;
    private final UndoLog log;
    private final Dialogs dialogs;
    private final Texts texts = new Texts(ChangeItem.class);
    private long lastEntry;
    private long shown;

    ChangeItem(OfChange line, UndoLog log, Dialogs dialogs) {
        super(line);
        this.line = line;
        this.log = log;
        this.dialogs = dialogs;
        if (rows() > 0 || line.change().isByPages()) {
            getChildren().add(new TreeItem<>(new Note(texts.get("changes.reading"))));
            expandedProperty().subscribe(isExpanded -> {
                if (isExpanded && shown == 0) {
                    readMore();
                }
            });
        }
    }

    OfChange line() {
        return line;
    }

    /** Reads the next rows, and shows them below those that are shown. */
    void readMore() {
        Background.of(log.rows(line.change(), line.isUndone(), lastEntry, ROWS_A_READ))
                .onSuccess(rows -> {
                    var lines = rows.stream()
                            .map(row -> new TreeItem<ChangeLine>(new OfRow(row)))
                            .toList();
                    getChildren().removeIf(item -> !(item.getValue() instanceof OfRow));
                    getChildren().addAll(lines);
                    shown += rows.size();
                    if (!rows.isEmpty()) {
                        lastEntry = rows.getLast().entry();
                    }
                    if (rows.size() == ROWS_A_READ && shown < rows()) {
                        getChildren().add(new TreeItem<>(new More(rows() - shown)));
                    } else if (rows.size() == ROWS_A_READ && line.change().isByPages()) {
                        readMore();
                    } else if (line.change().isByPages() && (shown == 0 || shown == UndoLog.MOST_COMPARED)) {
                        getChildren().add(new TreeItem<>(new Note(texts.get("changes.compared", shown))));
                    }
                })
                .onFailure(failure -> {
                    var advice =
                            dialogs.describe(line.change().title(), failure).advice();
                    getChildren().removeIf(item -> !(item.getValue() instanceof OfRow));
                    getChildren().add(new TreeItem<>(new Note(texts.get("changes.unread", advice))));
                });
    }

    private long rows() {
        return line.change().effects().stream()
                .mapToLong(effect -> effect.inserted() + effect.updated() + effect.deleted())
                .sum();
    }
}
