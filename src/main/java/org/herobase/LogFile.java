package org.herobase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.ErrorManager;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Warnings and errors, in up to three files of which the oldest is given up. There is no file before there is something to
 * log. Of an exception it keeps where it came from but not its message: that may hold values of the user's rows.
 */
final class LogFile extends Handler {
    private static final int LIMIT = 256 * 1024; // bytes
    private static final int FILES = 3;

    private final Path folder;
    private Handler files; // null before there is something to log

    /**
     * @param folder made if need be
     */
    LogFile(Path folder) {
        this.folder = folder;
        setLevel(Level.WARNING);
    }

    /** Writes at once, on the caller's thread: what follows an error may be the end of the app. */
    @Override
    public synchronized void publish(LogRecord record) {
        if (!isLoggable(record)) {
            return;
        }
        try {
            if (files == null) {
                files = open();
            }
            files.publish(record);
        } catch (IOException failure) {
            reportError("cannot log in " + folder, failure, ErrorManager.OPEN_FAILURE);
        }
    }

    @Override
    public synchronized void flush() {
        if (files != null) {
            files.flush();
        }
    }

    @Override
    public synchronized void close() {
        if (files != null) {
            files.close();
            files = null;
        }
    }

    /** Where a failure came from, in the lines that Java writes, but without its messages. */
    static String trace(Throwable thrown) {
        var text = new StringBuilder();
        for (var failure = thrown; failure != null; failure = failure.getCause()) {
            text.append(failure.getClass().getName()).append('\n');
            for (var frame : failure.getStackTrace()) {
                text.append("\tat ").append(frame).append('\n');
            }
        }
        return text.toString();
    }

    private Handler open() throws IOException {
        Files.createDirectories(folder);
        var pattern = folder.toString().replace("%", "%%") + "/herobase.%g.log";
        var handler = new FileHandler(pattern, LIMIT, FILES, true);
        handler.setEncoding("UTF-8");
        handler.setFormatter(new Lines());
        return handler;
    }

    private static final class Lines extends Formatter {
        @Override
        public String format(LogRecord record) {
            var text = new StringBuilder(record.getInstant().toString())
                    .append(' ')
                    .append(record.getLevel())
                    .append(' ')
                    .append(record.getLoggerName())
                    .append(": ")
                    .append(formatMessage(record))
                    .append('\n');
            return record.getThrown() == null ? text.toString() : text + trace(record.getThrown());
        }
    }
}
