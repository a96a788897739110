package org.herobase.ui;

/**
 * A text as an editor shows it. An editor knows one kind of line end, and is slow with long lines.
 *
 * @param original the text
 * @param shown what the editor shows
 * @param obstacle why the text would not survive the editor; null if it does
 */
record ShownText(String original, String shown, Obstacle obstacle) {
    /** Why a text can only be looked at. */
    enum Obstacle {
        /** It has a character 0. */
        NUL("value.readOnly.nul"),
        /** It has bytes that are no UTF-8, of which we know no more than that; or half a character. */
        NOT_UTF8("value.readOnly.utf8"),
        /** A line is too long for an editor. */
        LONG_LINE("value.readOnly.line"),
        /** The text is too long for an editor. */
        LONG("value.readOnly.long");

        private final String key;

        Obstacle(String key) {
            this.key = key;
        }

        /** The sentence that says it. */
        String reason(Texts texts) {
            return texts.get(key, LONGEST, LONGEST_LINE, SHOWN);
        }
    }

    /** The longest text that is edited. */
    static final int LONGEST = 4_000_000;

    /** How much of a longer text is shown. */
    static final int SHOWN = 1_000_000;

    /** The longest line that is edited. */
    static final int LONGEST_LINE = 10_000;

    /** Where a longer line is broken to be shown. */
    private static final int PIECE = 1_000;

    /** Finds how to show a text. */
    static ShownText of(String text) {
        if (text.length() > LONGEST) {
            return new ShownText(text, broken(lines(text.substring(0, SHOWN)).replace('\0', '␀')), Obstacle.LONG);
        }
        var shown = lines(text);
        if (hasLongLine(shown)) {
            return new ShownText(text, broken(shown.replace('\0', '␀')), Obstacle.LONG_LINE);
        }
        if (shown.indexOf('\0') >= 0) {
            return new ShownText(text, shown.replace('\0', '␀'), Obstacle.NUL);
        }
        var isWhole = shown.codePoints().noneMatch(point -> point == 0xfffd || point >= 0xd800 && point <= 0xdfff);
        return new ShownText(text, shown, isWhole ? null : Obstacle.NOT_UTF8);
    }

    /**
     * The text that the user made of this one: each line that was not changed keeps its kind of line end, new ones have
     * the kind that the text has.
     */
    String edited(String entered) {
        var same = Math.min(shown.length(), entered.length());
        var before = 0;
        while (before < same && shown.charAt(before) == entered.charAt(before)) {
            before++;
        }
        var after = 0;
        while (after < same - before
                && shown.charAt(shown.length() - 1 - after) == entered.charAt(entered.length() - 1 - after)) {
            after++;
        }
        var end =
                original.contains("\r\n") ? "\r\n" : original.contains("\r") && !original.contains("\n") ? "\r" : "\n";
        return original.substring(0, inOriginal(before))
                + entered.substring(before, entered.length() - after).replace("\n", end)
                + original.substring(inOriginal(shown.length() - after));
    }

    /** The place in the original of a place in what is shown: there the two characters of a line end are one. */
    private int inOriginal(int place) {
        var at = 0;
        for (var i = 0; i < place; i++) {
            at += original.startsWith("\r\n", at) ? 2 : 1;
        }
        return at;
    }

    private static String lines(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static boolean hasLongLine(String text) {
        var start = 0;
        for (var end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            if (end - start > LONGEST_LINE) {
                return true;
            }
            start = end + 1;
        }
        return text.length() - start > LONGEST_LINE;
    }

    private static String broken(String text) {
        var broken = new StringBuilder(text.length() + text.length() / PIECE);
        var length = 0;
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if (length >= PIECE && character != '\n' && !Character.isLowSurrogate(character)) {
                broken.append('\n');
                length = 0;
            }
            broken.append(character);
            length = character == '\n' ? 0 : length + 1;
        }
        return broken.toString();
    }
}
