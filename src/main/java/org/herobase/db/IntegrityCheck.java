package org.herobase.db;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * What SQLite finds wrong with a database: its pages, indexes and constraints (PRAGMA integrity_check), and rows whose
 * foreign key points to none (PRAGMA foreign_key_check).
 *
 * @param findings in the order found
 * @param isWhole whether these are all; otherwise the first of them
 */
public record IntegrityCheck(List<Finding> findings, boolean isWhole) {
    private static final int MOST = 1_000;

    /** What is wrong. */
    public enum Kind {
        /** A page makes no sense, or is used twice or never. */
        DAMAGE,
        /** A page of an index makes no sense: the rows are there, and the index can be made anew from them. */
        DAMAGED_INDEX,
        /** An index does not have what its table has; REINDEX makes it anew. */
        INDEX,
        /** An index that is to be unique is not. */
        NOT_UNIQUE,
        /** A NOT NULL column holds NULL. */
        NULL,
        /** A value has a storage class that its column does not take. */
        TYPE,
        /** A row breaks a CHECK constraint. */
        CHECK,
        /** A row points to one that is not there. */
        FOREIGN_KEY,
        /** The foreign keys of a table cannot be checked. */
        UNCHECKED
    }

    /**
     * One thing that is wrong.
     *
     * @param kind what
     * @param table the table concerned; empty if it is not known
     * @param row values that name the row concerned, or the rows; empty if nothing does
     * @param what the index, column or parent table concerned, or what SQLite says
     */
    public record Finding(Kind kind, String table, Map<String, Object> row, String what) {}

    private static final Pattern MISSING =
            Pattern.compile("(?:row|rowid) .* (?:missing from|not at end-of-record for) index (?<index>.*)");
    private static final Pattern COUNT =
            Pattern.compile("(?:wrong # of entries in|values differ from) index (?<index>.*)");
    private static final Pattern NOT_UNIQUE = Pattern.compile("non-unique entry in index (?<index>.*)");
    private static final Pattern NULL = Pattern.compile("NULL value in (?<column>.*)");
    private static final Pattern TYPE = Pattern.compile("(?:non-)?[A-Z]+ value in (?<column>.*)");
    private static final Pattern CHECK = Pattern.compile("CHECK constraint failed in (?<table>.*)");
    private static final Pattern TREE = Pattern.compile("Tree (?<root>\\d+) .*", Pattern.DOTALL);

    /**
     * Begins to check a database, which reads all of it, on a connection of its own. CHECK constraints are left out where
     * a write-ahead log is in use: SQLite knows them on connections that can write only, and such a one may move the log.
     *
     * @return the work; it fails if the database cannot be read at all, not for what is wrong with it
     * @throws DatabaseException if the file is not there
     */
    public static Work<IntegrityCheck> start(Path file) {
        var thread = new ConnectionThread("check", ConnectionFactory.checking(file));
        // Not in a transaction: SQLite refuses to end one in which it met damage.
        var work = thread.submit(IntegrityCheck::run);
        work.whenComplete((_, _) -> thread.drain());
        return work;
    }

    private static IntegrityCheck run(DSLContext sql) {
        sql.execute("PRAGMA query_only = ON");
        var findings = new ArrayList<Finding>();
        for (var message : messages(sql)) {
            findings.add(finding(sql, message));
        }
        for (var table : tablesWithForeignKeys(sql, findings)) {
            if (findings.size() <= MOST) {
                findings.addAll(orphans(sql, table));
            }
        }
        var isWhole = findings.size() <= MOST;
        return new IntegrityCheck(List.copyOf(isWhole ? findings : findings.subList(0, MOST)), isWhole);
    }

    /** One by one: of a damaged file SQLite tells what it found, and then fails. */
    private static List<String> messages(DSLContext sql) {
        var messages = new ArrayList<String>();
        try (var found = sql.fetchLazy("PRAGMA integrity_check({0})", DSL.inline(MOST + 1))) {
            for (var row : found) {
                row.get(0, String.class)
                        .lines()
                        .filter(line -> !line.equals("ok") && !line.startsWith("***"))
                        .forEach(messages::add);
            }
        } catch (DataAccessException failure) {
            var damage = damageIn(failure);
            if (messages.isEmpty()) {
                messages.add(damage);
            }
        }
        return messages;
    }

    /** What SQLite says of a damaged file; any other failure is one of the check. */
    private static String damageIn(DataAccessException failure) {
        if (Problem.of(failure) != Problem.DAMAGED) {
            throw failure;
        }
        return Problem.message(failure);
    }

