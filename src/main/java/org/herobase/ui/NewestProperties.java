package org.herobase.ui;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;

/** A properties file of which only the newest entries are kept: each has a number before its value, as they come. */
final class NewestProperties {
    private final SavedProperties saved;
    private final int most;

    private NewestProperties(SavedProperties saved, int most) {
        this.saved = saved;
        this.most = most;
    }

    /**
     * Reads a file, which need not exist; has no place on the JavaFX thread.
     *
     * @param most how many entries are kept
     */
    static NewestProperties read(Path file, int most) {
        return new NewestProperties(SavedProperties.read(file), most);
    }

    /** The value of an entry, without its number. */
    Optional<String> get(String key) {
        return Optional.ofNullable(saved.values().getProperty(key))
                .map(value -> value.substring(Math.min(value.length(), endOfNumber(value) + 1)));
    }

    /** Keeps an entry, as the newest one. */
    void put(String key, String value) {
        var values = saved.values();
        values.setProperty(key, numbers().max().orElse(0) + 1 + " " + value);
        while (values.size() > most) {
            values.stringPropertyNames().stream()
                    .min(Comparator.comparingLong(this::number))
                    .ifPresent(values::remove);
        }
        saved.save();
    }

    CompletableFuture<Void> close() {
        return saved.close();
    }

    private LongStream numbers() {
        return saved.values().stringPropertyNames().stream().mapToLong(this::number);
    }

    private long number(String key) {
        try {
            var value = saved.values().getProperty(key);
            return Long.parseLong(value, 0, endOfNumber(value), 10);
        } catch (NumberFormatException _) {
            return 0; // none of ours
        }
    }

    private static int endOfNumber(String value) {
        return (int) value.chars().takeWhile(Character::isDigit).count();
    }
}
