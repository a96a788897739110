package org.herobase.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.herobase.db.Catalog;
import org.herobase.db.Database;
import org.herobase.db.DropConsequences;
import org.herobase.db.DropConsequences.Children;
import org.herobase.db.DropConsequences.Effect;
import org.herobase.db.SchemaChange;
import org.herobase.db.Work;

/**
 * Drops a table, view, index or trigger, after a question that tells what goes with it. Belongs to the JavaFX thread.
 */
public final class DropQuestion {
    private static final int NAMED_IN_QUESTION = 10;

    private final Database database;
    private final Dialogs dialogs;
    private final BiConsumer<Work<?>, String> follow;
    private final Runnable dropped;
    private final Texts texts = new Texts(DropQuestion.class);

    /**
     * @param dialogs ask the question and tell of errors
     * @param follow shows that work is under way, with what it is, so that it can be cancelled
     * @param dropped called on the JavaFX thread when something was dropped
     */
    public DropQuestion(Database database, Dialogs dialogs, BiConsumer<Work<?>, String> follow, Runnable dropped) {
        this.database = database;
        this.dialogs = dialogs;
        this.follow = follow;
        this.dropped = dropped;
    }

    /** Looks what would happen, asks, and drops if the user says so. Returns at once. */
    public void ask(Catalog.Entry entry) {
        var looking = database.read(sql -> DropConsequences.read(sql, entry));
        follow.accept(looking, texts.get("drop.looking", entry.name()));
        Background.of(looking)
                .onSuccess(consequences -> ask(entry, consequences))
                .onFailure(failure -> dialogs.error(entry.name(), failure));
    }

    private void ask(Catalog.Entry entry, DropConsequences consequences) {
        var kind = switch (entry.kind()) {
            case TABLE, VIRTUAL_TABLE, SYSTEM_TABLE -> "table";
            case VIEW -> "view";
            case INDEX -> "index";
            case TRIGGER -> "trigger";
        };
        var what = texts.get("drop.what." + kind, entry.name());
        var refusals = lines(consequences, true);
        if (!refusals.isEmpty()) {
            refusals.add(texts.get("drop.refused.advice"));
            dialogs.tell(texts.get("drop.refused", what), String.join("\n", refusals));
            return;
        }
        var drop = SchemaChange.drop(entry);
        var text = String.join("\n", text(entry, consequences)) + "\n\n" + drop.sql();
        if (dialogs.confirm(texts.get("drop.question", what), text, texts.get("drop.action." + kind), true)) {
            var dropping = database.write(sql -> {
                drop.run(sql);
                return true;
            });
            follow.accept(dropping, texts.get("drop.dropping", entry.name()));
            Background.of(dropping)
                    .onSuccess(_ -> dropped.run())
                    .onFailure(failure -> dialogs.error(entry.name(), failure));
        }
    }

    private List<String> text(Catalog.Entry entry, DropConsequences consequences) {
        var text = new ArrayList<String>();
        switch (entry.kind()) {
            case TABLE, VIRTUAL_TABLE, SYSTEM_TABLE ->
                text.add(texts.get("drop.with", consequences.rows(), consequences.indexes(), consequences.triggers()));
            case VIEW -> text.add(texts.get("drop.view.with", consequences.triggers()));
            case INDEX -> text.add(texts.get("drop.index.with"));
            case TRIGGER -> text.add(texts.get("drop.trigger.with"));
        }
        text.addAll(lines(consequences, false));
        if (!consequences.orphans().isEmpty()) {
            text.add(texts.get("drop.orphans", names(consequences.orphans())));
        }
        if (!consequences.mentions().isEmpty()) {
            text.add(texts.get("drop.mentions", names(consequences.mentions())));
        }
        text.add(texts.get("drop.forever"));
        return text;
    }

    private List<String> lines(DropConsequences consequences, boolean refusing) {
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
