package org.herobase;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.herobase.shell.Workspace;

/**
 * What a start of the app wants to see opened.
 *
 * @param file an absolute path
 * @param makeIfMissing whether it is the default database, which is made when it is first needed
 */
record OpenRequest(Path file, boolean makeIfMissing) {
    private static final int MARK = 0x4845524f; // "HERO"

    OpenRequest {
        if (!file.isAbsolute()) {
            throw new IllegalArgumentException("not an absolute path");
        }
    }

    /**
     * Reads the command line.
     *
     * @param arguments the first one names the file; without one it is the default database
     * @param data the folder of the default database, unless the environment names another
     * @throws InvalidPathException if no file can have such a name
     */
    static OpenRequest of(String[] arguments, Path data, Map<String, String> environment) {
        if (arguments.length > 0) {
            return new OpenRequest(Path.of(arguments[0]).toAbsolutePath(), false);
        }
        var chosen = environment.getOrDefault("HEROBASE_DB", "");
        var file = chosen.isBlank() ? data.resolve("heroes.db") : Path.of(chosen);
        return new OpenRequest(file.toAbsolutePath(), true);
    }

    /** Opens the file; has no place on the JavaFX thread. */
    Workspace workspace() {
        return makeIfMissing ? Workspace.openOrCreate(file) : Workspace.open(file);
    }

    /**
     * Reads what {@link #write} wrote, of which no more than 64 KiB can be.
     *
     * @throws IOException if it is anything else
     */
    static OpenRequest read(DataInputStream input) throws IOException {
        if (input.readInt() != MARK) {
            throw new StreamCorruptedException("not a request");
        }
        var makeIfMissing = input.readBoolean();
        try {
            return new OpenRequest(Path.of(input.readUTF()), makeIfMissing);
        } catch (IllegalArgumentException failure) { // also of a path that this system does not know
            throw new IOException("not a file", failure);
        }
    }

    /**
     * Writes it. Java's own encoding of text keeps every name that a file can have.
     *
     * @throws java.io.UTFDataFormatException if the path is longer than any system allows
     */
    void write(DataOutputStream output) throws IOException {
        output.writeInt(MARK);
        output.writeBoolean(makeIfMissing);
        output.writeUTF(file.toString());
        output.flush();
    }
}