    private static Finding finding(DSLContext sql, String message) {
        for (var pattern : List.of(MISSING, COUNT)) {
            var matcher = pattern.matcher(message);
            if (matcher.matches()) {
                return ofIndex(sql, Kind.INDEX, matcher);
            }
        }
        var unique = NOT_UNIQUE.matcher(message);
        if (unique.matches()) {
            return ofIndex(sql, Kind.NOT_UNIQUE, unique);
        }
        var empty = NULL.matcher(message);
        if (empty.matches()) {
            return ofColumn(sql, Kind.NULL, empty);
        }
        var type = TYPE.matcher(message);
        if (type.matches()) {
            return ofColumn(sql, Kind.TYPE, type);
        }
        var check = CHECK.matcher(message);
        if (check.matches()) {
            return new Finding(Kind.CHECK, check.group("table"), Map.of(), "");
        }
        var tree = TREE.matcher(message);
        return tree.matches()
                ? ofTree(sql, Long.valueOf(tree.group("root")), message)
                : new Finding(Kind.DAMAGE, "", Map.of(), message);
    }

    private static Finding ofTree(DSLContext sql, Long root, String message) {
        try {
            var owner =
                    sql.fetchOne("SELECT type, name, tbl_name FROM sqlite_schema WHERE rootpage = {0}", DSL.val(root));
            if (owner != null && owner.get(0).equals("index")) {
                return new Finding(
                        Kind.DAMAGED_INDEX, owner.get(2, String.class), Map.of(), owner.get(1, String.class));
            }
            return new Finding(Kind.DAMAGE, owner == null ? "" : owner.get(2, String.class), Map.of(), message);
        } catch (DataAccessException failure) {
            damageIn(failure);
            return new Finding(Kind.DAMAGE, "", Map.of(), message);
        }
    }

    private static Finding ofIndex(DSLContext sql, Kind kind, Matcher matcher) {
        var index = matcher.group("index");
        return new Finding(kind, named(sql, "type = 'index' AND name = {0}", index), Map.of(), index);
    }

    /** SQLite writes table and column with a dot between, and both may have more dots. */
    private static Finding ofColumn(DSLContext sql, Kind kind, Matcher matcher) {
        var place = matcher.group("column");
        for (var dot = place.indexOf('.'); dot >= 0; dot = place.indexOf('.', dot + 1)) {
            var table = place.substring(0, dot);
            var column = place.substring(dot + 1);
            if (!named(sql, "type = 'table' AND name = {0}", table).isEmpty()) {
                var row = new LinkedHashMap<String, Object>();
                if (kind == Kind.NULL) {
                    row.put(column, null);
                }
                return new Finding(kind, table, row, column);
            }
        }
        return new Finding(kind, "", Map.of(), place);
    }

    private static String named(DSLContext sql, String condition, Object value) {
        try {
            var found = sql.fetchOne("SELECT tbl_name FROM sqlite_schema WHERE " + condition, DSL.val(value));
            return found == null ? "" : found.get(0, String.class);
        } catch (DataAccessException failure) {
            damageIn(failure);
            return "";
        }
    }

    private static List<String> tablesWithForeignKeys(DSLContext sql, List<Finding> findings) {
        try {
            return ForeignKey.readAll(sql).stream()
                    .map(ForeignKey::table)
                    .distinct()
                    .toList();
        } catch (DataAccessException failure) {
            findings.add(new Finding(Kind.UNCHECKED, "", Map.of(), damageIn(failure)));
            return List.of();
        }
    }

    private static List<Finding> orphans(DSLContext sql, String table) {
        try {
            var key = rowidColumn(CatalogTable.read(sql, table));
            return sql.select(DSL.field("rowid", Long.class), DSL.field("parent", String.class))
                    .from(DSL.table("pragma_foreign_key_check({0})", DSL.val(table)))
                    .limit(MOST + 1)
                    .fetch(row -> {
                        var isNamed = row.value1() != null && key != null;
                        var named = isNamed ? Map.<String, Object>of(key, row.value1()) : Map.<String, Object>of();
                        return new Finding(Kind.FOREIGN_KEY, table, named, row.value2());
                    });
        } catch (DataAccessException failure) {
            if (Problem.of(failure) != Problem.DAMAGED && Problem.of(failure) != Problem.OTHER) {
                throw failure;
            }
            return List.of(new Finding(Kind.UNCHECKED, table, Map.of(), Problem.message(failure)));
        }
    }

    private static String rowidColumn(CatalogTable table) {
        return table.numbered().map(Catalog.Column::name).orElse(table.rowid());
    }
}
