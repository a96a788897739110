package org.herobase.ui;

import java.util.ArrayList;
import org.herobase.db.StorageClass;

/** What class and size a value has, in words: "TEXT · 3,000,000 characters · 3.0 MB". */
final class ValueFacts {
    /** Counting more characters than these would hold the window. */
    private static final int MOST_COUNTED = 10_000_000;

    private ValueFacts() {}

    /**
     * The words.
     *
     * @param value the value, or the start of it
     * @param bytes of the whole value
     */
    static String of(Texts texts, Object value, boolean isWhole, long bytes) {
        var storageClass = StorageClass.of(value).name();
        var facts = new ArrayList<String>();
        switch (value) {
            case byte[] blob -> {
                facts.add(storageClass + " " + ValueText.size(bytes));
                Picture.of(blob)
                        .ifPresent(picture -> facts.add(
                                picture.width() == 0
                                        ? picture.format().name()
                                        : texts.get(
                                                "value.facts.picture",
                                                picture.format(),
                                                picture.width(),
                                                picture.height())));
            }
            case String text -> {
                facts.add(storageClass);
                if (isWhole && text.length() <= MOST_COUNTED) {
                    facts.add(texts.get("value.facts.characters", text.codePointCount(0, text.length())));
                }
                facts.add(ValueText.size(bytes));
            }
            case null, default -> facts.add(storageClass);
        }
        return String.join(" · ", facts);
    }
}
