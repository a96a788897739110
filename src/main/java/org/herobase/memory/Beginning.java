package org.herobase.memory;

/** Cuts texts. */
final class Beginning {
    private Beginning() {}

    /** The first characters of a text, with no half of a pair at the end. */
    static String of(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
