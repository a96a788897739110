package org.herobase.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.herobase.Content;
import org.herobase.db.Database;
import org.herobase.sql.Script;
import org.herobase.undo.Change;
import org.herobase.undo.Reverted;
import org.herobase.undo.UndoLimits;
import org.herobase.undo.UndoLog;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** Random changes in one file, by two sheets and by the app's own views, with undo and redo between them. */
final class RandomRound implements AutoCloseable {
    private static final int SHOWN = 15; // what was done last, where something is wrong

    private final RandomShape shape;
    private final RandomShape.Layout layout;
    private final RandomCompany.Kind companyKind;
    private final Random random;
    private final Path file;
    private final RandomStatements statements;
    private final RandomCompany company;
    private final Database database;
    private final UndoLog log;
    private final List<TestSheet> sheets;
    private final Deque<String> done = new ArrayDeque<>();

    /** What the file held after so many of the changes that are listed; null where it was not read. */
    private final List<List<String>> contents = new ArrayList<>();

    private int floor; // changes below cannot be undone, and say so
    private boolean isExact = true; // until others wrote what the app writes, or something was refused for their sake
    private int made;
    private int told;

    RandomRound(
            Path folder, RandomShape shape, RandomShape.Layout layout, RandomCompany.Kind companyKind, Random random)
            throws SQLException {
        this.shape = shape;
        this.layout = layout;
        this.companyKind = companyKind;
        this.random = random;
        file = shape.in(folder, layout);
        statements = new RandomStatements(random);
        database = Database.open(file);
        log = new UndoLog(database, UndoLimits.DEFAULT);
        sheets = List.of(new TestSheet(database, log), new TestSheet(database, log));
        company = new RandomCompany(companyKind, file, new Random(random.nextLong()));
        var isSmallCache = random.nextInt(3) == 0; // changes go to the file before they are committed
        sheets.forEach(sheet -> sheet.run(
                "PRAGMA foreign_keys = ON; PRAGMA cache_size = " + (isSmallCache ? 10 : -2_000), RunOptions.PLAIN));
        contents.add(company.contentOfTheApp());
    }

    /** Makes changes, takes some back now and then, and all of them at last. */
    void run(int changes) {
        try {
            for (var tries = 0; made < changes && tries < 20 * changes; tries++) {
                company.maybeAct(shape.isLong());
                isExact &= companyKind != RandomCompany.Kind.MEDDLES;
                if (random.nextInt(5) > 0) {
                    change();
                } else {
                    walk(random.nextInt(1, 6));
                }
            }
            walk(Integer.MAX_VALUE);
        } catch (AssertionError | RuntimeException | SQLException failure) {
            throw new AssertionError(
                    "%s, %s beside one that %s: after%n%s"
                            .formatted(shape, layout, companyKind, String.join("\n", done)),
                    failure);
        }
    }

    /** How many changes were made. */
    int made() {
        return made;
    }

    /** How many changes were listed as ones that cannot be undone. */
    int told() {
        return told;
    }

    private void change() throws SQLException {
        List<RandomTable> tables;
        try (var reading = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            tables = RandomTable.readAll(reading);
        }
        var before = log.changes().size();
        var who = random.nextInt(4);
        if (who < 2) {
            changeInSheet(sheets.get(who), statements.script(tables));
        } else {
            var ordinary = tables.stream().filter(RandomTable::isOrdinary).toList();
            changeByView(ordinary.isEmpty() ? "SELECT 1" : viewStatement(ordinary));
        }
        note(before);
    }

    private String viewStatement(List<RandomTable> tables) {
        return Stream.generate(() -> statements.plainRows(tables.get(random.nextInt(tables.size()))))
                .limit(random.nextInt(4) == 0 ? 4 : 1)
                .reduce((first, second) -> first + ";\n" + second)
                .orElseThrow();
    }

    private void changeInSheet(TestSheet sheet, String script) {
        did(script);
        sheet.run(script, new RunOptions(random.nextInt(4) > 0, random.nextInt(8) == 0));
        sheet.endTransaction(random.nextBoolean());
    }

    private void changeByView(String script) {
        did("view: " + script);
        log.write("change", sql -> runEach(sql, script), _ -> Optional.empty())
                .handle((_, _) -> null) // another program may be writing
                .join();
    }

    private static Void runEach(DSLContext sql, String script) {
        for (var statement : Script.of(script).statements()) {
            try {
                sql.execute(DSL.raw(statement.sql()));
            } catch (DataAccessException _) {
                // such as a key that is taken
            }
        }
        return null;
    }

