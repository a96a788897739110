package org.herobase.undo;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteCommitListener;

/**
 * Keeps the rollback journal of each transaction that one connection commits. SQLite deletes it with the commit; a hard link,
 * made when everything but the commit itself is done, keeps it ("Commit And Rollback Notification Callbacks"). Belongs to the
 * connection's thread.
 */
final class CommitJournals implements SQLiteCommitListener {
    /** So many files at most wait to become one: a script may commit a hundred thousand times. */
    private static final int MOST_LINKS = 200;

    /**
     * What was committed since the last time.
     *
     * @param journal of all the transactions; empty if none of them changed the database, or if it would not lead back
     * @param counterAfter the database's change counter after them
     * @param isWhole whether it leads back to what was there before them
     */
    record Taken(Optional<RollbackJournal> journal, long counterAfter, boolean isWhole) {
        private static final Taken NOTHING = new Taken(Optional.empty(), 0, true);
        private static final Taken UNKNOWN = new Taken(Optional.empty(), 0, false);
    }

    private final Path database;
    private final Path journal;
    private final UndoFolder folder;
    private final List<Path> links = new ArrayList<>();
    private Path last; // of the statement that runs; null if it has not committed
    private Taken taken = Taken.NOTHING; // what is not among the links any more
    private boolean isOnOtherDisk;
    private boolean hasFailed;

    /**
     * @param database the file, as SQLite names it
     */
    CommitJournals(Path database, UndoFolder folder) {
        this.database = database;
        this.journal = database.resolveSibling(database.getFileName() + "-journal");
        this.folder = folder;
    }

    /** Called by SQLite when the journal is whole, but for its last bytes, and nobody else can write. */
    @Override
    public void onCommit() {
        try {
            settle();
            last = link();
        } catch (NoSuchFileException _) {
            hasFailed |= Files.exists(journal); // or only temporary tables were changed, or nothing at all
        } catch (IOException | RuntimeException _) {
            hasFailed = true; // whatever it is, the user's change is made
        }
    }

    /** Called by SQLite also where a commit failed, and for each statement that fails by itself. */
    @Override
    public void onRollback() {
        if (last != null) {
            delete(last);
            last = null;
        }
    }

    /** A statement has ended well, or another one begins: what it committed is committed. */
    void confirm() {
        settle();
        if (links.size() >= MOST_LINKS) {
            collect();
        }
    }

    private void settle() {
        if (last == null) {
            return;
        }
        if (isStillThere(last)) {
            delete(last);
        } else {
            links.add(last);
        }
        last = null;
    }

    /**
     * Takes the journal of what was committed since the last time; outside of a transaction.
     *
     * @param pages how many pages the database has now
     */
    Taken take(long pages) {
        confirm();
        collect();
        var result = taken;
        taken = Taken.NOTHING;
        if (result.journal().filter(journal -> !journal.hasPagesBehind(pages)).isPresent() || hasFailed) {
            result.journal().ifPresent(journal -> delete(journal.file()));
            result = Taken.UNKNOWN;
        }
        hasFailed = false;
        return result;
    }

    /** Keeps nothing of what was committed since the last time; false if that is nothing. */
    boolean drop() {
        confirm();
        var dropped = !links.isEmpty() || taken.journal().isPresent();
        links.forEach(CommitJournals::delete);
        links.clear();
        taken.journal().ifPresent(journal -> delete(journal.file()));
        taken = Taken.NOTHING;
        hasFailed = false;
        return dropped;
    }

    private void collect() {
        var journals = new ArrayList<RollbackJournal>();
        taken.journal().ifPresent(journals::add);
        var counter = taken.counterAfter();
        for (var link : links) {
            var read = read(link);
            hasFailed |= read.isEmpty()
                    || !journals.isEmpty()
                            && (read.get().counter() != counter
                                    || !journals.getLast()
                                            .hasPagesBehind(read.get().pagesBefore()));
            if (read.isPresent()) {
                journals.add(read.get());
                counter = read.get().counterAfter();
            } else {
                delete(link);
            }
        }
        links.clear();
        if (!journals.isEmpty()) {
            taken = new Taken(Optional.of(one(journals)), counter, true);
        }
    }

    private RollbackJournal one(List<RollbackJournal> journals) {
        if (journals.size() == 1) {
            return journals.getFirst();
        }
        try {
            var all = RollbackJournal.ofAll(folder.next(".journal"), journals);
            delete(journals.getFirst().file());
            return all;
        } catch (IOException | RuntimeException _) {
            hasFailed = true; // no room for it
            return journals.getFirst();
        } finally {
            journals.stream().skip(1).forEach(journal -> delete(journal.file()));
        }
    }

    private Path link() throws IOException {
        if (!isOnOtherDisk) {
            try {
                return Files.createLink(folder.next(".journal"), journal);
            } catch (NoSuchFileException failure) {
                throw failure;
            } catch (FileSystemException _) { // perhaps for that
                UndoFolder.deleteLeft(database.getParent());
                isOnOtherDisk = true;
            }
        }
        return Files.createLink(UndoFolder.besides(database), journal);
    }

    /**
     * Whether a journal is not that of a transaction which this connection has committed: it has committed something temporary
     * while another program was writing, or where a crash has left the beginning of a journal; or it could not commit yet.
     */
    private boolean isStillThere(Path link) {
        try {
            return Files.isSameFile(link, journal);
        } catch (IOException _) {
            return false;
        }
    }

    private Optional<RollbackJournal> read(Path link) {
        try {
            if (!isOnOtherDisk) {
                return RollbackJournal.read(link);
            }
            var copy = folder.next(".journal");
            try {
                Files.copy(link, copy);
                return RollbackJournal.read(copy);
            } finally {
                delete(link);
            }
        } catch (IOException | RuntimeException _) {
            return Optional.empty(); // no room for it
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // It goes with the folder.
        }
    }
}
