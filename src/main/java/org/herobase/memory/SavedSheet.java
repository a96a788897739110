package org.herobase.memory;

import java.util.List;

/**
 * A sheet of the console, as it is kept.
 *
 * @param id its own, such as a UUID
 * @param name what its tab says
 * @param text its SQL
 * @param file the file it was read from or saved to; null if it has none
 * @param caret offset in the text
 * @param isReadOnly whether its connection changes nothing
 * @param parameters the values that were entered last, by name
 */
public record SavedSheet(
        String id,
        String name,
        String text,
        SheetFile file,
        int caret,
        boolean isReadOnly,
        List<ParameterValue> parameters) {}