    /** Compares what is listed now with what the file holds. */
    private void note(int before) {
        var changes = log.changes();
        made += changes.size() - before;
        if (changes.size() > before) {
            done.addLast("  listed: " + changes.size());
        }
        trim(Math.min(before, changes.size()) + 1);
        while (contents.size() <= changes.size()) {
            contents.add(null);
        }
        noteWhatStays(changes, before);
        if (shape.isLong() && random.nextInt(6) > 0) {
            return;
        }
        var content = company.contentOfTheApp();
        if (isExact && changes.size() == before && contents.get(before) != null) {
            same("nothing was listed, so nothing was changed", contents.get(before), content);
        }
        contents.set(changes.size(), content);
    }

    private void noteWhatStays(List<Change> changes, int before) {
        for (var position = changes.size(); position > before; position--) {
            var change = changes.get(changes.size() - position);
            if (!change.isUndoable()) {
                told++;
                floor = Math.max(floor, position);
                did("  cannot be undone: " + change.title());
                if (layout.isPlain() && !companyKind.writes()) {
                    assertThat(change.title()).as("what cannot be undone").containsIgnoringCase("vacuum");
                }
            }
        }
    }

    private void trim(int size) {
        while (contents.size() > size) {
            contents.removeLast();
        }
    }

    /** Takes back some changes, makes them again, and takes back some of these. */
    private void walk(int most) throws SQLException {
        var top = log.changes().size();
        if (!isExact) {
            step(true, Math.min(most, top));
            step(false, random.nextInt(3));
            return;
        }
        if (contents.get(top) == null) {
            contents.set(top, company.contentOfTheApp());
        }
        var count = Math.min(most, top - floor);
        step(true, count);
        if (isExact) {
            step(false, most == Integer.MAX_VALUE ? count : random.nextInt(count + 1));
        }
        if (isExact && random.nextBoolean()) {
            step(true, Math.min(log.changes().size() - floor, count));
        }
    }

    private void step(boolean isUndo, int count) throws SQLException {
        for (var index = 0; index < count; index++) {
            if (companyKind == RandomCompany.Kind.WRITES_BETWEEN) {
                company.maybeAct(shape.isLong());
            }
            var before = companyKind.writes() ? company.contentOfTheApp() : null;
            did((isUndo ? "  undo of " : "  redo from ") + log.changes().size());
            try {
                var work = isUndo ? log.undo() : log.redo();
                if (work.isEmpty() && !isExact) {
                    return;
                }
                compare(work.orElseThrow().join());
            } catch (CompletionException refused) {
                done.addLast("    refused: " + refused.getMessage());
                if (!companyKind.writes() && isExact && !isOfKeyThatIsNone(refused)) {
                    throw refused;
                }
                if (before != null) {
                    same("after it was refused", before, company.contentOfTheApp());
                }
                isExact = false;
            }
        }
        assertThat(Content.damage(file)).isEmpty();
    }

    /** A table that was made meanwhile refers to what is no key of another: then SQLite deletes no row of that. */
    private boolean isOfKeyThatIsNone(CompletionException refused) {
        return layout.journalMode().equals("wal")
                && refused.getCause().getCause() != null
                && refused.getCause().getCause().getMessage().contains("foreign key mismatch");
    }

    private void compare(Reverted reverted) {
        if (reverted.left() > 0) {
            done.addLast("    left: " + reverted.left());
            // Without a journal nothing writes a row again that broke a NOT NULL of its table.
            assertThat(companyKind.writes() || layout.journalMode().equals("wal"))
                    .as("rows are left where nobody else wrote")
                    .isTrue();
            isExact = false;
        }
        var position = log.changes().size();
        if (isExact && position < contents.size() && contents.get(position) != null) {
            same("content after " + position + " changes", contents.get(position), company.contentOfTheApp());
        } else if (isExact && !shape.isLong()) {
            contents.set(
                    position, company.contentOfTheApp()); // of the midst of a script; to be the same at the next time
        }
    }

    private static void same(String when, List<String> expected, List<String> actual) {
        assertThat(Content.difference(expected, actual)).as(when).isEmpty();
    }

    private void did(String what) {
        done.addLast(what.length() > 1_000 ? what.substring(0, 1_000) : what);
        while (done.size() > SHOWN) {
            done.removeFirst();
        }
    }

    @Override
    public void close() {
        try {
            company.close();
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        } finally {
            sheets.forEach(TestSheet::close);
            database.close().join();
            log.close();
        }
    }
}
