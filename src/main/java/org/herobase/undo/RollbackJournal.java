package org.herobase.undo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The pages that a transaction changed, as they were before it: a rollback journal in SQLite's own format ("Database File
 * Format", The Rollback Journal). Beside a private copy of the database, SQLite's recovery makes of that copy what the
 * database was.
 *
 * @param file where it is
 * @param pageSize in bytes
 * @param pagesBefore how many pages the database had before, at least 1
 * @param counter the database's change counter before, as an unsigned number of 32 bits
 * @param pages the numbers of the pages in it; page 1 is always one of them
 * @param bytes how large the file is
 */
record RollbackJournal(Path file, int pageSize, long pagesBefore, long counter, BitSet pages, long bytes) {
    static final long MAGIC = 0xd9d505f920a163d7L;
    static final int HEADER = 28;
    private static final int SMALLEST_PAGE = 512;
    private static final int LARGEST_PAGE = 65_536;

    /** A page's number before it, and its checksum behind it. */
    static final int BESIDE_PAGE = 8;

    /** SQLite sums up every 200th byte of a page, from its end. */
    private static final int CHECKSUM_STEP = 200;

    static final int COUNTER_OFFSET = 24;
    private static final long UNCOUNTED = 0xffffffffL;

    private static final long LOCK_BYTE = 0x40000000L;

    private static final int BUFFER = 1 << 20;

