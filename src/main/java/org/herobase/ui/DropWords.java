package org.herobase.ui;

import java.util.ArrayList;
import java.util.List;
import org.herobase.db.Catalog;
import org.herobase.db.DropConsequences;
import org.herobase.db.DropConsequences.Children;
import org.herobase.db.DropConsequences.Effect;

/** What is said of dropping something, before it is done. */
public final class DropWords {
    private static final int NAMED_IN_QUESTION = 10;

    private final Catalog.Entry entry;
    private final DropConsequences consequences;
    private final boolean undoable;
    private final String kind;
    private final Texts texts = new Texts(DropWords.class);

    /**
     * Of something that is there.
     *
     * @param undoable whether Undo brings it back
     */
    public DropWords(Catalog.Entry entry, DropConsequences consequences, boolean undoable) {
        this.undoable = undoable;
        this.entry = entry;
        this.consequences = consequences;
        this.kind = switch (entry.kind()) {
            case TABLE, VIRTUAL_TABLE, SYSTEM_TABLE -> "table";
            case VIEW -> "view";
            case INDEX -> "index";
            case TRIGGER -> "trigger";
        };
    }

    /** Whether SQLite refuses, because rows elsewhere point to it. */
    public boolean isRefused() {
        return !children(true).isEmpty();
    }

    /** That it is refused. */
    public String refusal() {
        return texts.get("drop.refused", what());
    }

    /** Why it is refused, and what to do. */
    public String refusalText() {
        return String.join("\n", children(true)) + '\n' + texts.get("drop.refused.advice");
    }

    /** Whether to do it. */
    public String question() {
        return texts.get("drop.question", what());
    }

    /** What goes with it, and what no longer works. */
    public String text() {
        return String.join("\n", sentences());
    }

    /** The name of doing it. */
    public String action() {
        return texts.get("drop.action." + kind);
    }

    /** What it is, for Undo and Redo. */
    public String title() {
        return texts.get("drop.title", what());
    }

    private String what() {
        return texts.get("drop.what." + kind, entry.name());
    }

    private List<String> sentences() {
        var text = new ArrayList<String>();
        switch (entry.kind()) {
            case TABLE, VIRTUAL_TABLE, SYSTEM_TABLE ->
                text.add(texts.get("drop.with", consequences.rows(), consequences.indexes(), consequences.triggers()));
            case VIEW -> text.add(texts.get("drop.view.with", consequences.triggers()));
            case INDEX -> text.add(texts.get("drop.index.with"));
            case TRIGGER -> text.add(texts.get("drop.trigger.with"));
        }
        text.addAll(children(false));
        if (!consequences.orphans().isEmpty()) {
            text.add(texts.get("drop.orphans", names(consequences.orphans())));
        }
        if (!consequences.mentions().isEmpty()) {
            text.add(texts.get("drop.mentions", names(consequences.mentions())));
        }
        text.add(texts.get(undoable ? "drop.undoable" : "drop.forever"));
        return text;
    }

    private List<String> children(boolean refusing) {
        var lines = new ArrayList<String>();
        for (var children : consequences.children()) {
            if (refusing == (children.effect() == Effect.REFUSED)) {
                lines.add(line(children));
            }
        }
        return lines;
    }

    private String line(Children children) {
        var key = "drop.children." + children.effect();
        var rows = texts.get(
                children.rows() == DropConsequences.MOST_COUNTED ? "drop.rows.most" : "drop.rows", children.rows());
        return texts.get(key, rows, children.table(), String.join(", ", children.columns()));
    }

    private String names(List<String> names) {
        var named = String.join(", ", names.subList(0, Math.min(names.size(), NAMED_IN_QUESTION)));
        var more = names.size() - NAMED_IN_QUESTION;
        return more > 0 ? texts.get("drop.more", named, more) : named;
    }
}
