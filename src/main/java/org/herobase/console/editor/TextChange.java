package org.herobase.console.editor;

/**
 * A change of an editor's text.
 *
 * @param position its offset
 * @param removed how many characters went
 * @param inserted how many characters came
 */
public record TextChange(int position, int removed, int inserted) {}
