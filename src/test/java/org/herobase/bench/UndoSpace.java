package org.herobase.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** How many bytes are kept to undo a change, to those of the pages that it changed. */
final class UndoSpace {
    private static final int PAGE = 4_096;

    private final ItemFile million;
    private final ItemFile large;

    /**
     * @param million of 1,000,000 rows
     * @param large of 60 MB
     */
    UndoSpace(ItemFile million, ItemFile large) {
        this.million = million;
        this.large = large;
    }

    List<Measurement> measurements() {
        return List.of(
                measurement(ItemChange.UPDATE, "1,000,000 rows", million),
                measurement(ItemChange.CREATE_MANY, "60 MB", large));
    }

    private static Measurement measurement(ItemChange change, String size, ItemFile file) {
        return new Measurement(
                Figure.UNDO_KEEPS,
                change.what() + ", in " + size,
                () -> new Sample(keptBytes(change, file), changedBytes(change, file)));
    }

    private static long keptBytes(ItemChange change, ItemFile file) throws Exception {
        try (var console = new UndoneConsole(file.copy("with-undo.db"))) {
            console.seconds(change.statements());
            return console.keptBytes();
        }
    }

    /** What each of the statements changes of the pages that were there before it: new ones are cut off without help. */
    private static long changedBytes(ItemChange change, ItemFile file) throws Exception {
        var copy = file.copy("without-undo.db");
        var before = pages(copy);
        var changed = 0L;
        for (var statement : change.statements()) {
            try (var driver = new PlainDriver(copy)) {
                driver.run(statement);
            }
            var after = pages(copy);
            for (var page = 0; page < Math.min(before.length, after.length); page++) {
                changed += before[page] == after[page] ? 0 : PAGE;
            }
            before = after;
        }
        return changed;
    }

    /** A number for the bytes of each page. The file is open nowhere: to read it would let go of SQLite's locks. */
    private static int[] pages(Path file) throws Exception {
        var bytes = Files.readAllBytes(file);
        var pages = new int[bytes.length / PAGE];
        for (var page = 0; page < pages.length; page++) {
            pages[page] = Arrays.hashCode(Arrays.copyOfRange(bytes, page * PAGE, (page + 1) * PAGE));
        }
        return pages;
    }
}
