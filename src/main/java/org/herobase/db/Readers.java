package org.herobase.db;

import java.util.ArrayList;
import java.util.List;

/** The connections that only read: as many as there are readings at the same time. Safe for use from any thread. */
final class Readers {
    private final ConnectionFactory connections;
    private final List<ConnectionThread> readers = new ArrayList<>(); // guarded by this
    private boolean closed; // guarded by this

    Readers(ConnectionFactory connections) {
        this.connections = connections;
    }

    /** One that has nothing to do; after {@link #close} one that takes no more work. */
    synchronized ConnectionThread idle() {
        for (var reader : readers) {
            if (!reader.isBusy()) {
                return reader;
            }
        }
        var reader = new ConnectionThread("reader-" + readers.size(), connections);
        readers.add(reader);
        if (closed) {
            reader.close();
        }
        return reader;
    }

    /** Stops what is read, and gives all of them. */
    synchronized List<ConnectionThread> close() {
        closed = true;
        readers.forEach(ConnectionThread::close);
        return List.copyOf(readers);
    }
}
