package org.herobase.console.completion;

import java.util.Locale;

/** How what is typed is found in a name. */
enum Match {
    /** At its beginning. */
    BEGINNING,
    /** At the beginnings of its parts: {@code hti} in {@code hero_team_id} or {@code HeroTeamId}. */
    PARTS,
    /** Anywhere. */
    INSIDE,
    NONE;

    static Match of(String typed, String name) {
        if (name.regionMatches(true, 0, typed, 0, typed.length())) {
            return BEGINNING;
        }
        if (isInParts(typed, 0, name, 0)) {
            return PARTS;
        }
        // One letter is somewhere in most names.
        var isInside = typed.length() > 1 && name.toLowerCase(Locale.ROOT).contains(typed.toLowerCase(Locale.ROOT));
        return isInside ? INSIDE : NONE;
    }

    /** Whether the rest of what is typed is found from a place of the name on, which begins a part. */
    private static boolean isInParts(String typed, int from, String name, int place) {
        if (from == typed.length()) {
            return true;
        }
        for (var begin = place; begin < name.length(); begin++) {
            if (!beginsPart(name, begin) || !isSame(typed, from, name, begin)) {
                continue;
            }
            for (var length = 1; isSame(typed, from + length - 1, name, begin + length - 1); length++) {
                if (isInParts(typed, from + length, name, begin + length)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean beginsPart(String name, int index) {
        var character = name.charAt(index);
        if (!Character.isLetterOrDigit(character)) {
            return false;
        }
        if (index == 0) {
            return true;
        }
        var before = name.charAt(index - 1);
        return !Character.isLetterOrDigit(before) || Character.isUpperCase(character) && Character.isLowerCase(before);
    }

    private static boolean isSame(String typed, int from, String name, int place) {
        return from < typed.length()
                && place < name.length()
                && Character.toLowerCase(typed.charAt(from)) == Character.toLowerCase(name.charAt(place));
    }
}
