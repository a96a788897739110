package org.herobase.ui;

import java.util.ArrayDeque;
import java.util.TreeMap;

/**
 * Where the objects and arrays of a JSON text begin and end, by lines from 0. Also of a text that is not quite JSON: what
 * is not closed cannot be folded.
 *
 * @param ends the line of the closing bracket by the line of the opening one; at least one line is between them
 */
record JsonFolds(TreeMap<Integer, Integer> ends) {
    /** Finds them. */
    static JsonFolds of(String text) {
        var ends = new TreeMap<Integer, Integer>();
        var open = new ArrayDeque<Integer>();
        var line = 0;
        var isString = false;
        for (var i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\n' -> {
                    line++;
                    isString = false; // a string ends on its line: a missing quote spoils no more than that
                }
                case '"' -> isString = !isString;
                case '\\' -> i++;
                case '{', '[' -> {
                    if (!isString) {
                        open.push(line);
                    }
                }
                case '}', ']' -> {
                    if (!isString && !open.isEmpty()) {
                        var start = open.pop();
                        if (line > start + 1) {
                            ends.put(start, line); // of several on one line the outermost is closed last
                        }
                    }
                }
                default -> {}
            }
        }
        return new JsonFolds(ends);
    }

    /** Whether something that can be folded begins on a line. */
    boolean beginsAt(int line) {
        return ends.containsKey(line);
    }
}
