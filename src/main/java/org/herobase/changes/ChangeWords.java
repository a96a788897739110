package org.herobase.changes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.herobase.changes.ChangeLine.OfChange;
import org.herobase.ui.Texts;
import org.herobase.ui.ValueText;
import org.herobase.undo.Change;
import org.herobase.undo.ChangedRow;
import org.herobase.undo.Effect;

/** What is said of changes. */
final class ChangeWords {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT, FormatStyle.MEDIUM);

    private final Texts texts = new Texts(ChangeWords.class);

    /** When it was made: the time, with the day unless that is today. */
    String time(Instant instant) {
        var time = instant.atZone(ZoneId.systemDefault());
        return time.format(time.toLocalDate().equals(LocalDate.now(ZoneId.systemDefault())) ? TIME : DAY);
    }

    /** Where it was made: the sheet, or else the tables. */
    String where(Change change) {
        return isStatement(change) ? change.where() : tables(change);
    }

    /** Whether its title is the text of a statement. */
    static boolean isStatement(Change change) {
        return !change.where().isEmpty();
    }

    /** How many rows of which tables were changed; empty where that is not known. */
    String rows(Change change) {
        return change.effects().stream().map(this::rows).collect(Collectors.joining(texts.get("changes.and")));
    }

    /** Whether it can be undone, or is. */
    String state(OfChange line) {
        if (line.isUndone()) {
            return texts.get("changes.undone");
        }
        if (!line.change().isUndoable()) {
            return texts.get("changes.never");
        }
        return line.change().isWhole() ? texts.get("changes.snapshot") : "";
    }

    /** Why it can be undone only for a time, or not at all; empty if there is nothing to say of it. */
    String stateReason(OfChange line) {
        if (line.isUndone()) {
            return "";
        }
        if (!line.change().isUndoable()) {
            return texts.get("changes.never.tip");
        }
        return line.change().isWhole() ? texts.get("changes.snapshot.tip") : "";
    }

    /** What was done with a row. */
    String kind(ChangedRow row) {
        return switch (row.kind()) {
            case INSERTED -> texts.get("changes.row.new");
            case UPDATED -> texts.get("changes.row.changed");
            case DELETED -> texts.get("changes.row.gone");
        };
    }

    /** Which row it is. */
    String row(ChangedRow row) {
        return texts.get(
                "changes.row",
                row.table(),
                row.key().stream().map(ValueText::of).collect(Collectors.joining(" · ")));
    }

    /** A value in its column: the old one and the new one, where it had both. */
    String value(ChangedRow row, ChangedRow.Value value) {
        return switch (row.kind()) {
            case INSERTED -> texts.get("changes.value", value.column(), ValueText.of(value.after()));
            case DELETED -> texts.get("changes.value", value.column(), ValueText.of(value.before()));
            case UPDATED ->
                texts.get(
                        "changes.value.both",
                        value.column(),
                        ValueText.of(value.before()),
                        ValueText.of(value.after()));
        };
    }

    private String tables(Change change) {
        return change.effects().stream().map(Effect::table).distinct().collect(Collectors.joining(", "));
    }

    private String rows(Effect effect) {
        var parts = new ArrayList<String>();
        for (var part : List.of(
                new Part("changes.updated", effect.updated()),
                new Part("changes.inserted", effect.inserted()),
                new Part("changes.deleted", effect.deleted()))) {
            if (part.rows() > 0) {
                parts.add(texts.get(part.key(), part.rows(), effect.table()));
            }
        }
        return String.join(texts.get("changes.and"), parts);
    }

    private record Part(String key, long rows) {}
}
