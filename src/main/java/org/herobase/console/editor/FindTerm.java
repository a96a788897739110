package org.herobase.console.editor;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What is looked for.
 *
 * @param text what was typed; not empty
 * @param matchesCase whether A and a differ
 * @param isWholeWord whether it is no part of a longer word
 * @param isRegex whether it is a regular expression
 */
record FindTerm(String text, boolean matchesCase, boolean isWholeWord, boolean isRegex) {
    /**
     * As a pattern; ^ and $ are the beginning and the end of a line.
     *
     * @throws PatternSyntaxException if it is no regular expression
     */
    Pattern pattern() {
        var regex = isRegex ? Pattern.compile(text).pattern() : Pattern.quote(text);
        var flags = Pattern.MULTILINE
                | Pattern.UNICODE_CHARACTER_CLASS
                | (matchesCase ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        return Pattern.compile(isWholeWord ? "(?<!\\w)(?:" + regex + ")(?!\\w)" : regex, flags);
    }
}
