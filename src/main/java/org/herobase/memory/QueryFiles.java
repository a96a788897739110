package org.herobase.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.herobase.sql.SqlToken;

/** Saved queries as files. */
final class QueryFiles {
    private static final String SUFFIX = ".sql";
    private static final int LONGEST_NAME = 100;

    /** What no file's name may have on one of the systems ("Naming Files, Paths, and Namespaces" of Windows). */
    private static final Pattern UNSAFE = Pattern.compile("[<>:\"/\\\\|?*\\p{Cntrl}]|[. ]+$|^\\.+");

    private static final Pattern RESERVED =
            Pattern.compile("(CON|PRN|AUX|NUL|COM\\d|LPT\\d)(\\..*)?", Pattern.CASE_INSENSITIVE);

    private QueryFiles() {}

    /**
     * Writes each query into a file of its own.
     *
     * @param base the folder of the queries that needs no folder of files
     */
    static List<Path> write(Path target, List<SavedQuery> queries, String base) {
        try {
            var files = new ArrayList<Path>();
            for (var query : queries) {
                var folder = target;
                for (var name : query.folder().substring(base.length()).split("/")) {
                    folder = name.isEmpty() ? folder : folder.resolve(safe(name));
                }
                files.add(writeNew(Files.createDirectories(folder), query));
            }
            return files;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Writes them one after the other, each below its name. */
    static int writeScript(Path script, List<SavedQuery> queries) {
        var text = new StringBuilder();
        for (var query : queries) {
            var name = query.folder().isEmpty() ? query.name() : query.folder() + "/" + query.name();
            text.append(text.isEmpty() ? "" : "\n").append(comment(name)).append(textOf(query));
            if (!isEnded(query.text())) {
                text.append(";\n");
            }
        }
        try {
            Files.writeString(script, text);
            return queries.size();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The files' texts under the files' names, not saved yet. */
    static List<SavedQuery> read(List<Path> files, String folder) {
        var queries = new ArrayList<SavedQuery>();
        for (var file : files) {
            try {
                var text = Files.readString(file);
                var name = file.getFileName().toString();
                var isSuffixed = name.regionMatches(true, name.length() - SUFFIX.length(), SUFFIX, 0, SUFFIX.length());
                queries.add(new SavedQuery(
                        0,
                        folder,
                        isSuffixed && name.length() > SUFFIX.length()
                                ? name.substring(0, name.length() - SUFFIX.length())
                                : name,
                        text.startsWith("\uFEFF") ? text.substring(1) : text,
                        ""));
            } catch (IOException failure) {
                throw new UncheckedIOException(file + ": " + failure.getMessage(), failure);
            }
        }
        return queries;
    }

    /** Under the first name that is free, with no moment in which another program could take it. */
    private static Path writeNew(Path folder, SavedQuery query) throws IOException {
        var name = safe(query.name());
        for (var number = 2; ; number++) {
            var file = folder.resolve(name + SUFFIX);
            try {
                return Files.writeString(file, textOf(query), StandardOpenOption.CREATE_NEW);
            } catch (FileAlreadyExistsException _) {
                name = safe(query.name()) + " " + number;
            }
        }
    }

    private static String textOf(SavedQuery query) {
        var end = query.text().endsWith("\n") ? "" : "\n";
        return (query.description().isBlank() ? "" : comment(query.description())) + query.text() + end;
    }

    private static String comment(String text) {
        return text.strip().lines().map(line -> "-- " + line + "\n").reduce("", String::concat);
    }

    private static boolean isEnded(String text) {
        var tokens =
                SqlToken.of(text).stream().filter(token -> !token.isIgnored()).toList();
        return !tokens.isEmpty()
                && text.substring(tokens.getLast().start(), tokens.getLast().end())
                        .equals(";");
    }

    private static String safe(String name) {
        var safe = Beginning.of(UNSAFE.matcher(name.strip()).replaceAll("_"), LONGEST_NAME);
        return safe.isEmpty() || RESERVED.matcher(safe).matches() ? "_" + safe : safe;
    }
}
