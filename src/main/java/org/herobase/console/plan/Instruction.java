package org.herobase.console.plan;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One instruction of a compiled statement ("The SQLite Bytecode Engine"; "EXPLAIN").
 *
 * @param address its place, which jumps name
 * @param depth in how many loops it is
 * @param opcode what it does
 * @param p4 empty if it has none
 * @param comment empty unless SQLite was built with comments
 */
record Instruction(int address, int depth, String opcode, int p1, int p2, int p3, String p4, int p5, String comment) {
    /** They go back to the beginning of their loop, at P2. */
    private static final Set<String> LOOP_ENDS = Set.of("Next", "Prev", "VNext", "VPrev", "SorterNext", "Return");

    /** Where a loop may begin that a Goto ends. */
    private static final Set<String> LOOP_STARTS = Set.of("Yield", "SeekLT", "SeekGT", "RowSetRead", "Rewind");

    /**
     * Asks SQLite. The statement is compiled, not run.
     *
     * @throws SQLException if SQLite does not take the statement
     */
    static List<Instruction> of(Connection connection, String sql, List<Object> parameters) throws SQLException {
        var program = new ArrayList<Instruction>();
        try (var statement = connection.prepareStatement("EXPLAIN " + sql)) {
            for (var i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    program.add(new Instruction(
                            rows.getInt(1),
                            0,
                            rows.getString(2),
                            rows.getInt(3),
                            rows.getInt(4),
                            rows.getInt(5),
                            text(rows.getString(6)),
                            rows.getInt(7),
                            text(rows.getString(8))));
                }
            }
        }
        return indented(program);
    }

    /** Loops are set in as the sqlite3 shell does it. */
    private static List<Instruction> indented(List<Instruction> program) {
        var depths = new int[program.size()];
        for (var i = 0; i < program.size(); i++) {
            var instruction = program.get(i);
            var target = instruction.p2();
            var isGotoBack = instruction.opcode().equals("Goto")
                    && target < i
                    && (instruction.p1() != 0 || LOOP_STARTS.contains(program.get(target).opcode));
            if (LOOP_ENDS.contains(instruction.opcode()) && target > 0 || isGotoBack) {
                for (var inside = target; inside < i; inside++) {
                    depths[inside]++;
                }
            }
        }
        var indented = new ArrayList<Instruction>();
        for (var i = 0; i < program.size(); i++) {
            indented.add(program.get(i).atDepth(depths[i]));
        }
        return List.copyOf(indented);
    }

    private Instruction atDepth(int loops) {
        return new Instruction(address, loops, opcode, p1, p2, p3, p4, p5, comment);
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
