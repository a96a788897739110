package org.herobase.rows;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.herobase.db.TextMatch;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Finds the rows that a foreign key can point to, in the order of their key and page by page, so that the first page costs
 * the same over a million rows.
 *
 * @param link the foreign key; sound
 */
public record ParentSearch(ParentLink link) {
    /**
     * Reads a page.
     *
     * @param text what the label or a column of the key contains; empty for every row
     * @param after the last row of the page before; null for the first page
     * @param limit how many rows at most
     */
    public List<ParentRow> read(DSLContext sql, String text, ParentRow after, int limit) {
        var key = key();
        var selected = new ArrayList<Field<?>>(key);
        selected.add(link.label() == null ? inline("") : link.labelText(parent()));
        var query = sql.selectQuery();
        query.addSelect(selected);
        query.addFrom(table(parent()));
        query.addConditions(key.stream().map(Field::isNotNull).toList());
        query.addConditions(matches(text));
        query.addOrderBy(key);
        query.addLimit(limit);
        if (after != null) {
            query.addSeekAfter(bound(after.key()));
        }
        return query.fetch(read -> new ParentRow(
                IntStream.range(0, key.size())
                        .mapToObj(index -> RawValues.value(read, index))
                        .toList(),
                read.get(key.size(), String.class)));
    }

    private Condition matches(String text) {
        if (text.isEmpty()) {
            return DSL.noCondition();
        }
        var searched = new ArrayList<Field<?>>(key());
        if (link.label() != null) {
            searched.add(field(parent().append(link.label())));
        }
        return DSL.or(searched.stream()
                .map(column -> TextMatch.contains(column, text))
                .toList());
    }

    private List<Field<?>> bound(List<Object> values) {
        return IntStream.range(0, values.size())
                .<Field<?>>mapToObj(
                        index -> Bound.value(link.key().parentColumns().get(index), values.get(index)))
                .toList();
    }

    private List<Field<Object>> key() {
        return link.key().parentColumns().stream()
                .map(column -> field(parent().append(column), SQLDataType.OTHER.notNull()))
                .toList();
    }

    private Name parent() {
        return name(link.key().parent());
    }
}
