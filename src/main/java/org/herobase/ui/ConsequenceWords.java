package org.herobase.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.herobase.rows.Consequences;
import org.herobase.rows.Consequences.Level;
import org.herobase.rows.Consequences.Obstacle;

/** What the foreign keys do, in words: a line for each level, further in than the one that it follows from. */
public final class ConsequenceWords {
    private static final String STEP = "\u00A0".repeat(6);
    private static final int TRIGGERS_NAMED = 5;

    private final Texts texts = new Texts(ConsequenceWords.class);

    /** What follows from what the user means to do, in tables that nobody has told of yet; empty if nothing does. */
    public String following(Consequences consequences, Set<String> told) {
        var lines = new ArrayList<String>();
        for (var level : consequences.following()) {
            if (told.stream().noneMatch(level.table()::equalsIgnoreCase)) {
                lines.add(STEP.repeat(level.depth() - 1) + "\u2022 " + line(level));
            }
        }
        var triggers = consequences.triggers();
        if (!triggers.isEmpty()) {
            var named = triggers.stream().limit(TRIGGERS_NAMED).collect(Collectors.joining(", "));
            lines.add(texts.get(
                    "consequence.triggers", triggers.size(), named, Math.max(0, triggers.size() - TRIGGERS_NAMED)));
        }
        return String.join("\n", lines);
    }

    /** What is in the way, and what to do. */
    String obstacles(List<Obstacle> obstacles) {
        var lines = obstacles.stream()
                .map(obstacle -> texts.get(
                        "obstacle." + obstacle.hindrance(),
                        obstacle.rows(),
                        obstacle.key().table(),
                        String.join(", ", obstacle.key().columns()),
                        obstacle.key().parent()))
                .distinct()
                .collect(Collectors.joining("\n"));
        return lines + "\n\n" + texts.get("obstacle.advice");
    }

    /** The name of going to the rows in the way. */
    String show(Obstacle obstacle) {
        var key = obstacle.rows() == obstacle.rowsLikeFirst() ? "obstacle.show" : "obstacle.show.first";
        return texts.get(key, obstacle.rowsLikeFirst(), obstacle.key().table());
    }

    private String line(Level level) {
        return texts.get(
                "consequence." + level.action(), level.rows(), level.table(), String.join(", ", level.columns()));
    }
}
