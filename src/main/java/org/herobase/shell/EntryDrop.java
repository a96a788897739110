package org.herobase.shell;

import java.util.ArrayList;
import java.util.List;
import org.herobase.db.Catalog.Entry;
import org.herobase.db.Catalog.Kind;
import org.herobase.db.Database;
import org.herobase.db.Dependents;
import org.herobase.db.ForeignKey;
import org.herobase.ui.Background;
import org.herobase.ui.Dialogs;
import org.herobase.ui.Texts;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Drops a table, view, index or trigger, after a question that names what goes with it. Belongs to the JavaFX thread.
 */
final class EntryDrop {
    private static final int MOST_NAMES = 8;

    private final Database database;
    private final Dialogs dialogs;
    private final StatusController status;
    private final Runnable dropped;
    private final Texts texts = new Texts(EntryDrop.class);

    /**
     * @param dropped called after it is done
     */
    EntryDrop(Database database, Dialogs dialogs, StatusController status, Runnable dropped) {
        this.database = database;
        this.dialogs = dialogs;
        this.status = status;
        this.dropped = dropped;
    }

    /** Asks, and drops it if the user wants that. A failure is told; nothing was changed then. */
    void ask(Entry entry) {
        var looking = database.read(sql -> Dependents.read(sql, entry));
        status.follow(looking, texts.get("status.looking", entry.name()));
        Background.of(looking)
                .onSuccess(dependents -> {
                    var agreed = dialogs.confirm(
                            texts.get(keys(entry.kind()).question(), entry.name()),
                            consequences(entry.kind(), dependents),
                            texts.get(keys(entry.kind()).action()),
                            true);
                    if (agreed) {
                        drop(entry);
                    }
                })
                .onFailure(failure -> dialogs.error(entry.name(), failure));
    }

    private void drop(Entry entry) {
        var dropping = database.write(sql -> drop(sql, entry));
        status.follow(dropping, texts.get("status.dropping", entry.name()));
        Background.of(dropping)
                .onSuccess(_ -> {
                    dropped.run();
                    status.say(texts.get("drop.done", entry.name()));
                })
                .onFailure(failure -> dialogs.error(entry.name(), failure));
    }

    private static int drop(DSLContext sql, Entry entry) {
        var name = DSL.name(entry.name());
        return switch (entry.kind()) {
            case TABLE, VIRTUAL_TABLE, SYSTEM_TABLE -> sql.dropTable(name).execute();
            case VIEW -> sql.dropView(name).execute();
            case INDEX -> sql.dropIndex(name).execute();
            case TRIGGER -> sql.execute("DROP TRIGGER {0}", name);
        };
    }

    private String consequences(Kind kind, Dependents dependents) {
        var lines = new ArrayList<String>();
        switch (kind) {
            case TABLE, VIRTUAL_TABLE, SYSTEM_TABLE ->
                lines.add(
                        dependents.rows() < Dependents.MOST_ROWS
                                ? texts.get("drop.rows", dependents.rows())
                                : texts.get("drop.manyRows", Dependents.MOST_ROWS));
            case VIEW -> lines.add(texts.get("drop.view.rows"));
            case INDEX -> lines.add(texts.get("drop.index.rows"));
            case TRIGGER -> lines.add(texts.get("drop.trigger.rows"));
        }
        addNames(lines, "drop.indexes", dependents.indexes());
        addNames(lines, "drop.triggers", dependents.triggers());
        dependents.foreignKeys().stream().map(this::consequence).distinct().forEach(lines::add);
        addNames(lines, "drop.readers", dependents.readers());
        lines.add(texts.get("drop.final"));
        return String.join("\n", lines);
    }

    /** SQLite deletes all rows of a table before it drops it, which its foreign keys notice. */
    private String consequence(ForeignKey key) {
        var columns = String.join(", ", key.columns());
        return switch (key.onDelete()) {
            case "CASCADE" -> texts.get("drop.cascade", key.table(), columns);
            case "SET NULL", "SET DEFAULT" -> texts.get("drop.cut", key.table(), columns);
            default -> texts.get("drop.tied", key.table(), columns);
        };
    }

    private void addNames(List<String> lines, String key, List<String> names) {
        if (!names.isEmpty()) {
            var shown = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)));
            var left = names.size() - MOST_NAMES;
            lines.add(texts.get(key, names.size(), left > 0 ? texts.get("drop.more", shown, left) : shown));
        }
    }

    private record Keys(String question, String action) {}

    private static Keys keys(Kind kind) {
        return switch (kind) {
            case TABLE, VIRTUAL_TABLE, SYSTEM_TABLE -> new Keys("drop.table", "drop.table.action");
            case VIEW -> new Keys("drop.view", "drop.view.action");
            case INDEX -> new Keys("drop.index", "drop.index.action");
            case TRIGGER -> new Keys("drop.trigger", "drop.trigger.action");
        };
    }
}
