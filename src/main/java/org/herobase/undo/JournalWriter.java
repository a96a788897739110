package org.herobase.undo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.concurrent.ThreadLocalRandom;

/** Writes a journal in SQLite's format, page by page ("Database File Format", The Rollback Journal). */
final class JournalWriter implements AutoCloseable {
    private static final int SECTOR = 512;
    private static final int BUFFER = 1 << 20;

    private final Path file;
    private final FileChannel channel;
    private final int pageSize;
    private final long pageCount;
    private final int nonce = ThreadLocalRandom.current().nextInt();
    private final BitSet pages = new BitSet();
    private final ByteBuffer buffer;

    /**
     * @param file which is made
     * @param pageCount how many pages the state has that the journal leads to
     */
    JournalWriter(Path file, int pageSize, long pageCount) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        this.pageSize = pageSize;
        this.pageCount = pageCount;
        this.buffer = ByteBuffer.allocate(Math.max(BUFFER, pageSize + RollbackJournal.BESIDE_PAGE));
        buffer.position(SECTOR); // for the header, which is known at the end
    }

    /**
     * Puts a page into the journal, unless it has it already or the state does not.
     *
     * @param page its bytes from the position on
     */
    void put(int number, ByteBuffer page) throws IOException {
        if (pages.get(number) || number > pageCount || number == RollbackJournal.lockPage(pageSize)) {
            return;
        }
        pages.set(number);
        if (buffer.remaining() < pageSize + RollbackJournal.BESIDE_PAGE) {
            flush();
        }
        buffer.putInt(number);
        var start = buffer.position();
        buffer.put(page.slice(page.position(), pageSize));
        buffer.putInt(RollbackJournal.checksum(nonce, buffer, start, pageSize));
    }

    /**
     * Puts pages of a file into the journal, as above.
     *
     * @param counter the change counter that the first page gets: a copy has one of its own
     */
    void putAll(Path database, BitSet numbers, long counter) throws IOException {
        try (var from = FileChannel.open(database, StandardOpenOption.READ)) {
            var page = ByteBuffer.allocate(pageSize);
            var last = from.size() / pageSize;
            for (var number = numbers.nextSetBit(1);
                    number > 0 && number <= last;
                    number = numbers.nextSetBit(number + 1)) {
                RollbackJournal.readFully(from, page.clear(), (number - 1L) * pageSize);
                if (number == 1) {
                    page.putInt(RollbackJournal.COUNTER_OFFSET, (int) counter);
                }
                put(number, page.flip());
            }
        }
    }

    /**
     * Ends the journal.
     *
     * @param counter the change counter of the state that the journal leads to
     */
    RollbackJournal finish(long counter) throws IOException {
        flush();
        var header = ByteBuffer.allocate(RollbackJournal.HEADER)
                .putLong(RollbackJournal.MAGIC)
                .putInt(pages.cardinality())
                .putInt(nonce)
                .putInt((int) pageCount)
                .putInt(SECTOR)
                .putInt(pageSize)
                .flip();
        channel.write(header, 0);
        return new RollbackJournal(file, pageSize, pageCount, counter, pages, channel.size());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }
}
