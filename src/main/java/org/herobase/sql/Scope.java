package org.herobase.sql;

import java.util.List;
import java.util.Optional;
import org.herobase.sql.Query.CommonTable;

/**
 * What can stand at the caret in SQL that is still being typed, and what can be named there. It knows the text only: what
 * tables there are, it does not.
 *
 * @param typed the word at the caret
 * @param place what can stand there
 * @param clause the clause around it
 * @param preceding the words right before it, in upper case, the nearest last; ends at whatever is no keyword
 * @param queries the sources whose columns can be named: those of the innermost query first, then of those around it
 * @param commonTables the common table expressions that can be named, the nearest first
 * @param target the table whose columns are to be named, or that is written to; empty where there is none
 * @param named the names that stand in the list around the caret already, as of columns
 * @param trigger the trigger around the statement; empty outside
 * @param call the function whose arguments the caret is in, or the PRAGMA that is set; empty outside
 * @param lowerCase whether the last keyword before the caret is in lower case
 */
public record Scope(
        Typed typed,
        Place place,
        Clause clause,
        List<String> preceding,
        List<List<Source>> queries,
        List<CommonTable> commonTables,
        Optional<Source.Table> target,
        List<String> named,
        Optional<Trigger> trigger,
        Optional<Call> call,
        boolean lowerCase) {

    /**
     * A call of a function.
     *
     * @param name of the function or PRAGMA
     * @param argument the one that the caret is in, from 0
     */
    public record Call(String name, int argument) {}

    /**
     * A trigger.
     *
     * @param table the one that NEW and OLD belong to
     * @param hasNew whether there is a NEW row: not when it is deleted
     * @param hasOld whether there is an OLD row: not when it is inserted
     */
    public record Trigger(Source.Table table, boolean hasNew, boolean hasOld) {}

    /**
     * Looks around the caret.
     *
     * @param text of a script
     * @param caret an offset in it
     * @return empty in strings, comments, numbers and behind a quoted name
     */
    public static Optional<Scope> at(String text, int caret) {
        return Caret.in(text, caret).map(found -> new ScopeReader(text, found).read());
    }
}
