package org.herobase.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Which tabs are open on each database file, in {@code tabs.properties} beside the other settings; of the last 50 files. What
 * is kept is saved at once, in one step: a crash leaves it as it was before or after. Belongs to one thread, the JavaFX one.
 */
public final class OpenTabs {
    private static final int MOST = 50;

    /**
     * The tabs of one file.
     *
     * @param names one for each tab, in their order, without line breaks
     * @param selected the index of the one on show; -1 if there is none
     */
    public record Row(List<String> names, int selected) {
        /** No tab. */
        public static final Row NONE = new Row(List.of(), -1);

        /** Of tabs that may change later. */
        public Row {
            names = List.copyOf(names);
        }
    }

    private final NewestProperties saved;

    private OpenTabs(NewestProperties saved) {
        this.saved = saved;
    }

    static OpenTabs read(Path folder) {
        return new OpenTabs(NewestProperties.read(folder.resolve("tabs.properties"), MOST));
    }

    /** The tabs of a file as they were kept last; none where nothing is kept, or nothing that makes sense. */
    public Row of(Path file) {
        try {
            var lines = saved.get(key(file)).orElse("").lines().toList();
            return lines.isEmpty()
                    ? Row.NONE
                    : new Row(lines.subList(1, lines.size()), Integer.parseInt(lines.getFirst()));
        } catch (NumberFormatException _) {
            return Row.NONE;
        }
    }

    /** Keeps the tabs of a file. */
    public void keep(Path file, Row row) {
        if (!row.equals(of(file))) {
            saved.put(key(file), row.selected() + "\n" + String.join("\n", row.names()));
        }
    }

    CompletableFuture<Void> close() {
        return saved.close();
    }

    private static String key(Path file) {
        return file.toAbsolutePath().normalize().toString();
    }
}
