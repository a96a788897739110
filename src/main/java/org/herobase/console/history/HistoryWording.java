package org.herobase.console.history;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.herobase.memory.History;
import org.herobase.memory.ParameterValue;
import org.herobase.ui.Texts;
import org.herobase.ui.ValueText;

/** What is said of an entry of the history. */
final class HistoryWording {
    private static final int LONGEST_LINE = 300;

    private final Texts texts;

    HistoryWording(Texts texts) {
        this.texts = texts;
    }

    /** The day, as a heading. */
    String day(LocalDate day, LocalDate today) {
        if (day.equals(today)) {
            return texts.get("history.today");
        }
        if (day.equals(today.minusDays(1))) {
            return texts.get("history.yesterday");
        }
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).format(day);
    }

    static LocalDate day(History.Entry entry) {
        return LocalDate.ofInstant(entry.start(), ZoneId.systemDefault());
    }

    /** When it ran, how long, and with what outcome. */
    String facts(History.Entry entry) {
        var time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .format(LocalTime.ofInstant(entry.start(), ZoneId.systemDefault()));
        return texts.get("history.facts", time, duration(entry.duration()), outcome(entry));
    }

    /** Its first line that is not blank. */
    static String firstLine(History.Entry entry) {
        var line = entry.beginning().lines().map(String::strip).filter(text -> !text.isEmpty());
        return line.findFirst()
                .map(text -> text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) + "…" : text)
                .orElse("");
    }

    /** A parameter's name and value. */
    String value(ParameterValue parameter) {
        var value = parameter.value() instanceof String text
                ? "'" + ValueText.of(text) + "'"
                : ValueText.of(parameter.value());
        return texts.get("history.value", parameter.name(), value);
    }

    private String outcome(History.Entry entry) {
        if (entry.error() != null) {
            return entry.error();
        }
        if (entry.rowsChanged() >= 0 && entry.rowsRead() < 0) {
            return texts.get("history.changed", entry.rowsChanged());
        }
        return entry.rowsRead() < 0 ? texts.get("history.done") : texts.get("history.rows", entry.rowsRead());
    }

    private String duration(Duration duration) {
        var milliseconds = duration.toNanos() / 1e6;
        if (milliseconds < 1_000) {
            return texts.get("history.milliseconds", milliseconds < 10 ? milliseconds : Math.round(milliseconds));
        }
        return duration.toSeconds() < 60
                ? texts.get("history.seconds", milliseconds / 1_000)
                : texts.get("history.minutes", duration.toMinutes(), duration.toSecondsPart());
    }
}
