package org.herobase.console.completion;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What PRAGMAs can be set to ("PRAGMA Statements"). */
final class Pragmas {
    /** Those that take the name of a table. */
    static final Set<String> OF_TABLES = Set.of(
            "table_info",
            "table_xinfo",
            "table_list",
            "index_list",
            "foreign_key_list",
            "foreign_key_check",
            "integrity_check",
            "quick_check");

    /** Those that take the name of an index. */
    static final Set<String> OF_INDEXES = Set.of("index_info", "index_xinfo");

    private static final List<String> SWITCH = List.of("ON", "OFF");

    private static final Map<String, List<String>> VALUES = """
        auto_vacuum NONE FULL INCREMENTAL
        encoding 'UTF-8' 'UTF-16' 'UTF-16le' 'UTF-16be'
        journal_mode WAL DELETE TRUNCATE PERSIST MEMORY OFF
        locking_mode NORMAL EXCLUSIVE
        page_size 4096 8192 16384 32768 65536 1024 2048 512
        secure_delete ON OFF FAST
        synchronous FULL NORMAL OFF EXTRA
        temp_store DEFAULT FILE MEMORY
        wal_checkpoint PASSIVE FULL RESTART TRUNCATE
        writable_schema ON OFF RESET\
        """.lines()
            .map(line -> Arrays.asList(line.split(" ")))
            .collect(Collectors.toUnmodifiableMap(List::getFirst, words -> words.subList(1, words.size())));

    private static final Set<String> SWITCHES = Set.of("""
        automatic_index case_sensitive_like cell_size_check checkpoint_fullfsync count_changes defer_foreign_keys
        empty_result_callbacks foreign_keys full_column_names fullfsync ignore_check_constraints legacy_alter_table
        query_only read_uncommitted recursive_triggers reverse_unordered_selects short_column_names trusted_schema\
        """.split("\\s+"));

    private Pragmas() {}

    /** The known values of a PRAGMA, by its name in lower case; none for numbers and names. */
    static List<String> values(String name) {
        return SWITCHES.contains(name) ? SWITCH : VALUES.getOrDefault(name, List.of());
    }
}
