package org.herobase.memory;

import static org.herobase.memory.generated.tables.QueryFolder.QUERY_FOLDER;
import static org.herobase.memory.generated.tables.SavedQuery.SAVED_QUERY;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.herobase.db.TextMatch;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * The queries that the user saved, by folder and name, for all databases. All methods may be called from any thread and
 * never wait; what they give fails with what SQLite or the file system said, a name that is taken already with
 * {@link org.herobase.db.Problem#UNIQUE}.
 */
public final class SavedQueries {
    private static final String SEPARATOR = "/";

    /**
     * Folders with what is in them.
     *
     * @param folders their paths in order, those of empty ones too
     * @param queries by folder and name
     */
    public record Contents(List<String> folders, List<SavedQuery> queries) {}

    private final Store store;
    private final Changes changes = new Changes();

    SavedQueries(Store store) {
        this.store = store;
    }

    /** All of them. */
    public CompletableFuture<Contents> all() {
        return in("");
    }

    /**
     * A folder, what is in it and in those below it.
     *
     * @param folder its path; empty for everything
     */
    public CompletableFuture<Contents> in(String folder) {
        return store.read(sql -> contents(sql, normal(folder)));
    }

    /** Saves a query; makes its folder if need be. */
    public CompletableFuture<SavedQuery> create(String folder, String name, String text, String description) {
        return changes.after(store.write(sql -> insert(sql, new SavedQuery(0, folder, name, text, description))));
    }

    /** Saves a query under its id: its name, folder, text and description may be others than before. */
    public CompletableFuture<SavedQuery> change(SavedQuery changed) {
        return changes.after(store.write(sql -> {
            var query = changed.in(madeFolder(sql, changed.folder()));
            sql.update(SAVED_QUERY)
                    .set(SAVED_QUERY.FOLDER, query.folder())
                    .set(SAVED_QUERY.NAME, query.name())
                    .set(SAVED_QUERY.TEXT, query.text())
                    .set(SAVED_QUERY.DESCRIPTION, query.description())
                    .where(SAVED_QUERY.ID.eq(query.id()))
                    .execute();
            return query;
        }));
    }

    /**
     * Removes a query.
     *
     * @return what was removed, for {@link #restore}
     */
    public CompletableFuture<Contents> delete(SavedQuery query) {
        return changes.after(store.write(sql -> {
            var removed = queries(sql, SAVED_QUERY.ID.eq(query.id()));
            sql.deleteFrom(SAVED_QUERY).where(SAVED_QUERY.ID.eq(query.id())).execute();
            return new Contents(List.of(), removed);
        }));
    }

    /** Makes a folder, and those above it; there is no harm if it is there. */
    public CompletableFuture<String> createFolder(String folder) {
        return changes.after(store.write(sql -> madeFolder(sql, folder)));
    }

    /**
     * Moves a folder with all that is in it, or gives it another name.
     *
     * @param folder its path
     * @param newFolder its new path, not below the old one; if there is such a folder, the two become one
     */
    public CompletableFuture<String> moveFolder(String folder, String newFolder) {
        var from = normal(folder);
        var to = normal(newFolder);
        if (isIn(to, from) && !to.equalsIgnoreCase(from)) {
            throw new IllegalArgumentException(to + " is below " + from);
        }
        return changes.after(store.write(sql -> {
            var moved = contents(sql, from);
            sql.deleteFrom(QUERY_FOLDER)
                    .where(inFolder(QUERY_FOLDER.PATH, from))
                    .execute();
            var made = madeFolder(sql, to);
            for (var path : moved.folders()) {
                madeFolder(sql, made + path.substring(from.length()));
            }
            for (var query : moved.queries()) {
                sql.update(SAVED_QUERY)
                        .set(
                                SAVED_QUERY.FOLDER,
                                madeFolder(sql, made + query.folder().substring(from.length())))
                        .where(SAVED_QUERY.ID.eq(query.id()))
                        .execute();
            }
            return made;
        }));
    }

    /**
     * Removes a folder with all that is in it.
     *
     * @return what was removed, for {@link #restore}
     */
    public CompletableFuture<Contents> deleteFolder(String folder) {
        var path = normal(folder);
        return changes.after(store.write(sql -> {
            var removed = contents(sql, path);
            sql.deleteFrom(QUERY_FOLDER)
                    .where(inFolder(QUERY_FOLDER.PATH, path))
                    .execute();
            sql.deleteFrom(SAVED_QUERY)
                    .where(inFolder(SAVED_QUERY.FOLDER, path))
                    .execute();
            return removed;
        }));
    }

    /** Brings back what was removed; a query whose name is taken meanwhile gets a number. */
    public CompletableFuture<Void> restore(Contents removed) {
        return changes.after(store.write(sql -> {
            removed.folders().forEach(folder -> madeFolder(sql, folder));
            removed.queries().forEach(query -> insert(sql, withFreeName(sql, query)));
            return null;
        }));
    }

    /**
     * Writes each query of a folder, and of those below it, into a file of its own in folders like these. No file that is
     * there is touched: the new one gets a number.
     *
     * @param folder empty for everything
     * @param target an existing folder
     * @return the files
     */
    public CompletableFuture<List<Path>> exportTo(Path target, String folder) {
        return in(folder)
                .thenApplyAsync(
                        contents -> QueryFiles.write(target, contents.queries(), normal(folder)),
                        Thread::startVirtualThread);
    }

    /**
     * Writes all queries of a folder, and of those below it, into one script, which replaces one that is there.
     *
     * @param folder empty for everything
     * @return how many there are
     */
    public CompletableFuture<Integer> exportAsScript(Path script, String folder) {
        return in(folder)
                .thenApplyAsync(
                        contents -> QueryFiles.writeScript(script, contents.queries()), Thread::startVirtualThread);
    }

    /**
     * Saves the text of each file under the file's name; one that is taken gets a number.
     *
     * @param files texts in UTF-8; all are read, or none is saved
     * @param folder gets them
     */
    public CompletableFuture<List<SavedQuery>> importFrom(List<Path> files, String folder) {
        return CompletableFuture.supplyAsync(() -> QueryFiles.read(files, folder), Thread::startVirtualThread)
                .thenCompose(read -> changes.after(store.write(sql -> read.stream()
                        .map(query -> insert(sql, withFreeName(sql, query)))
                        .toList())));
    }

    /**
     * Tells of each change that this app makes.
     *
     * @param listener called on any thread
     * @return ends the telling
     */
    public Runnable listen(Runnable listener) {
        return changes.listen(listener);
    }

    /** A folder's path without blanks and slashes that say nothing. */
    public static String normal(String folder) {
        return Arrays.stream(folder.split(SEPARATOR))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(SEPARATOR));
    }

    private static SavedQuery insert(DSLContext sql, SavedQuery query) {
        var folder = madeFolder(sql, query.folder());
        var id = sql.insertInto(SAVED_QUERY)
                .set(SAVED_QUERY.ID, query.id() == 0 ? null : (Long) query.id())
                .set(SAVED_QUERY.FOLDER, folder)
                .set(SAVED_QUERY.NAME, query.name())
                .set(SAVED_QUERY.TEXT, query.text())
                .set(SAVED_QUERY.DESCRIPTION, query.description())
                .returning(SAVED_QUERY.ID)
                .fetchSingle(SAVED_QUERY.ID);
        return new SavedQuery(id, folder, query.name(), query.text(), query.description());
    }

    private static SavedQuery withFreeName(DSLContext sql, SavedQuery query) {
        var folder = normal(query.folder());
        var name = query.name();
        for (var number = 2; isTaken(sql, folder, name); number++) {
            name = query.name() + " " + number;
        }
        return query.named(name);
    }

    private static boolean isTaken(DSLContext sql, String folder, String name) {
        return sql.fetchExists(SAVED_QUERY, is(SAVED_QUERY.FOLDER, folder).and(is(SAVED_QUERY.NAME, name)));
    }

    /** Its path in the letters that its folders have already. */
    private static String madeFolder(DSLContext sql, String folder) {
        var made = "";
        for (var name : normal(folder).split(SEPARATOR)) {
            var path = made.isEmpty() ? name : made + SEPARATOR + name;
            if (!path.isEmpty()) {
                made = sql.select(QUERY_FOLDER.PATH)
                        .from(QUERY_FOLDER)
                        .where(is(QUERY_FOLDER.PATH, path))
                        .fetchOptional(QUERY_FOLDER.PATH)
                        .orElseGet(() -> sql.insertInto(QUERY_FOLDER)
                                .set(QUERY_FOLDER.PATH, path)
                                .returning(QUERY_FOLDER.PATH)
                                .fetchSingle(QUERY_FOLDER.PATH));
            }
        }
        return made;
    }

    private static Contents contents(DSLContext sql, String folder) {
        var folders = sql.select(QUERY_FOLDER.PATH)
                .from(QUERY_FOLDER)
                .where(inFolder(QUERY_FOLDER.PATH, folder))
                .orderBy(QUERY_FOLDER.PATH.collate("NOCASE"))
                .fetch(QUERY_FOLDER.PATH);
        return new Contents(List.copyOf(folders), queries(sql, inFolder(SAVED_QUERY.FOLDER, folder)));
    }

    private static List<SavedQuery> queries(DSLContext sql, Condition condition) {
        return new ArrayList<>(sql.selectFrom(SAVED_QUERY)
                .where(condition)
                .orderBy(SAVED_QUERY.FOLDER.collate("NOCASE"), SAVED_QUERY.NAME.collate("NOCASE"))
                .fetch(row -> new SavedQuery(
                        row.getId(), row.getFolder(), row.getName(), row.getText(), row.getDescription())));
    }

    private static Condition inFolder(Field<String> path, String folder) {
        return folder.isEmpty()
                ? DSL.noCondition()
                : is(path, folder).or(TextMatch.startsWith(path, folder + SEPARATOR));
    }

    private static Condition is(Field<String> field, String text) {
        return field.collate("NOCASE").eq(text);
    }

    private static boolean isIn(String path, String folder) {
        return path.equalsIgnoreCase(folder) || path.regionMatches(true, 0, folder + SEPARATOR, 0, folder.length() + 1);
    }
}