    /**
     * Reads a whole journal and verifies each page in it. SQLite itself would take a wrong header for no journal, and stop at
     * a wrong page half way, without a word.
     *
     * @return empty if it would not bring back the database: it is damaged or not complete, the database was empty, or other
     *     databases were changed in the same transaction
     */
    static Optional<RollbackJournal> read(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new Reading(channel, (_, _) -> {}).read(file);
        }
    }

    /**
     * The change counter of the database before the transaction that is writing a journal just now.
     *
     * @return empty if its page 1 is not in the journal
     */
    static Optional<Long> counterOfUnfinished(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var header = ByteBuffer.allocate(HEADER);
            readFully(channel, header, 0);
            var pageSize = header.getInt(24);
            var record = ByteBuffer.allocate(4 + COUNTER_OFFSET + 4);
            for (var at = (long) header.getInt(20);
                    at + pageSize + BESIDE_PAGE <= channel.size();
                    at += pageSize + BESIDE_PAGE) {
                readFully(channel, record.clear(), at);
                if (record.getInt(0) == 1) {
                    return Optional.of(Integer.toUnsignedLong(record.getInt(4 + COUNTER_OFFSET)));
                }
            }
            return Optional.empty();
        }
    }

    /**
     * Makes one journal of those of transactions that came one after the other: of each page it has the oldest state.
     *
     * @param target where to
     */
    static RollbackJournal ofAll(Path target, List<RollbackJournal> journals) throws IOException {
        var first = journals.getFirst();
        try (var writer = new JournalWriter(target, first.pageSize, first.pagesBefore)) {
            for (var journal : journals) {
                try (var channel = FileChannel.open(journal.file, StandardOpenOption.READ)) {
                    new Reading(channel, writer::put).read(journal.file);
                }
            }
            return writer.finish(first.counter);
        }
    }

    /** The database's change counter when the transaction was committed: each commit in this mode adds one. */
    long counterAfter() {
        return counter + 1 & 0xffffffffL;
    }

    /**
     * Whether it has all that is gone from the end of the database: SQLite cuts that off after the commit, and needs no
     * journal for it.
     *
     * @param pagesAfter how many pages the database had after the transaction
     */
    boolean hasPagesBehind(long pagesAfter) {
        for (var page = pagesAfter + 1; page <= pagesBefore; page++) {
            if (!pages.get((int) page) && page != lockPage(pageSize)) {
                return false;
            }
        }
        return true;
    }

    /** The page that has the byte which programs lock is never used. */
    static int lockPage(int pageSize) {
        return (int) (LOCK_BYTE / pageSize) + 1;
    }

    /** The checksum of a page in a buffer. */
    static int checksum(int nonce, ByteBuffer buffer, int start, int pageSize) {
        var sum = nonce;
        for (var at = pageSize - CHECKSUM_STEP; at > 0; at -= CHECKSUM_STEP) {
            sum += Byte.toUnsignedInt(buffer.get(start + at));
        }
        return sum;
    }

    static void readFully(FileChannel channel, ByteBuffer buffer, long from) throws IOException {
        var at = from;
        while (buffer.hasRemaining()) {
            var read = channel.read(buffer, at);
            if (read < 0) {
                throw new IOException("the file ends early");
            }
            at += read;
        }
    }

    /** Gets the pages of a journal, one after the other. */
    @FunctionalInterface
    private interface Pages {
        void page(int number, ByteBuffer page) throws IOException;
    }

    /** One reading of a journal. It has several segments where the transaction changed more than SQLite's cache holds. */
    private static final class Reading {
        private final FileChannel channel;
        private final Pages each;
        private final long size;
        private final BitSet pages = new BitSet();
        private final ByteBuffer header = ByteBuffer.allocate(HEADER);
        private ByteBuffer buffer;
        private int pageSize;
        private int sectorSize;
        private long pagesBefore;
        private long counter;

        Reading(FileChannel channel, Pages each) throws IOException {
            this.channel = channel;
            this.each = each;
            this.size = channel.size();
        }

        Optional<RollbackJournal> read(Path file) throws IOException {
            long segment = 0;
            // Behind the last one there may be remains of an older transaction, which a crash has left in the file.
            while (segment < size && (segment == 0 || isMagic(segment))) {
                var end = isHeader(segment) ? readSegment(segment) : -1;
                if (end < 0) {
                    return Optional.empty();
                }
                segment = (end + sectorSize - 1) / sectorSize * sectorSize;
            }
            return pages.get(1) && !isMagic(size - Long.BYTES)
                    ? Optional.of(new RollbackJournal(file, pageSize, pagesBefore, counter, pages, size))
                    : Optional.empty();
        }

        /** Whether a segment begins here; at the end of the file it is that of a super-journal's name, of several databases. */
        private boolean isMagic(long at) throws IOException {
            if (size - at < Long.BYTES) {
                return false;
            }
            readFully(channel, header.clear().limit(Long.BYTES), at);
            return header.getLong(0) == MAGIC;
        }

        private boolean isHeader(long at) throws IOException {
            if (size - at < HEADER) {
                return false;
            }
            readFully(channel, header.clear(), at);
            if (header.getLong(0) != MAGIC) {
                return false;
            }
            if (at == 0) {
                pagesBefore = Integer.toUnsignedLong(header.getInt(16));
                sectorSize = header.getInt(20);
                pageSize = header.getInt(24);
                buffer = ByteBuffer.allocate((int) Math.min(size, BUFFER));
            }
            return isSize(sectorSize)
                    && isSize(pageSize)
                    && pagesBefore > 0
                    && pagesBefore < Integer.MAX_VALUE
                    && pagesBefore == Integer.toUnsignedLong(header.getInt(16))
                    && sectorSize == header.getInt(20)
                    && pageSize == header.getInt(24);
        }

        private static boolean isSize(int bytes) {
            return bytes >= SMALLEST_PAGE && bytes <= LARGEST_PAGE && Integer.bitCount(bytes) == 1;
        }

        /** Gives where it ends, or -1 if something is wrong in it. */
        private long readSegment(long segment) throws IOException {
            var record = pageSize + BESIDE_PAGE;
            var start = segment + sectorSize;
            var count = Integer.toUnsignedLong(header.getInt(8));
            var nonce = header.getInt(12);
            if (count == UNCOUNTED) { // nothing was waited for ("PRAGMA synchronous"), so there is one segment
                count = segment == 0 ? Math.max(0, (size - start) / record) : -1;
            }
            var end = start + count * record;
            // One has none where the cache was written to the disk, and no other page of before was changed
            // then.
            if (count < 0 || end > size) {
                return -1;
            }
            for (var at = start; at < end; ) {
                var records = (int) Math.min((end - at) / record, buffer.capacity() / record);
                readFully(channel, buffer.clear().limit(records * record), at);
                for (var first = 0; first < records * record; first += record) {
                    if (!isPage(first, nonce)) {
                        return -1;
                    }
                }
                at += (long) records * record;
            }
            return end;
        }

        private boolean isPage(int first, int nonce) throws IOException {
            var page = Integer.toUnsignedLong(buffer.getInt(first));
            if (page == 0 || page > pagesBefore || pages.get((int) page) || page == lockPage(pageSize)) {
                return false;
            }
            pages.set((int) page);
            if (page == 1) {
                counter = Integer.toUnsignedLong(buffer.getInt(first + 4 + COUNTER_OFFSET));
            }
            if (buffer.getInt(first + 4 + pageSize) != checksum(nonce, buffer, first + 4, pageSize)) {
                return false;
            }
            each.page((int) page, buffer.slice(first + 4, pageSize));
            return true;
        }
    }
}
