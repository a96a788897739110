package org.herobase.console.editor;

/**
 * A stretch of the text that is marked.
 *
 * @param start the offset of its first character
 * @param end the offset after its last character
 * @param styleClass how it looks
 */
record Marking(int start, int end, String styleClass) {
    static final String BRACKET = "sql-bracket";
    static final String FOUND = "sql-found";
    static final String ERROR = "sql-error";
}
