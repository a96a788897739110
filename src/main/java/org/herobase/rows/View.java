package org.herobase.rows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.herobase.db.Excerpt;
import org.herobase.rows.Keyset.Stretch;
import org.herobase.rows.PageRequest.After;
import org.herobase.rows.PageRequest.Before;
import org.herobase.rows.PageRequest.First;
import org.herobase.rows.PageRequest.Last;
import org.herobase.rows.PageRequest.Number;
import org.herobase.rows.PageRequest.Place;
import org.herobase.rows.RowSource.Column;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectQuery;
import org.jooq.exception.NoDataFoundException;
import org.jooq.impl.DSL;

/**
 * A filtered and sorted view of a source, read page by page. Pages are found by the order's values ("The SEEK clause" of
 * jOOQ's manual), so the price of a page does not depend on where it lies.
 *
 * @param <R> the table's record
 * @param source what is read
 * @param filter which rows
 * @param sorts in which order; the key makes it unique
 * @param size rows a page, at least 1
 */
public record View<R extends Record>(RowSource<R> source, Filter filter, List<Sort> sorts, int size) {

    /** The same rows without what may take long to read; empty if nothing is slow, or the order or filter needs it. */
    public Optional<View<R>> quick() {
        var needed = Stream.concat(
                sorts.stream().map(Sort::column), filter.criteria().stream().map(Criterion::column));
        var quick = source.quick();
        return quick.equals(source) || needed.anyMatch(Column::slow)
                ? Optional.empty()
                : Optional.of(new View<>(quick, filter, sorts, size));
    }

    /** Reads a page. Where its rows have gone meanwhile, the nearest page that is there. */
    public Page<R> read(DSLContext sql, PageRequest request) {
        return switch (request) {
            case First _ -> first(sql);
            case Last(var total) -> last(sql, total);
            case After(var boundary, var place) -> after(sql, boundary, place);
            case Before(var boundary, var place) -> before(sql, boundary, place);
            case Number(var number) -> numbered(sql, number);
        };
    }

    /** The number of rows in the view. */
    public long count(DSLContext sql) {
        return sql.selectCount()
                .from(source.table())
                .where(filter.condition(source))
                .fetchSingle(DSL.count())
                .longValue();
    }

    /** Whether the filter lets a row through, by the values of its key. */
    public boolean shows(DSLContext sql, List<Object> key) {
        return sql.fetchExists(source.table(), isNamed(key).and(filter.condition(source)));
    }

    /** Reads one row by the values of its key, whatever the filter; null if it is gone. */
    public Row<R> readRow(DSLContext sql, List<Object> key) {
        var read = sql.select(fields()).from(source.table()).where(isNamed(key)).fetchAny();
        return read == null ? null : Row.of(source.table(), List.of(read)).getFirst();
    }

    /** The page on which a row of this view lies, with a count of the rows before it. */
    public Page<R> readPageOf(DSLContext sql, Row<R> row) {
        long before = 0;
        for (var stretch : keyset().reversed().after(boundary(sql, row.values()))) {
            before += sql.fetchCount(query(sql, stretch));
        }
        return numbered(sql, before / size + 1);
    }

    /**
     * Reads a whole value that a page has only the beginning of.
     *
     * @return null, Long, Double, String or byte[]
     * @throws NoDataFoundException if the row is gone
     */
    public Object readWhole(DSLContext sql, List<Object> key, Column column) {
        var read = sql.select(column.field())
                .from(source.table())
                .where(isNamed(key))
                .limit(1)
                .fetchSingle();
        return RawValues.of(read, List.of(column.field())).get(column.field());
    }

    private Condition isNamed(List<Object> key) {
        var columns = source.identity();
        var keyed = !source.key().isEmpty();
        var conditions = new ArrayList<Condition>();
        for (var index = 0; index < key.size(); index++) {
            var column = columns.get(index);
            conditions.add(
                    keyed
                            ? column.field().eq(Bound.value(column.name(), key.get(index)))
                            : SameValue.in(column.field(), key.get(index)));
        }
        return DSL.and(conditions);
    }

    private Page<R> first(DSLContext sql) {
        var rows = fetch(sql, keyset().all(), size + 1);
        return page(new First(), new Place(0, false), cut(rows), false, rows.size() > size);
    }

