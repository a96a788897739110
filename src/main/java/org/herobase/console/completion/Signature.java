package org.herobase.console.completion;

import java.util.Arrays;
import java.util.List;

/**
 * How a function is called.
 *
 * @param name in lower case
 * @param arguments their names; the last one ends with … if there can be more of it
 */
public record Signature(String name, List<String> arguments) {
    /** Reads {@code name(argument, argument)}. */
    static Signature parse(String text) {
        var open = text.indexOf('(');
        var inner = text.substring(open + 1, text.length() - 1);
        var arguments = inner.isEmpty() ? List.<String>of() : Arrays.asList(inner.split(", "));
        return new Signature(text.substring(0, open), arguments);
    }

    /** The arguments in their parentheses. */
    public String list() {
        return '(' + String.join(", ", arguments) + ')';
    }

    /** Which of the arguments an argument of a call is, from 0; the last one stands for all that follow. */
    public int index(int argument) {
        return Math.min(argument, arguments.size() - 1);
    }
}
