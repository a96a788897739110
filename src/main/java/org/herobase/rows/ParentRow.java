package org.herobase.rows;

import java.util.List;

/**
 * A row that a foreign key can point to.
 *
 * @param key the values of the key's parent columns, in the key's order; none is null
 * @param label what names it; may be empty
 */
public record ParentRow(List<Object> key, String label) {}