    private Page<R> last(DSLContext sql, OptionalLong total) {
        if (source.key().isEmpty()) {
            // Nothing names a row of a view, so its pages can only be counted off from the start.
            var rows = total.isPresent() ? total.getAsLong() : count(sql);
            return numbered(sql, (Math.max(1, rows) - 1) / size + 1);
        }
        var onLastPage = total.isPresent() && total.getAsLong() > 0 ? (int) ((total.getAsLong() - 1) % size) + 1 : size;
        var rows = fetch(sql, keyset().reversed().all(), onLastPage + 1);
        var more = rows.size() > onLastPage;
        if (!more) {
            return first(sql);
        }
        Collections.reverse(rows);
        return page(new Last(total), new Place(0, true), rows.subList(1, rows.size()), true, false);
    }

    private Page<R> after(DSLContext sql, Record boundary, Place place) {
        if (source.key().isEmpty()) {
            return numbered(sql, place.rows() / size + 1);
        }
        var rows = fetch(sql, keyset().after(boundary(sql, boundary)), size + 1);
        return rows.isEmpty()
                ? last(sql, OptionalLong.empty())
                : page(new After(boundary, place), place, cut(rows), true, rows.size() > size);
    }

    private Page<R> before(DSLContext sql, Record boundary, Place place) {
        if (source.key().isEmpty()) {
            return numbered(sql, place.rows() / size + 1);
        }
        var rows = fetch(sql, keyset().reversed().after(boundary(sql, boundary)), size + 1);
        if (rows.size() <= size) {
            return first(sql); // the beginning is nearer than a page
        }
        var page = cut(rows);
        Collections.reverse(page);
        return page(new Before(boundary, place), place, page, true, true);
    }

    private Page<R> numbered(DSLContext sql, long number) {
        if (number <= 1) {
            return first(sql);
        }
        var offset = (number - 1) * size;
        var rows = rows(sql.select(fields())
                .from(source.table())
                .where(filter.condition(source))
                .orderBy(keyset().order())
                .limit(size + 1)
                .offset(offset)
                .fetch());
        return rows.isEmpty()
                ? lastOrFirst(sql)
                : page(new Number(number), new Place(offset, false), cut(rows), true, rows.size() > size);
    }

    private Page<R> lastOrFirst(DSLContext sql) {
        var total = count(sql);
        return total == 0 ? first(sql) : last(sql, OptionalLong.of(total));
    }

    private List<Row<R>> fetch(DSLContext sql, List<Stretch> stretches, int limit) {
        var rows = new ArrayList<Row<R>>();
        for (var stretch : stretches) {
            if (rows.size() < limit) {
                var query = query(sql, stretch);
                query.addLimit(limit - rows.size());
                rows.addAll(rows(query.fetch()));
            }
        }
        return rows;
    }

    private SelectQuery<Record> query(DSLContext sql, Stretch stretch) {
        var query = sql.selectQuery();
        query.addSelect(fields());
        query.addFrom(source.table());
        query.addConditions(filter.condition(source), stretch.condition());
        query.addOrderBy(stretch.order());
        if (!stretch.seek().isEmpty()) {
            query.addSeekAfter(stretch.seek());
        }
        return query;
    }

    private List<Row<R>> rows(List<Record> read) {
        return Row.of(source.table(), read);
    }

    private List<Row<R>> cut(List<Row<R>> rows) {
        return new ArrayList<>(rows.subList(0, Math.min(size, rows.size())));
    }

    private Page<R> page(PageRequest request, Place place, List<Row<R>> rows, boolean previous, boolean next) {
        return new Page<>(List.copyOf(rows), request, place, previous, next);
    }

    private Keyset keyset() {
        return Keyset.of(source, sorts);
    }

    /** The values of the order's fields in a row, whole: a page has only the beginning of large ones. */
    private List<Object> boundary(DSLContext sql, Record row) {
        var boundary = new ArrayList<Object>();
        for (var term : keyset().terms()) {
            var value = RawValues.value(row, row.indexOf(term.name()));
            boundary.add(value instanceof Excerpt ? whole(sql, row, term) : value);
        }
        return boundary;
    }

    private Object whole(DSLContext sql, Record row, Keyset.Term term) {
        var key = source.identity().stream()
                .map(column -> RawValues.value(row, row.indexOf(column.name())))
                .toList();
        return readWhole(sql, key, source.find(term.name()).orElseThrow());
    }

    private List<Field<Object>> fields() {
        return source.selected();
    }
}
