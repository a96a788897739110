package org.herobase.bench;

import static org.herobase.db.generated.tables.Hero.HERO;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.herobase.bench.Race.Contender;
import org.herobase.db.Database;
import org.herobase.db.generated.tables.records.HeroRecord;
import org.herobase.heroes.HeroesSource;
import org.herobase.rows.Edits;
import org.herobase.rows.RowChange;
import org.herobase.rows.RowSource;
import org.herobase.undo.UndoLimits;
import org.herobase.undo.UndoLog;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Edits of the name of many heroes, each saved in its own transaction: there by the app, and back by the shell. */
final class SingleEdits {
    private static final int COUNT = 1_000;

    private final Database database;
    private final Edits edits;
    private final List<RowChange> there;
    private final String back;

    SingleEdits(Database database, long heroes) {
        this.database = database;
        this.edits = new Edits(new UndoLog(database, UndoLimits.DEFAULT));
        var source = HeroesSource.of(database);
        this.there = LongStream.range(0, COUNT)
                .map(number -> 1 + number * (heroes / COUNT))
                .mapToObj(id -> renaming(source, id))
                .toList();
        make(there);
        this.back = recorded(there.stream().map(RowChange::inverse).toList());
    }

    /** All of them, by the app. */
    Contender there() {
        return _ -> Race.seconds(() -> make(there));
    }

    /** All of them taken back, by the statements that the app would run. */
    Contender back(SqliteShell shell) {
        return _ -> shell.seconds(database.file(), back);
    }

    private RowChange renaming(RowSource<HeroRecord> source, long id) {
        var key = source.column(HERO.ID).field();
        var name = source.column(HERO.NAME).field();
        var old = database.read(sql -> sql.select(HERO.NAME)
                        .from(HERO)
                        .where(HERO.ID.eq(id))
                        .fetchSingle()
                        .value1())
                .join();
        return new RowChange.Update(HERO, Map.of(key, (Object) id), values(name, old), values(name, old + ", edited"));
    }

    private static Map<Field<Object>, Object> values(Field<Object> field, Object value) {
        return Map.of(field, value);
    }

    private void make(List<RowChange> changes) {
        changes.forEach(change -> edits.apply("", change).join());
    }

    /** The statements that the app runs for changes, their values in place. */
    private String recorded(List<RowChange> changes) {
        var statements = new ArrayList<String>();
        var end = database.log().listen(entry -> {
            if (entry.sql().startsWith("update")) { // not what is read back
                statements.add(entry.sql());
            }
        });
        make(changes);
        end.run();
        var script = new StringBuilder();
        for (var index = 0; index < changes.size(); index++) {
            script.append(inlined(statements.get(index), (RowChange.Update) changes.get(index)))
                    .append(";\n");
        }
        return script.toString();
    }

    private static String inlined(String sql, RowChange.Update change) {
        return Stream.of(change.after(), change.key(), change.before())
                .flatMap(values -> values.values().stream())
                .map(value -> DSL.inline(value).toString())
                .reduce(sql, (text, value) -> text.replaceFirst("\\?", value));
    }
}
