package org.herobase.bench;

import static org.herobase.db.generated.tables.Hero.HERO;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.herobase.db.ConnectionThread.Job;
import org.herobase.db.Database;
import org.herobase.db.generated.tables.records.HeroRecord;
import org.herobase.heroes.HeroesSource;
import org.herobase.rows.Criterion;
import org.herobase.rows.Filter;
import org.herobase.rows.Operator;
import org.herobase.rows.PageRequest;
import org.herobase.rows.RowSource;
import org.herobase.rows.Sort;
import org.herobase.rows.View;
import org.jooq.Field;

/** What the heroes view reads of a big database. */
final class HeroReadings {
    private static final int PAGE_SIZE = 100;
    private static final long SEED = 42;
    private static final int NEAR = 100;

    /** A text that no hero has, so that every row is looked at. */
    static final String NOWHERE = "zzz";

    /** In which order pages are read. */
    enum Order {
        KEY("by key", HERO.ID, 20, 3),
        INDEXED("by an indexed column", HERO.NAME, 20, 3),
        /** SQLite sorts all rows anew for each page; for one far behind that takes minutes, so one near the front is read. */
        UNINDEXED("by an unindexed column", HERO.SECRET_NAME, 1, 0);

        private final String text;
        private final Field<?> column;
        private final int nextPages;
        private final int randomPages;

        /**
         * @param nextPages how many next pages are read, each at another place
         * @param randomPages how many random pages are read; 0 for one page near the front in their place
         */
        Order(String text, Field<?> column, int nextPages, int randomPages) {
            this.text = text;
            this.column = column;
            this.nextPages = nextPages;
            this.randomPages = randomPages;
        }

        /** A page by its number, from 1. */
        long page(Random random, long pages) {
            return randomPages == 0 ? NEAR : random.nextLong(1, pages);
        }
    }

    /** Which page is read. */
    enum Place {
        FIRST("first page"),
        /** The one behind a row, wherever the row lies. */
        NEXT("next page"),
        LAST("last page"),
        /** The one of a number, wherever it lies. */
        RANDOM("random page");

        private final String text;

        Place(String text) {
            this.text = text;
        }

        /** What the table calls it. */
        String by(Order order) {
            var page = this == RANDOM && order.randomPages == 0 ? "page " + NEAR : text;
            return page + " " + order.text;
        }
    }

    private final Database database;
    private final long heroes;
    private final RowSource<HeroRecord> source;

    HeroReadings(Database database, long heroes) {
        this.database = database;
        this.heroes = heroes;
        this.source = HeroesSource.of(database);
    }

    Reading page(Order order, Place place) {
        var view = view(Filter.NONE, order);
        return reading(requests(view, order, place).stream()
                .<Job<?>>map(request -> sql -> view.read(sql, request))
                .toList());
    }

    Reading search() {
        return firstPage(Filter.NONE.withSearch(NOWHERE));
    }

    Reading filter() {
        var criterion = new Criterion(source.column(HERO.SECRET_NAME), Operator.CONTAINS, List.of(NOWHERE));
        return firstPage(Filter.NONE.withCriteria(Filter.Join.ALL, List.of(criterion)));
    }

    Reading count() {
        return reading(List.of(view(Filter.NONE, Order.KEY)::count));
    }

    private Reading firstPage(Filter filter) {
        var view = view(filter, Order.KEY);
        return reading(List.of(sql -> view.read(sql, new PageRequest.First())));
    }

    private List<PageRequest> requests(View<HeroRecord> view, Order order, Place place) {
        var random = new Random(SEED);
        return switch (place) {
            case FIRST -> List.of(new PageRequest.First());
            case LAST -> List.of(new PageRequest.Last(OptionalLong.of(heroes)));
            case NEXT ->
                IntStream.range(0, order.nextPages)
                        .mapToObj(_ -> behind(view, random.nextLong(1, heroes)))
                        .toList();
            case RANDOM ->
                IntStream.range(0, Math.max(1, order.randomPages))
                        .<PageRequest>mapToObj(_ -> new PageRequest.Number(order.page(random, heroes / PAGE_SIZE)))
                        .toList();
        };
    }

    private PageRequest behind(View<HeroRecord> view, long id) {
        var row = database.read(sql -> view.readRow(sql, List.of(id))).join();
        return new PageRequest.After(row.values(), new PageRequest.Place(id, false));
    }

    private View<HeroRecord> view(Filter filter, Order order) {
        var sorts = new ArrayList<Sort>();
        if (order != Order.KEY) {
            sorts.add(new Sort(source.column(order.column), false));
        }
        return new View<>(source, filter, sorts, PAGE_SIZE);
    }

    private Reading reading(List<Job<?>> jobs) {
        return new Reading(database, jobs);
    }
}
