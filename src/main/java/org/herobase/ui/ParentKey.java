package org.herobase.ui;

import java.util.Map;

/**
 * A key of several columns, chosen as one in the cell of one of them: what an editor gives in place of a single value.
 *
 * @param values by the columns' names, each in its storage class
 */
public record ParentKey(Map<String, Object> values) {}
